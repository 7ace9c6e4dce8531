"""Calendar months and years of dates (月与年): the arithmetic every period needs."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

YEARS = range(1900, 2101)  # a year outside is a slip of the hand


def month_end(day: date) -> date:
    """Last day of the month that holds `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def shift_months(first: date, months: int) -> date:
    """First day of the month that lies `months` after the month of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def days_after(day: date, days: int) -> date | None:
    """The day so many days later; None where no calendar goes that far: a slip of the hand is told, not fallen over."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def same_day_last_year(day: date) -> date:
    """The same day a year before; 29 February becomes 28 February."""
    if day.month == 2 and day.day == 29:
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def are_whole_months(start: date, end: date) -> bool:
    """Whether the days from `start` to `end` are whole calendar months."""
    return start.day == 1 and start < end and end == month_end(end)
