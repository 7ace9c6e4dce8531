"""Held columns (不得自改的列): what no edit, by hand or by workbook, undoes once moves rest on it. The one rule:

- The last day of a running clock is moved earlier by anybody.
- Later it is moved by an extension, which another approves, where the clock has one; else by a head, whose reason the
  history keeps. Whoever started the clock today, or moved its last day today, mends what he mistyped.
- No clock that stopped late is made to have stopped in time.
- What the moves of a closed record needed is corrected, never emptied; what another judged by a head (`judged.py`).
- What has run out, or ended late, is voided by a head; whoever entered the record today may void it himself.

A last day stands in the clock's own column, or follows from the day on which the record begins: both are held. What a
move of the same change brings is its own, and so is what the rules make of an untouched row (`lawful_rows`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.images import read_images
from yuanqu.engines.ledger.judging import derive_all
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.reconciling import business_day
from yuanqu.engines.procedure.rounds import undone
from yuanqu.engines.procedure.running import Granted, Reading, reading_of
from yuanqu.people.roles import Role

NOT_A_HEAD = frozenset({Role.CLERK, Role.ENTERPRISE})


@dataclass(frozen=True)
class Editor:
    """Who edits: his account, None for the program; whether he is less than a head; the records he entered today."""

    account: UUID | None
    lesser: bool
    entered: Collection[UUID] = ()


@dataclass(frozen=True)
class Edit:
    """A record that stands: its row as it would be without this hand (``was``) and as it would be with it, the moves
    that stood before, the extensions given."""

    record: UUID
    was: Row
    now: Row
    held: Sequence[MoveMade]
    granted: Granted
    by: Editor


@dataclass(frozen=True)
class Touched:
    """A record's row as it stood and as it would be, with the names of the moves that the same change brings it."""

    was: Row
    now: Row
    moves: Sequence[str] = ()


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


def only_followed(procedure: type[Procedure], row: Touched) -> bool:
    """Whether nobody wrote into the row itself: what differs follows from elsewhere."""
    untyped = procedure.ledger().untyped()
    typed = (name for name in procedure.ledger().declared() if name not in untyped)
    return not row.moves and all(row.was[name] == row.now[name] for name in typed)


def lawful_rows(procedure: type[Procedure], rows: Sequence[Touched]) -> list[Row]:
    """Each row as it would stand without anybody's hand: as it was, with the columns of the moves that the change
    brings and what the ledger works out of these today.

    Of a row that nobody wrote into only the last days that follow other records may be others than they were.
    """
    ledger, due = procedure.ledger(), due_columns(procedure)
    worked_out = [name for name in due if name in ledger.derived]
    found, anew = list[dict[str, object]](), list[dict[str, object]]()
    for row in rows:
        plain = {name: row.was[name] for name in ledger.declared()}
        plain |= {name: row.now[name] for name in _written_by(procedure, row.moves)}
        found.append(plain)
        if not any(row.was[name] != row.now[name] for name in worked_out):
            continue
        if only_followed(procedure, row):
            lawful = [name for name in worked_out if all(clock.follows for clock in due[name])]
            plain |= {name: row.now[name] for name in lawful}
        else:
            anew.append(plain)
    if anew:
        derive_all(ledger, anew)
    return list(found)


def _written_by(procedure: type[Procedure], moves: Sequence[str]) -> set[str]:
    """The columns that belong to ``moves``."""
    known = [procedure.moves[name] for name in moves if name in procedure.moves]
    return {name for move in known for name in (*move.needs, *move.fills, move.day) if name}


def moved_by_hand(procedure: type[Procedure], edit: Edit, today: date) -> Iterator[Problem]:
    """What speaks against the last days that an edit moves."""
    for name, clocks in due_columns(procedure).items():
        if business_day(edit.was[name]) not in (None, business_day(edit.now[name])):
            for clock in clocks:
                yield from _moved(procedure, clock, edit, name, today)


def _moved(procedure: type[Procedure], clock: Clock, edit: Edit, name: str, today: date) -> Iterator[Problem]:
    day, new = business_day(edit.was[name]), business_day(edit.now[name])
    then, now = (
        _read(procedure, clock, row, _begun(procedure, edit.held, row), today, edit.granted)
        for row in (edit.was, edit.now)
    )
    if then is None or (now and now.due == then.due) or (new and new == _given(edit, then)):
        return
    label = procedure.ledger().declared()[name].label
    if then.stopped is not None:
        if then.late and not (now and now.late):
            said = f"「{clock.name}」是逾期停止的，「{label}」不能再由 {day} 改为 {new or '空'}"
            mend = "请保留原来的日期；确实登记错了的，由科长作废并写明原因，再登记正确的"
            yield Problem("procedure.due_settled", (name,), said, mend)
    elif _earlier(then, now) or _slipped(edit, then) or _puts_back(procedure, edit, name, new):
        return
    elif clock.extension and isinstance(clock.due, str):
        said = f"「{clock.name}」正在计时，「{label}」不能由 {day} 直接改为 {new or '空'}"
        mend = "请在详情页申请延期，由另一人批准；登记当天，登记的本人可以改正"
        yield Problem("procedure.due_held", (name,), said, mend)
    elif edit.by.lesser:
        said = f"「{clock.name}」正在计时，「{label}」由 {day} 改为 {new or '空'} 会推迟期限，填报员不能改"
        mend = "请由科长修改并写明原因；登记当天，登记的本人可以改正"
        yield Problem("procedure.due_held", (name,), said, mend)


def _read(
    procedure: type[Procedure],
    clock: Clock,
    row: Row,
    held: Sequence[MoveMade],
    today: date,
    granted: Granted,
) -> Reading | None:
    """How a clock stands; one that stands still as on the eve of that: what had run out by then has run out."""
    reading = reading_of(procedure, clock, row, held, today, granted)
    if reading and reading.paused:
        return reading_of(procedure, clock, row, held, reading.paused - timedelta(days=1), granted)
    return reading


def _earlier(then: Reading, now: Reading | None) -> bool:
    return bool(now and now.due and then.due and now.due < then.due)


def _given(edit: Edit, reading: Reading) -> date | None:
    return edit.granted.get((reading.clock.name, reading.start.pk))


def _slipped(edit: Edit, reading: Reading) -> bool:
    """Whether what is mended was mistyped today by the same person; what another has granted since is no slip."""
    if _given(edit, reading):
        return False
    if reading.start.seq == 0:
        return edit.record in edit.by.entered
    start = reading.start
    return start.account_id is not None and start.account_id == edit.by.account and of_today(start.at)


def _puts_back(procedure: type[Procedure], edit: Edit, name: str, new: date | None) -> bool:
    """Whether the day goes back, at most, to where it stood before the same person altered it today."""
    if edit.by.account is None or new is None:
        return False
    stored = str(cast(Any, procedure.ledger().declared()[name]).column)
    own = BeforeImage.objects.filter(
        ledger=procedure.label,
        record=edit.record,
        did="update",
        before__has_key=stored,
        change__actor=edit.by.account,
    )
    for at, before in own.order_by("pk").values_list("change__at", f"before__{stored}"):
        if of_today(at):
            return before is not None and new.isoformat() <= str(before)[:10]
    return False


def _begun(procedure: type[Procedure], held: Sequence[MoveMade], row: Row) -> Sequence[MoveMade]:
    """The moves with the begin on the day that ``row`` says."""
    day = business_day(row[procedure.begin.on]) if procedure.begin.on else None
    if not held or day is None or held[0].on == day or held[0].move != procedure.begin.name:
        return held
    begin = copy(held[0])
    begin.on = day
    return [begin, *held[1:]]


def emptied(procedure: type[Procedure], edit: Edit) -> Iterator[Problem]:
    """What the moves of a closed record needed and is empty now."""
    if not procedure.state(edit.held[-1].target).final:
        return
    past = undone(procedure, edit.held)
    moves = [procedure.moves.get(each.move) for at, each in enumerate(edit.held) if at not in past]
    for name in dict.fromkeys(name for move in moves if move for name in move.needs):
        if edit.was[name] not in (None, "") and edit.now[name] in (None, ""):
            label = procedure.ledger().declared()[name].label
            said = f"记录已经办结，办理时必填的「{label}」不能再改为空"
            yield Problem("procedure.needed", (name,), said, "请改为正确的内容；要重新办理的，请重新打开")


def voided(procedure: type[Procedure], edit: Edit, today: date) -> Iterator[Problem]:
    """What speaks against voiding a record: a clock of it has run out, or had when it stopped, was paused or was
    started anew."""
    if not edit.by.lesser or edit.record in edit.by.entered:
        return
    for clock in procedure.clocks:
        rounds = _rounds(procedure, clock, edit, today)
        readings = (_read(procedure, clock, row, held, on, edit.granted) for row, held, on in rounds)
        if late := next((reading for reading in readings if reading and reading.late), None):
            how = "是逾期停止的" if late.stopped else "已逾期"
            said = f"「{clock.name}」{how}，填报员不能作废这条记录"
            mend = "请照流程办结；确实登记错了的，由科长作废并写明原因"
            yield Problem("procedure.void_overdue", (), said, mend)
            return


def _rounds(
    procedure: type[Procedure], clock: Clock, edit: Edit, today: date
) -> Iterator[tuple[Row, Sequence[MoveMade], date]]:
    """The rounds of a clock, the latest first: the row and the moves of each, and the day it was over.

    What a column said in an earlier round is read from the history of the move that began the next.
    """
    row: Row = edit.now
    yield row, edit.held, today
    starts = [at for at, made in enumerate(edit.held) if made.move in clock.starts]
    for at in reversed(starts[1:]):
        images = BeforeImage.objects.filter(
            change_id=edit.held[at].change_id, ledger=procedure.label, record=edit.record
        )
        for image in read_images(procedure.ledger(), images.order_by("-pk")):
            row = {**row, **image.before}
        yield row, edit.held[:at], edit.held[at].on


def entered_today(
    procedure: type[Procedure], records: Collection[UUID], account: UUID | None
) -> frozenset[UUID]:
    """Those that ``account`` brought in on this calendar day, whatever their begin was corrected to since."""
    if account is None:
        return frozenset()
    begun = MoveMade.objects.filter(
        procedure=procedure.label, record__in=list(records), seq=0, account=account
    )
    first = begun.values_list("record").annotate(first=Min("at"))
    return frozenset(record for record, at in first if of_today(at))


def of_today(at: datetime) -> bool:
    """Whether something was entered on this calendar day."""
    return timezone.localdate(at) == timezone.localdate()
