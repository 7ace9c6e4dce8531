"""What must hold of a return before its moves (关口): figures are there, the month is open, chased once a day."""

from __future__ import annotations

from typing import Any

from yuanqu.engines.collecting.declaration import Collecting, collectings
from yuanqu.engines.collecting.lock import lock_of
from yuanqu.engines.collecting.requested import requested
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard


def collecting_of(row: Row) -> Collecting | None:
    """What the return of that row belongs to; None while a workbook is previewed."""
    if row["id"] is None:
        return None
    if "ledger" in row and "department" in row:
        return requested(row["ledger"])
    for each in collectings():
        if each.respondent in row and _is_one(each, row["id"]):
            return each
    return None


def _is_one(collecting: Collecting, record_id: Any) -> bool:
    return collecting.return_ledger.record._default_manager.filter(pk=record_id).exists()


@guard("collecting.no_figures")
def figures_are_there(row: Row) -> str | None:
    """Nobody reports without figures."""
    collecting = collecting_of(row)
    if collecting is None:
        return None
    records: Any = collecting.ledger.record._default_manager
    whose = {collecting.attribute: row[collecting.respondent]}
    rows = records.filter(voided_on=None, month=row["month"], **whose)
    return None if rows.exists() else f"「{collecting.ledger.name}」中还没有这一期的数据，请先填报"


@guard("collecting.locked")
def not_locked(row: Row) -> str | None:
    """Under the lock there is only the office's leave to correct."""
    collecting = collecting_of(row)
    locked = lock_of(collecting, row["month"]) if collecting else None
    return f"该月已于 {locked} 锁定，更正须由办公室办理「同意更正」" if locked else None


@guard("collecting.chased_today")
def not_chased_today(row: Row) -> str | None:
    """Chased once a day: asked of the return as it stands, since ``row`` already bears the day of this move."""
    collecting = collecting_of(row)
    if collecting is None:
        return None
    held: Any = collecting.return_ledger.record._default_manager
    chased = held.filter(pk=row["id"], chased_on=today()).exists()
    return "今天已经催报过，每天催报一次" if chased else None
