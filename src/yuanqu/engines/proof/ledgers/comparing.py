"""Whether a claim is a figure (数与数的比对): the figure has to lie in what the printed number may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.terms.quantities import Form, UnitError, convert, find_unit, print_quantity

_SIGNED = (Kind.GROWTH, Kind.POINTS)


def comparable(unit: str, other: str) -> bool:
    """Whether numbers in the two units can be compared at all."""
    one, two = find_unit(unit), find_unit(other)
    return unit == other or (one is not None and two is not None and one.dimension == two.dimension)


def in_unit(value: Fraction, unit: str, wanted: str) -> Fraction | None:
    """``value`` of ``unit`` in the unit ``wanted``, exactly; None where they cannot be compared."""
    if unit == wanted:
        return value
    try:
        return convert(value, unit, wanted)
    except UnitError:
        return None


def holds(claim: Claim, value: Fraction) -> bool:
    """Whether ``value``, in the claim's unit, is among the values that the claim may stand for."""
    if claim.low is None and claim.high is None:
        return False
    return (claim.low is None or claim.low <= value) and (claim.high is None or value <= claim.high)


def values_of(figure: Figure, unit: str) -> Iterator[Fraction]:
    """What a text may say of the figure, in ``unit``: its value, then its companions'."""
    told = [figure.value, *(each.value for each in figure.companions.values())]
    for value in told:
        found = None if value is None else in_unit(value, figure.indicator.unit, unit)
        if found is not None:
            yield found


def exact_of(claim: Claim, figure: Figure) -> Fraction | None:
    """That value of the figure which the claim prints, a fall without its sign; None: it prints none of them."""
    for value in values_of(figure, claim.unit):
        for signed in (value, -value):
            if holds(claim, signed):
                return signed
    return None


def agrees(claim: Claim, figure: Figure) -> bool:
    """Whether the figure itself, not a companion of it, lies in the claim; the sign counts where it is known."""
    value = next(values_of(figure, claim.unit), None)
    if value is None or figure.value is None:
        return False
    return holds(claim, value) or (claim.kind in _SIGNED and holds(claim, -value) and value < 0)


def as_printed(claim: Claim, value: Fraction) -> str:
    """``value`` as the draft prints its number: in its unit, to its places."""
    unit = find_unit(claim.unit)
    text = print_quantity(abs(value), Form.of(unit, max(claim.places or 0, 0)))
    return text if unit else text + claim.unit


def apart(claim: Claim, value: Fraction) -> str:
    """By how much the claim lies off the value, in words; empty where it has no one value."""
    if claim.value is None:
        return ""
    off = abs(claim.value) - abs(value)
    word = "多" if off > 0 else "少"
    points = claim.unit == "%"
    unit = "个百分点" if points else claim.unit
    places = max(claim.places or 0, 0)
    return f"{word}{print_quantity(abs(off), Form.of(None, places))}{unit}"
