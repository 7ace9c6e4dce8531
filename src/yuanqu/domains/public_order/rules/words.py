"""Rules that several ledgers of public order share (通用审核): counts, the petition a row is about, days of moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from yuanqu.engines.ledger.checks import Check, Row, hard, soft
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.registers.held import held


def not_negative(code: str, *columns: str) -> Check:
    """Counts and amounts are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)


def by_today(code: str, column: str, label: str) -> Check:
    """What is registered has happened."""

    def test(row: Row) -> str | None:
        day = row.get(column)
        return f"{label}（{day}）晚于今天（{today()}）：请核对。" if day and day > today() else None

    return soft(code, column)(test)


def received_once_given(code: str, column: str, given: str) -> Check:
    """Nobody receives what was not given, nor before it was."""

    def test(row: Row) -> str | None:
        received, since = row.get(column), row.get(given)
        if received is None or (since is not None and since <= received):
            return None
        return f"送达日期（{received}）早于答复日期（{since or '还没有答复'}）：请核对。"

    return hard(code, column, given)(test)


def day_of(row: Row, procedure: str, move: str, column: str) -> date:
    """The day of a move that is about to be made: the one newly in ``column``, by page or workbook, else today."""
    given: date | None = row[column]
    if given is None:
        return today()
    known = MoveMade.objects.filter(
        procedure=procedure, record=row["id"], move=move, on=given, taken_back=None
    )
    return today() if known.exists() else given


def linked(ledger: str, rows: Sequence[Row], link: str, *columns: str) -> dict[Any, dict[str, Any]]:
    """``columns`` of the records of ``ledger`` that ``rows`` lead to by ``link``, by their id: one query."""
    asked = {row.get(link) for row in rows} - {None}
    return {each["pk"]: each for each in held(ledger, pk__in=asked).values("pk", *columns)}
