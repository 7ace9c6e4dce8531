"""After every change of a ledger, in its transaction: tasks are asked, rows that came in are reported (随动).

Whoever's row reaches the collected ledger, by page, workbook, API or import, has reported. What came in by one change
is moved in a fixed number of statements, however many respondents it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yuanqu.engines.collecting.asking import ask, settle_came, settle_due
from yuanqu.engines.collecting.declaration import Collecting, collectings
from yuanqu.engines.collecting.explaining import keep_doubts
from yuanqu.engines.collecting.records import APPROVED, ASKED, MISSING, REOPENED, SENT_BACK
from yuanqu.engines.collecting.telling import tell_respondents
from yuanqu.engines.ledger.change import touched
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.replaying import Step
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.procedure.writing import put_moves, put_projections
from yuanqu.people.roles import Role

# The zone's operator at the machine has no account: what he brings in has been agreed elsewhere.
OPERATOR = ("demo", "command", "import")
_REPORTING = {
    ASKED.code: ("submit",),
    MISSING.code: ("file_late",),
    SENT_BACK.code: ("resubmit",),
    REOPENED.code: ("correct",),
}
_AGREED = ("permit", "correct")
_LABELS = "collecting.not_open"


@dataclass(frozen=True)
class Came:
    """The rows of one respondent and period that a change wrote; whether one was voided; when they were reported."""

    rows: Sequence[Any]
    voided: bool
    reported: date | None


def follow(change: int) -> None:
    """Let tasks and returns follow what was written under ``change``. Raises Refused or FileRefused, undoing it all."""
    ledgers = touched(change)
    for each in collectings():
        if each.tasks in ledgers:
            _tasks(each, change)
        if each.of in ledgers:
            _rows(each, change)
        if ledgers & {each.of, each.returns}:
            _settle(each, change)


def _tasks(collecting: Collecting, change: int) -> None:
    for task in _written(collecting.task_ledger, change):
        if task.voided_on is None:
            settle_due(collecting, task)
            if task.change_id == change:
                ask(collecting, task, change)


def _rows(collecting: Collecting, change: int) -> None:
    came = _came(collecting, change)
    returns = collecting.returns_held().filter(month__in={month for month, _ in came})
    held = {(each.month, getattr(each, collecting.attribute)): each for each in returns}
    concerned = {held[place].pk: found for place, found in came.items() if place in held}
    if concerned:
        _report(collecting, concerned, Change.objects.select_related("actor").get(pk=change))


def _came(collecting: Collecting, change: int) -> dict[tuple[date, Any], Came]:
    found: dict[tuple[date, Any], list[Any]] = {}
    for row in _written(collecting.ledger, change):
        found.setdefault((row.month, getattr(row, collecting.attribute)), []).append(row)
    return {place: _told(collecting, rows) for place, rows in found.items()}


def _told(collecting: Collecting, rows: Sequence[Any]) -> Came:
    days = [getattr(row, collecting.reported) for row in rows] if collecting.reported else []
    return Came(rows, any(row.voided_on for row in rows), max(filter(None, days), default=None))


def _report(collecting: Collecting, came: Mapping[UUID, Came], change: Change) -> None:
    loop = procedure(collecting.returns)
    held = moves_of_many(loop, came)
    agreed = change.actor_id is None and change.way in OPERATOR
    steps: list[tuple[UUID, int, Step, str]] = []
    corrected: list[tuple[UUID, int, Step, str]] = []
    for record, found in came.items():
        state, seq, since = held[record][-1].target, held[record][-1].seq, held[record][-1].on
        moves = _REPORTING.get(state, _AGREED if state == APPROVED.code and agreed else ())
        if not moves or (found.voided and not agreed):
            _refuse(collecting, loop.state(state).label, change)
        on = max(since, _reported_on(found, change))
        for name in moves:
            seq += 1
            step = Step(loop.move(name), on)
            (corrected if moves is _AGREED else steps).append((record, seq, step, state))
            state = step.move.target.code
    put_moves(loop, steps, change.pk, backfilled=agreed)
    put_moves(loop, corrected, change.pk, backfilled=agreed, reason=change.reason)
    put_projections(loop, list(came))
    last = {record: seq for record, seq, _, _ in (*steps, *corrected)}
    keep_doubts(
        collecting, [(record, last[record], row) for record, found in came.items() for row in found.rows]
    )


def _reported_on(found: Came, change: Change) -> date:
    """The day on the form where the zone's staff keys it in; an enterprise's own reporting comes in today."""
    own = change.actor is not None and change.actor.role == Role.ENTERPRISE
    return today() if own or found.reported is None else min(found.reported, today())


def _refuse(collecting: Collecting, state: str, change: Change) -> None:
    said = f"这一期的填报单是「{state}」，其数据不能再改"
    mend = "待审核的请科室退回后再改；审核通过的请科室撤回审核、或锁定后由办公室同意更正，再由填报单位更正"
    if change.way in ("import", "demo", "command"):
        raise FileRefused("not_open", f"「{collecting.name}」有{said}，什么也没有写入：{mend}。")
    raise Refused("record.problems", "记录没有保存。", [Problem(_LABELS, (), said, mend)])


def _settle(collecting: Collecting, change: int) -> None:
    """What follows from the moves made under ``change``: the first reporting day, and what respondents are told."""
    moved = MoveMade.objects.filter(change_id=change, procedure=collecting.returns, taken_back=None)
    records = set(moved.values_list("record", flat=True))
    if records:
        settle_came(collecting, list(records))
        tell_respondents(collecting, change)


def _written(ledger: type[Ledger], change: int) -> Iterable[Any]:
    """The records that ``change`` brought in, altered or voided."""
    records: Any = ledger.record._default_manager
    altered = BeforeImage.objects.filter(change_id=change, ledger=ledger.label).values("record")
    found: Iterable[Any] = records.filter(change_id=change) | records.filter(pk__in=altered)
    return found
