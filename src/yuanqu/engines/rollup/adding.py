"""What of an indicator can be added up over zones, and its value again from the sums (可加量).

A share of a province is the sum of what stands above over the sum of what stands below, never a mean of shares; a
growth rate is this year's sum over the base of the same enterprises. Nothing here divides before it has added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuanqu.engines.indicators.building import valued
from yuanqu.engines.indicators.growing import nothing_stated
from yuanqu.engines.indicators.needs import Base, base_of, comparison_of, owed_of, part_of, rule_of, whole_of
from yuanqu.engines.indicators.numbers import PER_HUNDRED, alike, factor
from yuanqu.engines.indicators.owing import nothing_owed
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.vocabulary import (
    Distinct,
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    Ratio,
    Rise,
    RuleValue,
)
from yuanqu.terms.quantities import UnitError, convert


@dataclass(frozen=True)
class Addend:
    """What a zone brings to a total. ``weight``: how many records its value rests on, of a ratio those below."""

    parts: tuple[Fraction, ...]
    weight: int


def addend(indicator: Indicator, reading: Reading) -> Addend | str:
    """What one zone brings, or why it brings nothing."""
    match indicator:
        case Growth():
            return _grown(indicator, reading)
        case Ratio():
            return _ratio(indicator, reading)
        case QuotaMet() | QuotaLeast():
            return _owed(indicator, reading)
        case RuleValue():
            return _rule(indicator, reading)
        case Names():
            return _measured(indicator.of, reading)
        case Measure():
            return _measured(indicator, reading)
    raise TypeError(f"{type(indicator).__name__} cannot be added up")


def value(indicator: Indicator, parts: Sequence[Fraction]) -> tuple[Fraction | None, str]:
    """The indicator's value from what was added up, or why there is none."""
    match indicator:
        case Growth():
            now, base, *_ = parts
            return ((now / base - 1) * 100, "") if base > 0 else (None, "上年同期合计为零或负数，不计算增速")
        case Ratio():
            above, below = parts
            if not below or (isinstance(indicator, Rise) and below < 0):
                return None, f"{indicator.whole.name}为零或负数，不能计算"
            return (above / below - isinstance(indicator, Rise)) * PER_HUNDRED.get(indicator.unit, 1), ""
        case QuotaMet():
            met, owed = parts
            if not owed:
                return None, "期间内没有对象整期应办"
            return (met / owed * PER_HUNDRED[indicator.unit] if indicator.unit in PER_HUNDRED else met), ""
    return parts[0], ""


def nominal(parts: Sequence[Fraction]) -> Fraction | None:
    """The nominal rate of a growth: what is stated now over what was first published a year ago."""
    _, _, now, published = parts
    return (now / published - 1) * 100 if published > 0 else None


def added(indicator: Indicator, addends: Sequence[Addend]) -> Addend | str:
    """The sum over zones; the least of quotas' least; one rule only where all zones have the same."""
    weight = sum(each.weight for each in addends)
    if isinstance(indicator, QuotaLeast):
        return Addend((min(each.parts[0] for each in addends),), weight)
    if isinstance(indicator, RuleValue):
        values = {each.parts for each in addends}
        return Addend(values.pop(), weight) if len(values) == 1 else "各园区规则不一，不能合计"
    columns = zip(*(each.parts for each in addends), strict=True)
    return Addend(tuple(sum(column, Fraction(0)) for column in columns), weight)


def distinct_bases(indicator: Indicator) -> Mapping[int, tuple[Base, Fraction]]:
    """Which of the parts are numbers of different things, with what one of them counts for."""
    match indicator:
        case Names():
            sides: list[tuple[Measure, Base]] = [(indicator.of, base_of(indicator.of))]
        case Ratio():
            sides = [(indicator.part, part_of(indicator)), (indicator.whole, whole_of(indicator))]
        case Measure():
            sides = [(indicator, base_of(indicator))]
        case _:
            sides = []
    return {
        place: (base, factor(base, measure.unit))
        for place, (measure, base) in enumerate(sides)
        if isinstance(measure, Distinct)
    }


def is_additive(indicator: Indicator) -> bool:
    """Whether the value itself is a sum, so that growth over last year's can be told from it."""
    return isinstance(indicator, Measure | Names) or (
        isinstance(indicator, QuotaMet) and indicator.unit not in PER_HUNDRED
    )


def _measured(measure: Measure, reading: Reading) -> Addend | str:
    base = base_of(measure)
    found, unknown = valued(measure, base, reading)
    return unknown if found is None else Addend((found,), reading.tally(base).filled)


def _ratio(ratio: Ratio, reading: Reading) -> Addend | str:
    part, whole = part_of(ratio), whole_of(ratio)
    above, why = valued(ratio.part, part, reading)
    below, why_not = valued(ratio.whole, whole, reading)
    if above is None or below is None:
        return why_not or why
    return Addend((above, below * alike(ratio.part, ratio.whole)), reading.tally(whole).filled)


def _grown(growth: Growth, reading: Reading) -> Addend | str:
    need = comparison_of(growth)
    compared = reading.compared(need)
    if unknown := nothing_stated(growth, reading, compared):
        return unknown
    scale = factor(need.of, growth.of.unit)
    sums = (compared.now, compared.base, compared.all, compared.published)
    return Addend(tuple(Fraction(each) * scale for each in sums), compared.now_rows)


def _owed(indicator: QuotaMet | QuotaLeast, reading: Reading) -> Addend | str:
    if unknown := nothing_owed(indicator, reading):
        return unknown
    tally = reading.tally(owed_of(indicator))
    if isinstance(indicator, QuotaMet):
        return Addend((Fraction(tally.filled), Fraction(tally.rows)), tally.rows)
    return Addend((Fraction(tally.total),), tally.rows) if tally.rows else "期间内没有对象整期应办"


def _rule(rule: RuleValue, reading: Reading) -> Addend | str:
    found = reading.request.rule(rule.of, rule.parameter, reading.period.end)
    if found is None:
        return f"没有生效的规则参数「{rule.name}」"
    try:
        stated = convert(found.value, found.unit, rule.unit) if rule.unit else Fraction(found.value)
    except UnitError as error:
        return str(error).rstrip("。")
    return Addend((stated,), reading.tally(rule_of(rule)).filled)
