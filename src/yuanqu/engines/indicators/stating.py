"""Which period an indicator can state when one is asked for (可陈述的期间), and why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.indicators.needs import RULE_IN_FORCE, owed_of, period_rule
from yuanqu.engines.indicators.vocabulary import (
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    Ratio,
    RuleValue,
)
from yuanqu.engines.indicators.windows import PeriodRule, Standing, Statement, ThroughLocked, Window
from yuanqu.terms.periods import Period

Lock = tuple[date, date, date | None]
Locks = Callable[[ThroughLocked], list[Lock]]


@dataclass(frozen=True)
class Stated:
    """The period that is stated; ``unknown`` says why none can be (``period`` is then what was asked)."""

    period: Period
    unknown: str = ""


def stated(indicator: Indicator, asked: Period, as_of: date, locks: Locks) -> Stated:
    """The period ``indicator`` states when ``asked`` for: clipped to the as-of day, through the locked months."""
    if as_of < asked.start:
        return Stated(asked, f"取数时点{as_of.isoformat()}早于期间")
    found = _through(period_rule(indicator), asked, as_of, locks)
    if found.unknown:
        return found
    return Stated(_fitting(_windows(indicator), found.period, as_of))


def _through(rule: PeriodRule, asked: Period, as_of: date, locks: Locks) -> Stated:
    if not isinstance(rule, ThroughLocked):
        return Stated(asked)
    months = [
        month
        for month, locked, unlocked in locks(rule)
        if locked <= as_of and (unlocked is None or unlocked > as_of) and asked.contains(month)
    ]
    if not months:
        return Stated(asked, f"截至{as_of.isoformat()}，{asked.chinese()}没有已锁定的月份")
    last = max(months)
    if asked.whole_months and asked.start == date(last.year, 1, 1) and asked.end == _end(last):
        return Stated(asked)
    return Stated(Period.cumulative(last.year, last.month))


def _fitting(windows: tuple[Window, ...], period: Period, as_of: date) -> Period:
    """A stock stands on a day, a statement speaks of January to its month, anything else of the days themselves."""
    if all(isinstance(window, Standing) for window in windows):
        return Period.day(min(period.end, as_of))
    if all(isinstance(window, Statement) for window in windows):
        begins = date(period.end.year, 1, 1)
        if period.whole_months and period.start == begins:
            return period
        return Period.cumulative(period.end.year, period.end.month)
    return period.clip(as_of)


def _windows(indicator: Indicator) -> tuple[Window, ...]:
    match indicator:
        case Measure():
            return (indicator.when,)
        case Growth() | Names():
            return (indicator.of.when,)
        case Ratio():
            return (indicator.part.when, indicator.whole.when)
        case RuleValue():
            return (RULE_IN_FORCE,)
        case QuotaMet() | QuotaLeast():
            return (owed_of(indicator).when,)
    raise TypeError(f"{type(indicator).__name__} has no window")


def _end(month: date) -> date:
    return Period.month(month.year, month.month).end
