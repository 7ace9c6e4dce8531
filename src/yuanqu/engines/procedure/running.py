"""Where a clock of a record stands: started when, due when, paused, stopped; days left or over (时限的计算).

The day after the start is day 1 and the last day counts. A return or a reopening that makes the starting move again
starts the clock anew: the latest start and what came after it count, nothing before. An extension belongs to its round.
A final state that is reached ends every clock; one that starts on the way into a final state runs on there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.clocks import CALENDAR, Clock, Days
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.reconciling import business_day
from yuanqu.terms.errors import TermError
from yuanqu.terms.working_days import (
    Pause,
    add_calendar_days,
    add_working_days_tentative,
    calendar_days_between,
    working_days_between_tentative,
)


@dataclass(frozen=True)
class Reading:
    """One clock of one record on one day.

    ``due``: the last day, None where none is known (a due column left empty, or paused without end). ``tentative``: it
    rests on holidays not yet announced 暂定. ``left``: days until then in the clock's own days, negative when over.
    ``stopped``: the day it stopped. ``paused``: since when it stands still.
    """

    clock: Clock
    start: MoveMade
    due: date | None
    tentative: bool
    left: int | None
    stopped: date | None
    paused: date | None

    @property
    def late(self) -> bool:
        """Whether the last day has passed, or had when it stopped."""
        return self.left is not None and self.left < 0


Granted = Mapping[tuple[str, int], date]  # the last day granted, by clock and the move that started its round


def granted_of(procedure: type[Procedure], records: Iterable[UUID]) -> dict[tuple[str, int], date]:
    """The extensions approved for ``records``; one query, none where no clock of the procedure can be extended."""
    if not any(clock.extension for clock in procedure.clocks):
        return {}
    rows = ExtensionRequest.objects.filter(
        procedure=procedure.label, record__in=list(records), state=ExtensionRequest.State.APPROVED
    )
    return {
        (clock, start): due
        for clock, start, due in rows.order_by("due_new").values_list("clock", "start", "due_new")
    }


def reading_of(
    procedure: type[Procedure],
    clock: Clock,
    row: Row,
    held: Sequence[MoveMade],
    today: date,
    granted: Granted | None = None,
) -> Reading | None:
    """How ``clock`` stands on ``today``; None where it has not started. ``granted``: extensions (``granted_of``)."""
    at = next((n for n in reversed(range(len(held))) if held[n].move in clock.starts), None)
    if at is None:
        return None
    start, after = held[at], held[at + 1 :]
    stop = next(
        (made for made in after if made.move in clock.stops or procedure.state(made.target).final), None
    )
    seen = stop.on if stop else today
    pauses, open_since = pauses_of(clock, after, seen)
    due, tentative = _due(clock, row, start, pauses, open_since)
    if due and not isinstance(clock.due, str):
        due = max(due, (granted or {}).get((clock.name, start.pk), due))
    left = _left(clock.days, seen, due, pauses, open_since) if due else None
    return Reading(
        clock, start, due, tentative, left, stop.on if stop else None, None if stop else open_since
    )


def readings(
    procedure: type[Procedure],
    row: Row,
    held: Sequence[MoveMade],
    today: date,
    granted: Granted | None = None,
) -> list[Reading]:
    """The clocks of a record that have started, in the order of the declaration."""
    found = (reading_of(procedure, clock, row, held, today, granted) for clock in procedure.clocks)
    return [reading for reading in found if reading]


def pauses_of(clock: Clock, after: Sequence[MoveMade], until: date) -> tuple[list[Pause], date | None]:
    """The pauses since the start, both days included, and since when one is open on the day ``until``."""
    if clock.pause is None:
        return [], None
    stops, goes = clock.pause
    pauses: list[Pause] = []
    since: date | None = None
    for made in after:
        if made.on > until or made.move in clock.stops:
            break
        if made.move == stops and since is None:
            since = made.on
        elif made.move == goes and since is not None:
            pauses.append((since, made.on))
            since = None
    return pauses, since


def _due(
    clock: Clock, row: Row, start: MoveMade, pauses: Sequence[Pause], open_since: date | None
) -> tuple[date | None, bool]:
    if isinstance(clock.due, str):
        stated = business_day(row[clock.due])
        return (_shifted(clock.days, stated, pauses) if stated and pauses else stated), False
    if open_since is not None:
        return None, False
    return last_day(clock.days, start.on, clock.due, pauses)


def last_day(days: Days, start: date, count: int, pauses: Sequence[Pause]) -> tuple[date, bool]:
    """The day on which the ``count``-th day after ``start`` falls, paused days left out; and whether it is 暂定."""
    if days is not CALENDAR:
        try:
            found = add_working_days_tentative(start, count, pauses)
        except TermError:  # before the first year the calendar knows: plain weekdays are the best there is
            return _weekdays_after(start, count, pauses), True
        return found.day, found.tentative
    due = add_calendar_days(start, count)
    for first, last in _joined(pauses):  # each pause before the last day moves it on by the pause's own days
        first = max(first, start + timedelta(days=1))
        if first <= due and first <= last:
            due += timedelta(days=(last - first).days + 1)
    return due, False


def _weekdays_after(start: date, count: int, pauses: Sequence[Pause]) -> date:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and not any(first <= day <= last for first, last in pauses):
            left -= 1
    return day


def _joined(pauses: Sequence[Pause]) -> list[Pause]:
    joined: list[Pause] = []
    for first, last in sorted(pauses):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _shifted(days: Days, stated: date, pauses: Sequence[Pause]) -> date:
    """A stated last day moves on by the days that were paused before it."""
    for first, last in _joined(pauses):
        if first <= stated:
            stated += timedelta(days=(last - first).days + 1)
    return stated


def _left(days: Days, seen: date, due: date, pauses: Sequence[Pause], open_since: date | None) -> int:
    """Days from ``seen`` to the last one: 0 on the last day itself, negative after it."""
    if open_since is not None:
        seen = min(seen, open_since)
    if days is CALENDAR:
        return calendar_days_between(seen, due)
    try:
        return working_days_between_tentative(seen, due, tuple(pauses)).days
    except TermError:
        return calendar_days_between(seen, due)
