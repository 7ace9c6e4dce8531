"""Working days of the State Council's calendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.working_days import (
    CalendarUnknown,
    Tentative,
    add_calendar_days,
    add_working_days,
    add_working_days_tentative,
    calendar_days_between,
    is_working_day,
    known_from,
    known_until,
    working_day_after,
    working_days_between,
    working_days_between_tentative,
    working_days_used,
)

KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))
EARLY = st.dates(date(2004, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
        (date(2025, 1, 28), False),  # New Year's Eve by the lunar calendar
        (date(2025, 4, 27), True),  # a Sunday worked for Labour Day
        (date(2025, 5, 1), False),
        (date(2025, 6, 2), False),  # Dragon Boat Festival, a Monday
        (date(2025, 6, 30), True),
        (date(2025, 6, 29), False),
    ],
)
def test_holidays_and_make_up_days(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@given(KNOWN)
def test_agrees_with_the_calendar_package(day: date) -> None:
    assert is_working_day(day) is chinese_calendar.is_workday(day)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2025, 6, 23), 5, date(2025, 6, 30)),
        (date(2025, 6, 27), 1, date(2025, 6, 30)),  # the day after a Friday's start is Monday
        (date(2025, 6, 28), 1, date(2025, 6, 30)),
        (
            date(2025, 1, 24),
            3,
            date(2025, 2, 5),
        ),  # across the Spring Festival: 26, 27 January, then 5 February
        (date(2025, 6, 30), 0, date(2025, 6, 30)),
    ],
)
def test_the_day_after_the_start_is_day_one(start: date, n: int, end: date) -> None:
    assert add_working_days(start, n) == end
    assert working_days_between(start, end) == n


@given(EARLY, st.integers(1, 250))
def test_adding_equals_walking(start: date, n: int) -> None:
    day, left = start, n
    while left:
        day += timedelta(days=1)
        left -= chinese_calendar.is_workday(day)
    assert add_working_days(start, n) == day
    assert working_days_between(start, day) == n
    assert working_days_between(day, start) == -n


PAUSES = st.lists(st.tuples(EARLY, st.integers(0, 90)), max_size=3)


@given(st.dates(date(2010, 1, 1), date(2012, 12, 31)), st.integers(1, 90), st.data())
def test_paused_days_do_not_count(start: date, n: int, data: st.DataObject) -> None:
    near = st.dates(start - timedelta(days=30), start + timedelta(days=120))
    drawn = data.draw(st.lists(st.tuples(near, st.integers(0, 60)), max_size=3))
    pauses = [(first, first + timedelta(days=length)) for first, length in drawn]
    day, left = start, n
    while left:
        day += timedelta(days=1)
        paused = any(first <= day <= last for first, last in pauses)
        left -= chinese_calendar.is_workday(day) and not paused
    assert add_working_days(start, n, pauses=pauses) == day
    assert working_days_between(start, day, pauses=pauses) == n


def test_a_pause_pushes_the_last_day_back() -> None:
    start, pause = date(2025, 6, 9), (date(2025, 6, 12), date(2025, 6, 13))
    assert add_working_days(start, 5) == date(2025, 6, 16)
    assert add_working_days(start, 5, pauses=[pause]) == date(2025, 6, 18)
    assert add_working_days(start, 5, pauses=[pause, pause]) == date(2025, 6, 18)
    sharing_a_day = [(date(2025, 6, 12), date(2025, 6, 12)), pause]
    assert add_working_days(start, 5, pauses=sharing_a_day) == date(2025, 6, 18)


def test_wrong_use_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2025, 6, 9), -1)
    with pytest.raises(ValueError, match="before it begins"):
        add_working_days(date(2025, 6, 9), 1, pauses=[(date(2025, 6, 13), date(2025, 6, 12))])


def test_beyond_the_known_calendar_nothing_is_guessed() -> None:
    until, outside = known_until(), known_until() + timedelta(days=1)
    assert working_days_between(until - timedelta(days=7), until) > 0
    for refused in (
        lambda: is_working_day(outside),
        lambda: add_working_days(until, 1),
        lambda: add_working_days(until - timedelta(days=20), 30),
        lambda: add_working_days(outside, 1),
        lambda: working_days_between(until, outside),
        lambda: is_working_day(known_from() - timedelta(days=1)),
        lambda: add_working_days(known_from() - timedelta(days=1), 5),
        lambda: add_working_days_tentative(known_from() - timedelta(days=1), 5),
    ):
        with pytest.raises(CalendarUnknown, match="放假安排") as caught:
            refused()
        assert caught.value.code == "calendar_unknown"


def test_tentative_days_say_so() -> None:
    until = known_until()
    day = add_working_days_tentative(until, 5)
    assert day.tentative
    weekdays = [until + timedelta(days=n) for n in range(1, 10) if (until + timedelta(days=n)).weekday() < 5]
    assert day.day == weekdays[4]
    count = working_days_between_tentative(until, day.day)
    assert (count.days, count.tentative) == (5, True)


@given(EARLY, st.integers(0, 250))
def test_tentative_is_strict_where_the_calendar_is_known(start: date, n: int) -> None:
    assert add_working_days_tentative(start, n) == Tentative(add_working_days(start, n), False)


def test_calendar_days_count_the_last_day() -> None:
    assert add_calendar_days(date(2025, 6, 1), 60) == date(2025, 7, 31)
    assert calendar_days_between(date(2025, 6, 1), date(2025, 7, 31)) == 60


def test_for_rules_what_is_unknown_is_none() -> None:
    assert working_day_after(date(2025, 6, 27), 2) == date(2025, 7, 1)
    assert working_days_used(date(2025, 6, 27), date(2025, 7, 1)) == 2
    before = date(1990, 1, 1)
    for unknown in (None, before):
        assert working_day_after(unknown, 2) is None
        assert working_days_used(unknown, date(2025, 7, 1)) is None
    assert working_days_used(date(2025, 7, 1), None) is None
