"""Counts and sums as exact numbers in a stated unit (数与单位)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from yuanqu.engines.indicators.needs import Base
from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.vocabulary import Measure
from yuanqu.engines.ledger import registry
from yuanqu.terms.quantities import convert, exact_decimal, find_unit

PER_HUNDRED = {"%": 100, "‰": 1000}


def factor(base: Base, unit: str) -> Fraction:
    """How much of ``unit`` one of what ``base`` counts is: its column's unit converted, else 1.

    Raises UnitError where the two cannot be converted.
    """
    own = getattr(resolve(registry.ledger(base.of), base.column).declared, "unit", "") if base.column else ""
    if base.how != "sum" or not own or not unit or own == unit:
        return Fraction(1)
    return convert(1, own, unit)


def alike(part: Measure, whole: Measure) -> Fraction:
    """How much of the part's unit one of the whole's is; 1 where they are not the same kind of thing."""
    one, other = find_unit(part.unit), find_unit(whole.unit)
    if one is None or other is None or one.dimension != other.dimension:
        return Fraction(1)
    return convert(1, other, one)


def divided(value: Fraction) -> tuple[Decimal, Decimal]:
    """``value`` as an exact numerator over a denominator: itself over 1 wherever its decimals end."""
    whole = exact_decimal(value)
    if whole is not None:
        return whole, Decimal(1)
    return Decimal(value.numerator), Decimal(value.denominator)
