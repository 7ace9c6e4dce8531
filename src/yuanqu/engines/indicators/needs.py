"""What must be counted for an indicator (所需的量): its base measures, stripped of name, unit and period.

Two indicators that need the same measure share one: it is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanqu.engines.indicators.conditions import Condition, Equals, OfMoves, Within
from yuanqu.engines.indicators.dimensions import dimension
from yuanqu.engines.indicators.vocabulary import (
    Count,
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    Ratio,
    RuleValue,
    Sum,
)
from yuanqu.engines.indicators.windows import AsAsked, Owed, PeriodRule, Standing, Statement, Window
from yuanqu.engines.procedure.quotas import quota

Cut = tuple[tuple[str, str], ...]
"""A slice: dimensions with their codes, sorted by dimension."""

RULE_IN_FORCE = Standing("valid_from", "valid_to")


@dataclass(frozen=True)
class Base:
    """Records of one ledger within the slice ``cut``: counted, or ``column`` counted by its values or summed."""

    of: str
    when: Window
    where: tuple[Condition, ...]
    how: str
    column: str = ""
    cut: Cut = ()


@dataclass(frozen=True)
class Comparison:
    """This year's values beside last year's, unit by unit; ``base`` is the form's own column of last year's value."""

    of: Base
    base: str


@dataclass(frozen=True)
class Missing:
    """Units in the register that stated nothing for the month."""

    of: Base


Need = Base | Comparison | Missing


def base_of(measure: Measure, cut: Cut = ()) -> Base:
    """The base measure of a Count, Distinct or Sum within a slice."""
    if isinstance(measure, Distinct):
        return Base(measure.of, measure.when, measure.where, "distinct", measure.column, cut)
    if isinstance(measure, Sum):
        return Base(measure.of, measure.when, measure.where, "sum", measure.column, cut)
    return Base(measure.of, measure.when, measure.where, "count", cut=cut)


def part_of(ratio: Ratio, cut: Cut = ()) -> Base:
    """What stands above the line."""
    return base_of(ratio.part, cut)


def whole_of(ratio: Ratio, cut: Cut = ()) -> Base:
    """What stands below the line; it stays whole along the dimensions that only the part is defined by."""
    return base_of(ratio.whole, tuple(pair for pair in cut if pair[0] not in undivided(ratio)))


def undivided(ratio: Ratio) -> frozenset[str]:
    """Dimensions along which the whole is not cut: the part's own conditions name them, the whole's do not.

    The share of the leading industries, cut by leading industry, is each one's share of the same whole.
    """
    return _named(ratio.part.where) - _named(ratio.whole.where)


def _named(where: tuple[Condition, ...]) -> frozenset[str]:
    names = {each.column for each in where if not isinstance(each, Within | OfMoves)}
    return frozenset(name for name in names if dimension(name) is not None)


def comparison_of(growth: Growth, cut: Cut = ()) -> Comparison:
    """The comparison a growth rate rests on."""
    return Comparison(base_of(growth.of, cut), growth.base)


def missing_of(base: Base) -> Iterator[Missing]:
    """Those who owe a statement and gave none; only where the measure says who owes."""
    if isinstance(base.when, Statement) and any(isinstance(each, Within) for each in base.where):
        yield Missing(base)


def needs_of(indicator: Indicator, cut: Cut = ()) -> Iterator[Need]:
    """Everything that must be counted for ``indicator`` within a slice."""
    match indicator:
        case Growth():
            yield comparison_of(indicator, cut)
            yield from missing_of(base_of(indicator.of, cut))
        case Ratio():
            yield part_of(indicator, cut)
            yield whole_of(indicator, cut)
        case Names():
            yield base_of(indicator.of, cut)
        case RuleValue():
            yield rule_of(indicator)
        case QuotaMet() | QuotaLeast():
            yield owed_of(indicator, cut)
        case Count() | Distinct() | Sum():
            yield base_of(indicator, cut)
            yield from missing_of(base_of(indicator, cut))


def owed_of(indicator: QuotaMet | QuotaLeast, cut: Cut = ()) -> Base:
    """The object-periods of a quota within a slice."""
    declared = quota(indicator.quota)
    return Base(declared.each, Owed(declared), (), "owed", cut=cut)


def rule_of(rule: RuleValue) -> Base:
    """The record of a dated rule, on a day."""
    return Base(rule.of, RULE_IN_FORCE, (Equals("code", rule.parameter),), "count")


def measure_of(need: Need) -> Base:
    """The base measure that decides where and when a need is counted."""
    return need if isinstance(need, Base) else need.of


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
