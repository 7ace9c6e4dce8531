"""What no edit undoes once moves rest on it (既成): words a loop was closed with, a late end, an overdue record.

A head of the department may void what is overdue; whoever mistyped a record today may void it himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.utils import timezone

from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.requirements import RowWithId
from yuanqu.engines.procedure.rounds import undone
from yuanqu.engines.procedure.running import granted_of, reading_of, readings
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.roles import Role

VOIDED = "voided_on"


def unsettled(procedure: type[Procedure], change: int, today: date) -> Iterator[Problem]:
    """What speaks against the edits of standing records under ``change``; what its own moves wrote is theirs."""
    before = _before(procedure, change)
    if not before:
        return
    held = moves_of_many(procedure, before)
    by = Change.objects.values_list("actor__role", flat=True).get(pk=change)
    for record in procedure.record._default_manager.filter(pk__in=list(before)):
        made, was = held.get(record.pk, []), before[record.pk]
        if not made or any(each.change_id == change for each in made):
            continue
        row = row_of(procedure, record)
        if record.voided_on:
            yield from _voided(procedure, row, made, today) if by == Role.CLERK else ()
            continue
        yield from _emptied(procedure, row, was, made)
        yield from _in_time_after_all(procedure, row, was, made, today)


def _voided(
    procedure: type[Procedure], row: RowWithId, made: Sequence[MoveMade], today: date
) -> Iterator[Problem]:
    """A record that a clerk voids while a clock of it has run out; not one that was entered today."""
    if entered_today(made):
        return
    for reading in readings(procedure, row, made, today, granted_of(procedure, [row["id"]])):
        if reading.late and reading.stopped is None and not reading.paused:
            said = f"「{reading.clock.name}」已逾期，填报员不能作废这条记录"
            yield Problem(
                "procedure.void_overdue", (), said, "请照流程办结；确实登记错了的，由科长作废并写明原因"
            )
            return


def entered_today(made: Sequence[MoveMade]) -> bool:
    """Whether the record came in on this calendar day, whatever its begin was corrected to since."""
    begun = MoveMade.objects.filter(procedure=made[0].procedure, record=made[0].record).order_by("at")
    return timezone.localdate(begun[0].at) == timezone.localdate()


def _emptied(
    procedure: type[Procedure], row: RowWithId, was: Mapping[str, Any], made: Sequence[MoveMade]
) -> Iterator[Problem]:
    """What the moves of a closed record needed and is empty now."""
    if not procedure.state(made[-1].target).final:
        return
    past = undone(procedure, made)
    moves = [procedure.moves.get(each.move) for at, each in enumerate(made) if at not in past]
    for name in dict.fromkeys(name for move in moves if move for name in move.needs):
        if was.get(name) not in (None, "") and row[name] in (None, ""):
            label = procedure.ledger().declared()[name].label
            said = f"记录已经办结，办理时必填的「{label}」不能再改为空"
            yield Problem("procedure.needed", (name,), said, "请改为正确的内容；要重新办理的，请重新打开")


def _in_time_after_all(
    procedure: type[Procedure],
    row: RowWithId,
    was: Mapping[str, Any],
    made: Sequence[MoveMade],
    today: date,
) -> Iterator[Problem]:
    """A last day moved so that what ended late would have ended in time."""
    for clock in procedure.clocks:
        if not isinstance(clock.due, str) or not was.get(clock.due):
            continue
        earlier = RowWithId(dict(row) | {clock.due: date.fromisoformat(was[clock.due])}, row["id"])
        then, now = (reading_of(procedure, clock, each, made, today) for each in (earlier, row))
        if then and then.stopped and then.late and not (now and now.late):
            label = procedure.ledger().declared()[clock.due].label
            said = (
                f"「{clock.name}」是逾期停止的，「{label}」不能再由 {then.due} 改为 {row[clock.due] or '空'}"
            )
            yield Problem(
                "procedure.due_settled", (clock.due,), said, "请保留原来的期限；有情况可以写在备注中"
            )


def _before(procedure: type[Procedure], change: int) -> Mapping[UUID, Mapping[str, Any]]:
    """What stood before ``change`` in the columns that are looked at here, of the records where it wrote one."""
    declared = procedure.ledger().declared()
    needed = {cast(Any, declared[n]).column for move in procedure.moves.values() for n in move.needs}
    due = {clock.due for clock in procedure.clocks if isinstance(clock.due, str)}
    images = BeforeImage.objects.filter(
        change_id=change,
        ledger=procedure.label,
        did__in=("update", "void"),
        before__has_any_keys=[VOIDED, *needed, *due],
    )
    names = {cast(Any, column).column: name for name, column in declared.items()}
    found: dict[UUID, dict[str, Any]] = {}
    for record, before in images.order_by("pk").values_list("record", "before"):
        found[record] = {names.get(each, each): was for each, was in before.items()} | found.get(record, {})
    return found
