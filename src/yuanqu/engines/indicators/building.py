"""Figures from what was counted: each ratio one Fraction, and unknown where nothing can be said (成数)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.absent import reason_unknown
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.growing import grown
from yuanqu.engines.indicators.listing import Listing, Side
from yuanqu.engines.indicators.naming import first_names
from yuanqu.engines.indicators.needs import Base, base_of, missing_of, part_of, rule_of, whole_of
from yuanqu.engines.indicators.numbers import PER_HUNDRED, alike, divided, factor
from yuanqu.engines.indicators.owing import owed
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.stating import Stated
from yuanqu.engines.indicators.vocabulary import (
    Growth,
    Indicator,
    Measure,
    Names,
    QuotaLeast,
    QuotaMet,
    Ratio,
    Rise,
    RuleValue,
    Share,
)
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import UnitError, convert

OF_NOTHING = "为零，不能计算"  # why a ratio is unknown though nothing is missing

Found = tuple[dict[str, Any], dict[str, tuple[Side, int]]]


def build(indicator: Indicator, asked: Period, stated: Stated, reading: Reading) -> Figure:
    """The figure of ``indicator`` in the reading's slice."""
    found: dict[str, Any] = {"unknown": stated.unknown}
    sides: dict[str, tuple[Side, int]] = {}
    if not stated.unknown:
        found, sides = _found(indicator, reading)
    request = reading.request
    return Figure(
        indicator=indicator,
        period=stated.period,
        asked=asked,
        as_of=request.as_of,
        snapshot=request.snapshot,
        listing=Listing(request.snapshot, request.as_of, {name: side for name, (side, _) in sides.items()}),
        slice=dict(reading.cut),
        sides={name: count for name, (_, count) in sides.items()},
        **found,
    )


def _found(indicator: Indicator, reading: Reading) -> Found:
    match indicator:
        case Growth():
            return grown(indicator, reading)
        case Ratio():
            return _ratio(indicator, reading)
        case Names():
            return _named(indicator, reading)
        case QuotaMet() | QuotaLeast():
            return owed(indicator, reading)
        case RuleValue():
            return _rule(indicator, reading)
        case Measure():
            return _measured(indicator, reading)
    raise TypeError(f"{type(indicator).__name__} cannot be evaluated")


def _measured(measure: Measure, reading: Reading) -> Found:
    base = base_of(measure, reading.cut)
    value, unknown = valued(measure, base, reading)
    sides = _sides(base, "records", reading)
    for missing in missing_of(base):
        if reading.known(missing):
            sides["missing"] = Side(missing, reading.span(missing)), reading.tally(missing).rows
    return _stated(value, unknown), sides


def _ratio(ratio: Ratio, reading: Reading) -> Found:
    part, whole = part_of(ratio, reading.cut), whole_of(ratio, reading.cut)
    above, why = valued(ratio.part, part, reading)
    below, why_not = valued(ratio.whole, whole, reading)
    sides = {
        "part": (Side(part, reading.span(part)), reading.tally(part).filled),
        "whole": (Side(whole, reading.span(whole)), reading.tally(whole).filled),
    }
    if isinstance(ratio, Share):
        left = reading.tally(whole).filled - reading.tally(part).filled
        sides["rest"] = Side(whole, reading.span(whole), minus=part), left
    if below is not None:
        below *= alike(ratio.part, ratio.whole)
    unknown = why_not or why or ("" if below else f"{ratio.whole.name}{OF_NOTHING}")
    if not unknown and isinstance(ratio, Rise) and below is not None and below < 0:
        unknown = f"{ratio.whole.name}为负数，不计算增速"
    if unknown or above is None or not below:
        return {"unknown": unknown}, sides
    # Both by the same number where their decimals do not end, so that neither loses a digit.
    (high, one), (low, other) = divided(above), divided(below)
    value = (above / below - isinstance(ratio, Rise)) * PER_HUNDRED.get(ratio.unit, 1)
    return {"value": value, "numerator": high * other, "denominator": low * one}, sides


def _named(names: Names, reading: Reading) -> Found:
    base = base_of(names.of, reading.cut)
    value, unknown = valued(names.of, base, reading)
    found = _stated(value, unknown)
    if value is not None:
        found["names"] = first_names(names, base, reading)
    return found, _sides(base, "records", reading)


def _rule(rule: RuleValue, reading: Reading) -> Found:
    base = rule_of(rule)
    day = reading.period.end
    sides = _sides(base, "records", reading)
    found = reading.request.rule(rule.of, rule.parameter, day)
    if found is None:
        return {"unknown": f"{Period.day(day).chinese()}没有生效的规则参数「{rule.name}」"}, sides
    try:
        value = convert(found.value, found.unit, rule.unit) if rule.unit else Fraction(found.value)
    except UnitError as error:
        return {"unknown": str(error).rstrip("。")}, sides
    return _stated(value, ""), sides


def _sides(base: Base, name: str, reading: Reading) -> dict[str, tuple[Side, int]]:
    tally, span = reading.tally(base), reading.span(base)
    sides = {name: (Side(base, span), tally.filled)}
    if base.how == "sum" and tally.rows > tally.filled:
        sides["blank"] = Side(base, span, which="blank"), tally.rows - tally.filled
    return sides


def valued(measure: Measure, base: Base, reading: Reading) -> tuple[Fraction | None, str]:
    """The measure in its own unit, or why it is unknown."""
    unknown = reason_unknown(base, reading)
    if unknown:
        return None, unknown
    return Fraction(reading.tally(base).total) * factor(base, measure.unit), ""


def _stated(value: Fraction | None, unknown: str) -> dict[str, Any]:
    if value is None:
        return {"unknown": unknown}
    numerator, denominator = divided(value)
    return {"value": value, "numerator": numerator, "denominator": denominator}
