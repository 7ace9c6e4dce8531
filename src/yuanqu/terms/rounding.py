"""Rounding, once and exactly (数值修约): from a Fraction to decimal text without a binary float on the way.

GB/T 8170 rounds a half to the even digit; offices that 四舍五入 choose HALF_UP, where a half moves away
from zero.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """What becomes of an exact half."""

    HALF_EVEN = "half_even"
    HALF_UP = "half_up"


HALF_EVEN = Rounding.HALF_EVEN
HALF_UP = Rounding.HALF_UP


def scaled_decimal(digits: int, places: int) -> Decimal:
    """`digits` × 10^-places, exact whatever the decimal context; a zero never carries a minus sign."""
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places))


def round_to_integer(value: Fraction, mode: Rounding = HALF_EVEN) -> int:
    """The nearest whole number, an exact half by `mode`."""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    twice = rest * 2
    if twice > value.denominator or (twice == value.denominator and (mode is HALF_UP or whole % 2 == 1)):
        whole += 1
    return -whole if value.numerator < 0 else whole


def round_decimal(value: Fraction | Decimal | int, places: int, mode: Rounding = HALF_EVEN) -> Decimal:
    """`value` to `places` decimal places (negative: tens, hundreds …), rounded once from the exact value."""
    digits = round_to_integer(Fraction(value) * Fraction(10) ** places, mode)
    return scaled_decimal(digits, places) if places >= 0 else Decimal(digits * 10**-places)


def exact_decimal(value: Fraction) -> Decimal | None:
    """The decimal equal to `value`, without trailing zeros after the point; None where no decimal ends
    (1/3).
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return scaled_decimal(int(value * 10**places), places)


def significant(value: Fraction | Decimal | int, digits: int = 12) -> str:
    """Decimal text with at most `digits` significant digits (half to even), no exponent and no trailing
    zeros.
    """
    exact = Fraction(value)
    if exact == 0:
        return "0"
    places = digits - _digits_before_point(abs(exact))
    text = format(round_decimal(exact, places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _digits_before_point(value: Fraction) -> int:
    """The n for which 10^(n-1) ≤ value < 10^n."""
    guess = len(str(value.numerator)) - len(str(value.denominator))
    return guess + 1 if value >= Fraction(10) ** guess else guess
