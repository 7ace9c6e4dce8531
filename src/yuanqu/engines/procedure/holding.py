"""Held columns (不得自改的列): what no edit, by hand or by workbook, undoes once moves rest on it. The one rule:

- The last day of a running clock that can be extended is moved by an extension, which another approves.
- That of any other running clock is moved later by a head, whose reason the history keeps; earlier by anybody.
- No clock that stopped late is made to have stopped in time.
- What the moves of a closed record needed is corrected, never emptied.
- What is overdue is voided by a head; whoever mistyped a record today may void or mend it himself.

A last day stands in the clock's own column, or follows from the day on which the record begins: both are held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils import timezone

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.images import read_images
from yuanqu.engines.ledger.models import BeforeImage, Change
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.reconciling import business_day
from yuanqu.engines.procedure.requirements import RowWithId
from yuanqu.engines.procedure.rounds import undone
from yuanqu.engines.procedure.running import Granted, granted_of, reading_of, readings
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.roles import Role

VOIDED = "voided_on"
NOT_A_HEAD = frozenset({Role.CLERK, Role.ENTERPRISE})
_AT_A_TIME = 2_000


@dataclass(frozen=True)
class Edit:
    """A record that stands: its row as it was and as it would be, the moves that stood before.

    ``own``: columns that moves of the same change wrote. ``lesser``: whether neither a head nor the program edits it.
    """

    was: Row
    now: Row
    held: Sequence[MoveMade]
    granted: Granted
    lesser: bool
    own: frozenset[str] = frozenset()


def due_columns(procedure: type[Procedure]) -> dict[str, list[Clock]]:
    """The columns that last days rest on, each with its clocks."""
    found: dict[str, list[Clock]] = {}
    for clock in procedure.clocks:
        if name := _rests_on(procedure, clock):
            found.setdefault(name, []).append(clock)
    return found


def _rests_on(procedure: type[Procedure], clock: Clock) -> str:
    if isinstance(clock.due, str):
        return clock.due
    return procedure.begin.on if procedure.begin.name in clock.starts else ""


def moved_by_hand(procedure: type[Procedure], edit: Edit, today: date) -> Iterator[Problem]:
    """What speaks against the last days that an edit moves."""
    for name, clocks in due_columns(procedure).items():
        day, new = business_day(edit.was[name]), business_day(edit.now[name])
        if day is None or day == new or name in edit.own:
            continue
        for clock in clocks:
            yield from _moved(procedure, clock, edit, (day, new), today)


def _moved(
    procedure: type[Procedure], clock: Clock, edit: Edit, days: tuple[date, date | None], today: date
) -> Iterator[Problem]:
    name, (day, new) = _rests_on(procedure, clock), days
    then, now = (
        reading_of(procedure, clock, row, _begun(procedure, edit.held, row), today, edit.granted)
        for row in (edit.was, edit.now)
    )
    if then is None or (new and new == edit.granted.get((clock.name, then.start.pk))):
        return
    label = procedure.ledger().declared()[name].label
    if then.stopped is not None:
        if then.late and not (now and now.late):
            said = f"「{clock.name}」是逾期停止的，「{label}」不能再由 {day} 改为 {new or '空'}"
            mend = "请保留原来的日期；确实登记错了的，由科长作废并写明原因，再登记正确的"
            yield Problem("procedure.due_settled", (name,), said, mend)
    elif clock.extension and isinstance(clock.due, str):
        said = f"「{clock.name}」正在计时，「{label}」不能由 {day} 直接改为 {new or '空'}"
        yield Problem("procedure.due_held", (name,), said, "请在详情页申请延期，由另一人批准")
    elif edit.lesser and (new is None or new > day):
        said = f"「{clock.name}」正在计时，「{label}」由 {day} 改为 {new or '空'} 会推迟期限，填报员不能改"
        yield Problem("procedure.due_held", (name,), said, "请由科长修改并写明原因")


def _begun(procedure: type[Procedure], held: Sequence[MoveMade], row: Row) -> Sequence[MoveMade]:
    """The moves with the begin on the day that ``row`` says."""
    day = business_day(row[procedure.begin.on]) if procedure.begin.on else None
    if not held or day is None or held[0].on == day or held[0].move != procedure.begin.name:
        return held
    begin = copy(held[0])
    begin.on = day
    return [begin, *held[1:]]


def _emptied(procedure: type[Procedure], edit: Edit) -> Iterator[Problem]:
    """What the moves of a closed record needed and is empty now."""
    if not procedure.state(edit.held[-1].target).final:
        return
    past = undone(procedure, edit.held)
    moves = [procedure.moves.get(each.move) for at, each in enumerate(edit.held) if at not in past]
    for name in dict.fromkeys(name for move in moves if move for name in move.needs):
        if name not in edit.own and edit.was[name] not in (None, "") and edit.now[name] in (None, ""):
            label = procedure.ledger().declared()[name].label
            said = f"记录已经办结，办理时必填的「{label}」不能再改为空"
            yield Problem("procedure.needed", (name,), said, "请改为正确的内容；要重新办理的，请重新打开")


def unheld(procedure: type[Procedure], change: int, today: date) -> Iterator[tuple[UUID, Problem]]:
    """What speaks against the edits of standing records under ``change``, each with its record."""
    images = BeforeImage.objects.filter(
        change_id=change,
        ledger=procedure.label,
        did__in=("update", "void"),
        before__has_any_keys=[VOIDED, *_stored(procedure)],
    )
    records = list(images.order_by("record").values_list("record", flat=True).distinct())
    if not records:
        return
    lesser = Change.objects.values_list("actor__role", flat=True).get(pk=change) in NOT_A_HEAD
    for start in range(0, len(records), _AT_A_TIME):
        yield from _unheld(procedure, change, images, records[start : start + _AT_A_TIME], lesser, today)


def _unheld(
    procedure: type[Procedure],
    change: int,
    images: QuerySet[BeforeImage],
    records: Sequence[UUID],
    lesser: bool,
    today: date,
) -> Iterator[tuple[UUID, Problem]]:
    """`unheld` of some records: a handful of queries however many they are."""
    made, before = moves_of_many(procedure, records), _before(procedure, images, records)
    granted = granted_of(procedure, records)
    fresh = entered_today(procedure, records) if lesser else frozenset[UUID]()
    for record in procedure.record._default_manager.filter(pk__in=records):
        held = [each for each in made.get(record.pk, []) if each.change_id != change]
        ours = [each for each in made.get(record.pk, []) if each.change_id == change]
        if not held or any(not each.backfilled for each in ours):
            continue
        now, slip = row_of(procedure, record), record.pk in fresh
        if record.voided_on:
            found = _voided(procedure, now, held, today, granted) if lesser and not slip else iter(())
        else:
            was = RowWithId(
                {**{n: now[n] for n in procedure.ledger().declared()}, **before[record.pk]}, record.pk
            )
            own = frozenset(written_by(procedure, [each.move for each in ours]))
            edit = Edit(was, now, held, granted, lesser and not slip, own)
            found = iter([*_emptied(procedure, edit), *moved_by_hand(procedure, edit, today)])
        yield from ((record.pk, problem) for problem in found)


def written_by(procedure: type[Procedure], moves: Collection[str]) -> set[str]:
    """The columns that belong to ``moves``, with those the ledger works out; none without a move."""
    known = [procedure.moves[name] for name in moves if name in procedure.moves]
    said = {name for move in known for name in (*move.needs, *move.fills)}
    return said | set(procedure.ledger().derived) if known else said


def _voided(
    procedure: type[Procedure], row: Row, held: Sequence[MoveMade], today: date, granted: Granted
) -> Iterator[Problem]:
    """A record that is voided while a clock of it has run out."""
    for reading in readings(procedure, row, held, today, granted):
        if reading.late and reading.stopped is None and not reading.paused:
            said = f"「{reading.clock.name}」已逾期，填报员不能作废这条记录"
            mend = "请照流程办结；确实登记错了的，由科长作废并写明原因"
            yield Problem("procedure.void_overdue", (), said, mend)
            return


def entered_today(procedure: type[Procedure], records: Collection[UUID]) -> frozenset[UUID]:
    """Those that came in on this calendar day, whatever their begin was corrected to since."""
    begun = MoveMade.objects.filter(procedure=procedure.label, record__in=list(records), seq=0)
    first = begun.values_list("record").annotate(first=Min("at"))
    return frozenset(record for record, at in first if timezone.localdate(at) == timezone.localdate())


def _stored(procedure: type[Procedure]) -> set[str]:
    """The columns that are looked at here, as the database names them."""
    declared = procedure.ledger().declared()
    needed = {name for move in procedure.moves.values() for name in move.needs}
    return {str(cast(Any, declared[name]).column) for name in {*needed, *due_columns(procedure)}}


def _before(
    procedure: type[Procedure], images: QuerySet[BeforeImage], records: Collection[UUID]
) -> Mapping[UUID, dict[str, Any]]:
    """What stood before the change, of each record: of several images the first."""
    declared, found = procedure.ledger().declared(), dict[UUID, dict[str, Any]]()
    for image in read_images(procedure.ledger(), images.filter(record__in=records).order_by("pk")):
        known = {name: value for name, value in image.before.items() if name in declared}
        found[image.record] = known | found.get(image.record, {})
    return found
