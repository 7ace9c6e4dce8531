"""What must be counted for an indicator (所需的量): its base measures, stripped of name, unit and period.

Two indicators that need the same measure share one: it is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanqu.engines.indicators.conditions import Condition
from yuanqu.engines.indicators.vocabulary import (
    Count,
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    Ratio,
    Share,
    Sum,
)
from yuanqu.engines.indicators.windows import AsAsked, PeriodRule, Statement, Window


@dataclass(frozen=True)
class Base:
    """Records of one ledger, counted (``column`` empty), counted by different values, or summed."""

    of: str
    when: Window
    where: tuple[Condition, ...]
    how: str
    column: str = ""


@dataclass(frozen=True)
class Rest:
    """The records of ``whole`` that are not in ``part``."""

    whole: Base
    part: Base


@dataclass(frozen=True)
class Comparison:
    """This year's values beside last year's, unit by unit; ``base`` is the form's own column of last year's value."""

    of: Base
    base: str


@dataclass(frozen=True)
class Missing:
    """Units in the register that stated nothing for the month."""

    of: Base


Need = Base | Rest | Comparison | Missing


def base_of(measure: Measure) -> Base:
    """The base measure of a Count, Distinct or Sum."""
    if isinstance(measure, Distinct):
        return Base(measure.of, measure.when, measure.where, "distinct", measure.column)
    if isinstance(measure, Sum):
        return Base(measure.of, measure.when, measure.where, "sum", measure.column)
    return Base(measure.of, measure.when, measure.where, "count")


def needs_of(indicator: Indicator) -> Iterator[Need]:
    """Everything that must be counted for ``indicator``."""
    match indicator:
        case Growth():
            of = base_of(indicator.of)
            yield Comparison(of, indicator.base)
            yield from _missing(of)
        case Ratio():
            part, whole = base_of(indicator.part), base_of(indicator.whole)
            yield part
            yield whole
            if isinstance(indicator, Share):
                yield Rest(whole, part)
        case Names():
            yield base_of(indicator.of)
        case Count() | Distinct() | Sum():
            yield base_of(indicator)
            yield from _missing(base_of(indicator))


def measure_of(need: Need) -> Base:
    """The base measure that decides where and when a need is counted."""
    match need:
        case Base():
            return need
        case Rest():
            return need.whole
        case Comparison() | Missing():
            return need.of


def period_rule(indicator: Indicator) -> PeriodRule:
    """The indicator's own rule; one that has none follows the measure it is made of."""
    if indicator.period != AsAsked():
        return indicator.period
    match indicator:
        case Growth() | Names():
            return indicator.of.period
        case Ratio():
            return indicator.whole.period if indicator.part.period == AsAsked() else indicator.part.period
    return indicator.period


def _missing(base: Base) -> Iterator[Missing]:
    """Only statements are owed, and only where the measure says by whom."""
    if isinstance(base.when, Statement) and any(hasattr(each, "during") for each in base.where):
        yield Missing(base)
