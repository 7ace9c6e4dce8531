"""Working days (工作日) by the State Council's yearly holiday notices, make-up days (调休) included.

Counting: the day after the start is day 1 and the last day counts. The notice for a year is known only up
to a day; beyond it the strict functions refuse (CalendarUnknown) and the tentative ones count plain
weekdays and say so, for pages to print 暂定. Answers come from tables built once, so each costs two
look-ups.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from chinese_calendar.constants import holidays, workdays

from yuanqu.terms.errors import TermError

Pause = tuple[date, date]
_TENTATIVE_YEARS = 60


class CalendarUnknown(TermError):
    """The holiday notice that would decide this is not known (code calendar_unknown)."""


class Tentative(NamedTuple):
    """A day, and whether it rests on weekdays beyond the known calendar (print 暂定)."""

    day: date
    tentative: bool


class TentativeCount(NamedTuple):
    """A number of working days, and whether part of it rests on weekdays beyond the known calendar."""

    days: int
    tentative: bool


@lru_cache(maxsize=1)
def known_from() -> date:
    """First day of the known calendar."""
    return date(min(holidays).year, 1, 1)


@lru_cache(maxsize=1)
def known_until() -> date:
    """Last day of the last year whose holiday notice is known."""
    return date(max(holidays).year, 12, 31)


def _decided_working(day: date) -> bool:
    return day in workdays or (day.weekday() < 5 and day not in holidays)


@dataclass(frozen=True, slots=True)
class _Table:
    """Working days counted from `first`: `counts[n]` of them up to and including the n-th day, their
    ordinals beside.
    """

    first: int
    counts: array[int]
    ordinals: array[int]

    @classmethod
    def build(cls, first: date, last: date, known: date) -> _Table:
        counts, ordinals, total = array("l"), array("l"), 0
        day, one = first, timedelta(days=1)
        while day <= last:
            if _decided_working(day) if day <= known else day.weekday() < 5:
                total += 1
                ordinals.append(day.toordinal())
            counts.append(total)
            day += one
        return cls(first.toordinal(), counts, ordinals)

    def up_to(self, day: date) -> int:
        """Working days of the table up to and including `day`; IndexError after its end."""
        index = day.toordinal() - self.first
        if index < 0:
            raise IndexError(index)
        return self.counts[index]


@lru_cache(maxsize=1)
def _strict() -> _Table:
    return _Table.build(known_from(), known_until(), known_until())


@lru_cache(maxsize=1)
def _long() -> _Table:
    last = date(known_until().year + _TENTATIVE_YEARS, 12, 31)
    return _Table.build(known_from(), last, known_until())


def _unknown(asked: str) -> CalendarUnknown:
    reach = f"{known_from().isoformat()}至{known_until().isoformat()}之内的日期"
    what = "放假安排尚未公布或没有收录，不能确定工作日"
    return CalendarUnknown("calendar_unknown", what, asked, reach)


def is_working_day(day: date) -> bool:
    """Whether offices work on that day. Raises CalendarUnknown outside the known calendar."""
    if not known_from() <= day <= known_until():
        raise _unknown(day.isoformat())
    return _decided_working(day)


def add_working_days(start: date, n: int, pauses: Sequence[Pause] = ()) -> date:
    """The day on which the n-th working day after `start` falls (n = 0: `start` itself).

    Working days inside a pause (from, to), both included, do not count. Raises CalendarUnknown when the
    answer or the start lies outside the known calendar, ValueError for n < 0 or a backward pause.
    """
    try:
        return _add(_strict(), start, n, pauses)
    except IndexError:
        raise _unknown(f"{start.isoformat()}后第{n}个工作日") from None


def add_working_days_tentative(start: date, n: int, pauses: Sequence[Pause] = ()) -> Tentative:
    """As `add_working_days`, counting plain weekdays beyond the known calendar and saying so.

    Still raises CalendarUnknown for a start before the calendar, or an answer more than two generations
    ahead.
    """
    try:
        day = _add(_long(), start, n, pauses)
    except IndexError:
        raise _unknown(f"{start.isoformat()}后第{n}个工作日") from None
    return Tentative(day, day > known_until())


def working_day_after(start: date | None, n: int, pauses: Sequence[Pause] = ()) -> date | None:
    """As `add_working_days_tentative` for rules and derived days: None where start or calendar is unknown."""
    try:
        return None if start is None else add_working_days_tentative(start, n, pauses).day
    except CalendarUnknown:
        return None


def _add(table: _Table, start: date, n: int, pauses: Iterable[Pause]) -> date:
    if n < 0:
        raise ValueError("the number of working days must not be negative")
    before = table.up_to(start)
    if n == 0:
        return start
    wanted = n
    merged = _merged(pauses)
    while True:
        end = date.fromordinal(table.ordinals[before + wanted - 1])
        paused = sum(_paused(table, start, end, pause) for pause in merged)
        if n + paused == wanted:
            return end
        wanted = n + paused


def _paused(table: _Table, start: date, end: date, pause: Pause) -> int:
    """Working days of the pause after `start` up to and including `end`."""
    first, last = max(pause[0] - timedelta(days=1), start), min(pause[1], end)
    return table.up_to(last) - table.up_to(first) if first < last else 0


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses in order, overlapping ones joined so that no day is taken off twice."""
    merged: list[Pause] = []
    for first, last in sorted(pauses):
        if last < first:
            raise ValueError("a pause ends before it begins")
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def working_days_between(start: date, end: date, pauses: Sequence[Pause] = ()) -> int:
    """Working days after `start` up to and including `end`; negative when `end` is the earlier.

    Those inside a pause do not count. Raises CalendarUnknown outside the known calendar.
    """
    try:
        return _between(_strict(), start, end, pauses)
    except IndexError:
        raise _unknown(f"{start.isoformat()}至{end.isoformat()}") from None


def working_days_between_tentative(start: date, end: date, pauses: Sequence[Pause] = ()) -> TentativeCount:
    """As `working_days_between`, counting plain weekdays beyond the known calendar and saying so."""
    try:
        return TentativeCount(_between(_long(), start, end, pauses), max(start, end) > known_until())
    except IndexError:
        raise _unknown(f"{start.isoformat()}至{end.isoformat()}") from None


def working_days_used(start: date | None, end: date | None) -> int | None:
    """As `working_days_between_tentative` for rules: None where either day or the calendar is unknown."""
    try:
        return None if start is None or end is None else working_days_between_tentative(start, end).days
    except CalendarUnknown:
        return None


def _between(table: _Table, start: date, end: date, pauses: Iterable[Pause]) -> int:
    if end < start:
        return -_between(table, end, start, pauses)
    count = table.up_to(end) - table.up_to(start)
    return count - sum(_paused(table, start, end, pause) for pause in _merged(pauses)) if pauses else count


def add_calendar_days(start: date, n: int) -> date:
    """The n-th calendar day after `start`; the day after it is day 1 and the last day counts."""
    return start + timedelta(days=n)


def calendar_days_between(start: date, end: date) -> int:
    """Calendar days after `start` up to and including `end`; negative when `end` is the earlier."""
    return (end - start).days
