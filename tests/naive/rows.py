"""All standing records as plain dicts, read from PostgreSQL through Django and never from a snapshot."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedures

SHANGHAI = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
MOVES = ":moves"


def load_rows() -> dict[str, list[Row]]:
    """Records by ledger label; a link holds its target's id, a moment its business date, a month its first day.

    The standing moves of a ledger's records are under its label with ``:moves``.
    """
    moves = {f"{each.label}{MOVES}" for each in procedures()}
    return {label: rows_of(label) for label in (*moves, *(ledger.label for ledger in registry.ledgers()))}


class Rows(dict[str, list[Row]]):
    """The same, each ledger read when it is first looked at."""

    def __missing__(self, label: str) -> list[Row]:
        self[label] = rows_of(label)
        return self[label]


def rows_of(label: str) -> list[Row]:
    """The standing rows of one ledger, or of its moves."""
    if label.endswith(MOVES):
        moves = MoveMade.objects.filter(procedure=label.removesuffix(MOVES), taken_back=None)
        return [dict(move) for move in moves.values("id", "record", "move", "target", "on", "seq")]
    ledger = registry.ledger(label)
    return [
        {name: _plain(value, ledger.declared().get(name)) for name, value in row.items()}
        for row in ledger.record.objects.filter(voided_on=None).values("id", *ledger.declared())
    ]


def _plain(value: Any, column: Column | None) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).date()
    return value.replace(day=1) if value and column and column.kind == "month" else value
