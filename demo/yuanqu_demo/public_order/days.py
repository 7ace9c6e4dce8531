"""Working days near a day: offices decide on them."""

from __future__ import annotations

from datetime import date, timedelta

from yuanqu.terms.working_days import is_working_day


def on_or_after(day: date) -> date:
    """The first working day from ``day`` on."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """The last working day up to ``day``."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def after(day: date, days: int) -> date:
    """The first working day that is at least ``days`` calendar days after ``day``."""
    return on_or_after(day + timedelta(days=days))
