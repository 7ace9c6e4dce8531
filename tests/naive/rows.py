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


def load_rows() -> dict[str, list[Row]]:
    """Records by ledger label; a link holds its target's id, a moment its business date, a month its first day.

    The standing moves of a ledger's records are under its label with ``:moves``.
    """
    columns = ("id", "record", "move", "target", "on", "seq")
    moves = {
        f"{each.label}:moves": list(
            MoveMade.objects.filter(procedure=each.label, taken_back=None).values(*columns)
        )
        for each in procedures()
    }
    return moves | {
        ledger.label: [
            {name: _plain(value, ledger.declared().get(name)) for name, value in row.items()}
            for row in ledger.record.objects.filter(voided_on=None).values("id", *ledger.declared())
        ]
        for ledger in registry.ledgers()
    }


def _plain(value: Any, column: Column | None) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).date()
    return value.replace(day=1) if value and column and column.kind == "month" else value
