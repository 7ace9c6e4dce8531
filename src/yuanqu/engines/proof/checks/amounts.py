"""Claims as amounts that can be compared (可比数值): in base units of one dimension, as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision, decimal_text
from yuanqu.terms.intervals import Interval
from yuanqu.terms.quantities import find_unit

_NO_DIGIT = re.compile(r"\D+")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LEAST_DIGITS = 2  # below, a digit more or less explains anything
_PERCENTS = {
    "%": Fraction(1),
    "‰": Fraction(1, 10),
    "成": Fraction(10),
    "倍": Fraction(100),
    "": Fraction(100),
}
LEVELS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.AREA, Kind.DURATION, Kind.FREQUENCY})
RATIOS = frozenset({Kind.RATE, Kind.SHARE, Kind.GROWTH})


@dataclass(frozen=True, slots=True)
class Amount:
    """A claim's value in base units: what is measured (money, area, count:家 …), and what it may be."""

    dimension: str
    interval: Interval
    factor: Fraction


@lru_cache(maxsize=16_384)
def amount(claim: Claim) -> Amount | None:
    """The amount a claim states; None where it states no value."""
    if claim.low is None and claim.high is None:
        return None
    dimension, factor = _dimension(claim.unit)
    return Amount(dimension, Interval(claim.low, claim.high).scaled(factor), factor)


@lru_cache(maxsize=16_384)
def exact_level(claim: Claim) -> Amount | None:
    """The amount of a claim that states a level exactly as printed: no loose word, range, growth or ratio."""
    if (
        claim.kind not in LEVELS
        or claim.precision is not Precision.EXACT
        or claim.value is None
        or claim.value < 0
    ):
        return None
    return amount(claim)


def _dimension(unit: str) -> tuple[str, Fraction]:
    known = find_unit(unit)
    if known is not None:
        return known.dimension, known.factor
    factor = 1
    while unit[:1] in _SCALES and len(unit) > 1:
        factor *= _SCALES[unit[0]]
        unit = unit[1:]
        known = find_unit(unit)
        if known is not None:
            return known.dimension, known.factor * factor
    return f"count:{unit}", Fraction(factor)


def percent(claim: Claim) -> Interval | None:
    """A ratio in per cent: 三成 is about 30, 1/3 exactly; None where it is no ratio."""
    if claim.kind not in RATIOS or (claim.low is None and claim.high is None):
        return None
    factor = _PERCENTS.get(claim.unit)
    if claim.unit == "" and claim.value is not None and abs(claim.value) > 1:
        factor = Fraction(1)
    return None if factor is None else Interval(claim.low, claim.high).scaled(factor)


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """part ÷ whole in per cent; None where the whole may be 0."""
    try:
        return part.divide(whole).scaled(100)
    except ZeroDivisionError:
        return None


def misprint(printed: str, needed: Fraction) -> bool:
    """Whether the needed number is printed with digits swapped, or one digit wrong, too many or too few."""
    return swapped(printed, needed) or _one_off(_digits(printed), _digits_like(printed, needed))


def swapped(printed: str, needed: Fraction) -> bool:
    """Whether both numbers have the same digits in another order."""
    one, other = _digits(printed), _digits_like(printed, needed)
    return one != other and len(one) > 1 and len(one) == len(other) and sorted(one) == sorted(other)


def _digits_like(printed: str, needed: Fraction) -> str:
    """The digits of a number with as many decimals as the printed one: 85 beside 80.0 is 850."""
    text = decimal_text(needed) or ""
    places = len(re.sub(r"[^\d]+$", "", printed).partition(".")[2])
    whole, _, decimals = text.partition(".")
    return _digits(whole + decimals.ljust(places, "0"))


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def _one_off(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and len(one) > 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) != len(shorter) + 1 or len(shorter) < _LEAST_DIGITS:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(1, len(longer)))


def printed_like(claim: Claim, value: Fraction) -> str:
    """A value as the claim would print it: with as many decimals, and its unit."""
    places = max(0, claim.places or 0)
    rounded = value if value.denominator == 1 else Fraction(round(value * 10**places), 10**places)
    text = decimal_text(rounded) or "0"
    if places:
        whole, _, decimals = text.partition(".")
        text = f"{whole}.{decimals.ljust(places, '0')}"
    return text + claim.unit
