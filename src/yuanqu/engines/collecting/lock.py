"""Whether a period is locked 锁定: one record says so, of the lock ledger or the task itself; locking writes that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.requested import LOCKED, Requested
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author, create, update
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.rights import may_ever_make
from yuanqu.people.access import may_enter
from yuanqu.people.models import Account


def lock_of(collecting: Collecting, month: date) -> date | None:
    """Since when the month is locked, None where it is open."""
    return locks_of(collecting, [month]).get(month)


def locks_of(collecting: Collecting, months: Collection[date]) -> dict[date, date]:
    """Since when each of ``months`` that is locked is so; one query."""
    if isinstance(collecting, Requested):
        tasks = collecting.tasks_held().filter(month__in=list(months), state=LOCKED)
        return dict(tasks.values_list("month", "locked_on"))
    if not collecting.lock:
        return {}
    rows: Any = collecting.lock_ledger.record._default_manager
    standing = rows.filter(voided_on=None, month__in=list(months), unlocked_on=None)
    return dict(standing.values_list("month", "locked_on"))


def lock(collecting: Collecting, month: date, undecided: int, reason: str, by: Author) -> Record:
    """Lock the month. Raises Refused: ``collecting.undecided`` without a ``reason`` while returns are not decided."""
    if undecided and not reason.strip():
        said = f"还有 {undecided} 份填报单没有审核通过，也没有认定未报"
        mend = "请先办结；确需锁定的，请写明原因，会记入锁定台账的历史"
        raise Refused("collecting.undecided", "没有锁定。", [Problem("collecting.undecided", (), said, mend)])
    if isinstance(collecting, Requested):
        return _moved(collecting, month, "lock_anyway" if undecided else "lock", reason, by)
    department = by.account.department
    values = {"month": month, "locked_on": today(), "locked_by": department.name if department else ""}
    return create(collecting.lock_ledger, values, by, reason)


def unlock(collecting: Collecting, month: date, reason: str, by: Author) -> Record:
    """Open the month again, with the reason. Raises Refused as ``writing.update`` does."""
    if isinstance(collecting, Requested):
        return _moved(collecting, month, "unlock", reason, by)
    ledger = collecting.lock_ledger
    rows: Any = ledger.record._default_manager
    standing = rows.filter(voided_on=None, month=month, unlocked_on=None).first()
    if standing is None:
        raise Refused("collecting.open", "该月没有锁定。")
    values = {"unlocked_on": today(), "reason": reason.strip()}
    return update(ledger, standing.pk, values, token_of(ledger, standing), by, reason)


def may_lock(account: Account, collecting: Collecting) -> bool:
    """Whether the account may lock months."""
    if isinstance(collecting, Requested):
        loop = procedure(collecting.tasks)
        return may_ever_make(account, loop, loop.move("lock"))
    return bool(collecting.lock) and may_enter(account, collecting.lock_ledger.keeper)


def _moved(collecting: Requested, month: date, move: str, reason: str, by: Author) -> Record:
    task: Record = collecting.tasks_held().get(month=month)
    perform(procedure(collecting.tasks), task.pk, move, by, Deed(reason=reason))
    task.refresh_from_db()
    return task
