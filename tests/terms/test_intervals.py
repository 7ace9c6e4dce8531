"""Interval arithmetic: whatever the operands stand for, the result holds it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.quantities import Interval

NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=12)


@st.composite
def intervals_with_a_value(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    value = draw(NUMBERS)
    below, above = draw(st.none() | NUMBERS.map(abs)), draw(st.none() | NUMBERS.map(abs))
    low = None if below is None else value - below
    high = None if above is None else value + above
    low_closed = low == value or draw(st.booleans())
    high_closed = high == value or draw(st.booleans())
    return Interval(low, high, low_closed, high_closed), value


HOLDING = intervals_with_a_value()


def test_ends() -> None:
    interval = Interval(Fraction(1), Fraction(2), True, False)
    assert 1 in interval
    assert Fraction(3, 2) in interval
    assert 2 not in interval
    assert 0 not in interval
    assert 10**30 in Interval(Fraction(1), None)
    assert 1 not in Interval(Fraction(1), None, low_closed=False)
    assert Interval(None, Fraction(1)).low_closed is False


@pytest.mark.parametrize(("low", "high", "closed"), [(2, 1, True), (1, 1, False)])
def test_an_interval_that_holds_nothing_is_refused(low: int, high: int, closed: bool) -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        Interval(Fraction(low), Fraction(high), True, closed)


@given(HOLDING, HOLDING)
def test_sums_and_differences_are_sound(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    assert a[1] in a[0]
    assert a[1] + b[1] in a[0] + b[0]
    assert a[1] - b[1] in a[0] - b[0]
    assert -a[1] in -a[0]


@given(HOLDING, NUMBERS)
def test_multiples_are_sound(a: tuple[Interval, Fraction], factor: Fraction) -> None:
    assert a[1] * factor in a[0] * factor
    assert a[1] * factor in factor * a[0]


@given(HOLDING, HOLDING)
def test_quotients_are_sound_or_refused(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    try:
        quotient = a[0].divide(b[0])
    except ZeroDivisionError:
        reaches = (b[0].low is None or b[0].low <= 0) and (b[0].high is None or b[0].high >= 0)
        assert reaches
        return
    assert a[1] / b[1] in quotient


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        ((1, 2), (4, 8), Fraction(1, 8), Fraction(1, 2)),
        ((-2, 1), (4, 8), Fraction(-1, 2), Fraction(1, 4)),
        ((1, 2), (-8, -4), Fraction(-1, 2), Fraction(-1, 8)),
        ((0, 2), (4, 8), 0, Fraction(1, 2)),
        ((1, None), (4, 8), Fraction(1, 8), None),
        ((1, 2), (4, None), 0, Fraction(1, 2)),
    ],
)
def test_quotients_are_tight(
    numerator: tuple[int, int | None],
    denominator: tuple[int, int | None],
    low: Fraction,
    high: Fraction | None,
) -> None:
    def made(ends: tuple[int, int | None]) -> Interval:
        return Interval(Fraction(ends[0]), None if ends[1] is None else Fraction(ends[1]))

    quotient = made(numerator) / made(denominator)
    assert (quotient.low, quotient.high) == (low, high)
    assert quotient.low_closed is (denominator[1] is not None)


def test_an_end_that_is_not_reached_stays_open() -> None:
    numerator = Interval(Fraction(-2), Fraction(1))
    quotient = numerator / Interval(Fraction(4), Fraction(8), low_closed=False)
    assert quotient == Interval(Fraction(-1, 2), Fraction(1, 4), False, False)
    quotient = numerator / Interval(Fraction(4), Fraction(8), high_closed=False)
    assert quotient == Interval(Fraction(-1, 2), Fraction(1, 4))


@pytest.mark.parametrize("ends", [(-1, 1), (0, 1), (-1, 0), (None, 1), (-1, None)])
def test_a_denominator_that_reaches_zero_is_refused(ends: tuple[int | None, int | None]) -> None:
    low, high = (None if end is None else Fraction(end) for end in ends)
    with pytest.raises(ZeroDivisionError):
        Interval.point(1).divide(Interval(low, high))


@given(HOLDING, HOLDING)
def test_meeting_is_mutual_and_known_by_a_shared_value(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    assert a[0].intersects(b[0]) is b[0].intersects(a[0])
    if a[1] in b[0]:
        assert a[0].intersects(b[0])
    if a[0].covers(b[0]):
        assert b[1] in a[0]


def test_touching_ends_meet_only_when_both_belong() -> None:
    left = Interval(Fraction(0), Fraction(1))
    assert left.intersects(Interval(Fraction(1), Fraction(2)))
    assert not left.intersects(Interval(Fraction(1), Fraction(2), low_closed=False))
    assert not left.intersects(Interval(Fraction(2), None))
    assert left.covers(Interval(Fraction(0), Fraction(1), False, False))
    assert not Interval(Fraction(0), Fraction(1), False, True).covers(left)
    assert not left.covers(Interval(Fraction(0), None))
