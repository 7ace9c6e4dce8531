"""Clocks: the last day counts, pauses take out what they hold, a new round starts anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from yuanqu.engines.procedure.clocks import CALENDAR, WORKING, Clock
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.running import last_day, pauses_of, reading_of
from yuanqu.terms.working_days import is_working_day

DAYS = st.dates(date(2023, 1, 2), date(2024, 12, 31))
PAUSES = st.lists(
    st.tuples(DAYS, st.integers(0, 40)).map(lambda p: (p[0], p[0] + timedelta(days=p[1]))), max_size=3
)


def counted(start: date, end: date, pauses: list[tuple[date, date]], *, working: bool) -> int:
    """The days after ``start`` up to ``end`` that count, one by one."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(
        not any(first <= day <= last for first, last in pauses) and (not working or is_working_day(day))
        for day in days
    )


@given(start=DAYS, count=st.integers(1, 90), pauses=PAUSES)
def test_calendar_days_are_counted_one_by_one(start: date, count: int, pauses: list[Any]) -> None:
    due, tentative = last_day(CALENDAR, start, count, pauses)
    assert counted(start, due, pauses, working=False) == count
    assert counted(start, due - timedelta(days=1), pauses, working=False) == count - 1
    assert not tentative


@given(start=DAYS, count=st.integers(1, 60), pauses=PAUSES)
def test_working_days_are_counted_one_by_one(start: date, count: int, pauses: list[Any]) -> None:
    due, _ = last_day(WORKING, start, count, pauses)
    assert counted(start, due, pauses, working=True) == count
    assert counted(start, due - timedelta(days=1), pauses, working=True) == count - 1


def made(*steps: tuple[str, int]) -> list[MoveMade]:
    return [MoveMade(pk=n, seq=n, move=name, on=date(2025, 3, day)) for n, (name, day) in enumerate(steps)]


CLOCK = Clock("期限", since=("order", "fail"), until="mend", due=10, pause=("halt", "resume"))


def test_a_pause_counts_neither_of_its_days_and_an_open_one_stops_the_clock(loop: Any) -> None:
    held = made(("begin", 1), ("order", 3), ("halt", 5), ("resume", 8))
    assert pauses_of(CLOCK, held[2:], date(2025, 3, 9)) == ([(date(2025, 3, 5), date(2025, 3, 8))], None)
    reading = reading_of(loop, CLOCK, {}, held, date(2025, 3, 9))
    assert reading is not None
    assert (reading.due, reading.left) == (date(2025, 3, 17), 8)
    still = reading_of(loop, CLOCK, {}, held[:3], date(2025, 3, 30))
    assert still is not None
    assert (still.paused, still.due, still.late) == (date(2025, 3, 5), None, False)


def test_a_return_starts_the_clock_anew_and_a_stop_is_judged_on_its_own_day(loop: Any) -> None:
    held = made(("begin", 1), ("order", 3), ("mend", 14), ("fail", 20))
    late = reading_of(loop, CLOCK, {}, held[:3], date(2025, 6, 1))
    assert late is not None
    assert (late.stopped, late.left, late.late) == (date(2025, 3, 14), -1, True)
    anew = reading_of(loop, CLOCK, {}, held, date(2025, 3, 21))
    assert anew is not None
    assert (anew.due, anew.stopped, anew.left) == (date(2025, 3, 30), None, 9)
    assert reading_of(loop, CLOCK, {}, held[:1], date(2025, 3, 2)) is None


def test_an_extension_belongs_to_its_round(loop: Any) -> None:
    held = made(("begin", 1), ("order", 3), ("mend", 14), ("fail", 20))
    granted = {("期限", held[1].pk): date(2025, 4, 30)}
    first = reading_of(loop, CLOCK, {}, held[:2], date(2025, 3, 5), granted)
    second = reading_of(loop, CLOCK, {}, held, date(2025, 3, 21), granted)
    assert first is not None
    assert second is not None
    assert (first.due, second.due) == (date(2025, 4, 30), date(2025, 3, 30))
