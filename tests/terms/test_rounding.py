"""Rounding once from the exact value, against the decimal module."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.quantities import HALF_EVEN, HALF_UP, Rounding, exact_decimal, round_decimal, significant

AS_DECIMAL = {HALF_EVEN: decimal.ROUND_HALF_EVEN, HALF_UP: decimal.ROUND_HALF_UP}
WIDE = decimal.Context(prec=200)


@pytest.mark.parametrize(
    ("value", "places", "even", "up"),
    [
        ("0.125", 2, "0.12", "0.13"),
        ("0.135", 2, "0.14", "0.14"),
        ("-0.125", 2, "-0.12", "-0.13"),
        ("2.5", 0, "2", "3"),
        ("-2.5", 0, "-2", "-3"),
        ("16.385", 2, "16.38", "16.39"),
        ("1.005", 2, "1.00", "1.01"),
        ("-0.001", 2, "0.00", "0.00"),
        ("93.46405", 1, "93.5", "93.5"),
        ("186", -1, "190", "190"),
        ("185", -1, "180", "190"),
    ],
)
def test_halves(value: str, places: int, even: str, up: str) -> None:
    assert str(round_decimal(Decimal(value), places)) == even
    assert str(round_decimal(Decimal(value), places, HALF_UP)) == up


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    st.integers(-6, 12),
    st.sampled_from([HALF_EVEN, HALF_UP]),
)
def test_agrees_with_decimal_wherever_decimal_is_exact(value: Decimal, places: int, mode: Rounding) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), AS_DECIMAL[mode], WIDE)
    assert round_decimal(value, places, mode) == expected


@given(st.fractions(), st.integers(0, 12), st.sampled_from([HALF_EVEN, HALF_UP]))
def test_never_further_than_half_a_step(value: Fraction, places: int, mode: Rounding) -> None:
    rounded = round_decimal(value, places, mode)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**places)
    assert rounded.copy_negate() == round_decimal(-value, places, mode)


def test_one_rounding_is_not_two() -> None:
    # 0.4545… → 0.455 → 0.46 would be wrong: the exact value is below the half
    assert round_decimal(Fraction(5, 11), 2) == Decimal("0.45")


@given(st.integers(), st.integers(0, 30))
def test_a_decimal_is_found_exactly(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    found = exact_decimal(value)
    assert found is not None
    assert Fraction(found) == value


def test_what_never_ends_has_no_decimal() -> None:
    assert exact_decimal(Fraction(1, 3)) is None
    assert exact_decimal(Fraction(10000, 15)) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(28600, 306), "93.4640522876"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-1, 7), "-0.142857142857"),
        (Fraction(1, 10**9), "0.000000001"),
        (0, "0"),
        (231, "231"),
        (Decimal("3.0800"), "3.08"),
        (Decimal("1E+3"), "1000"),
        (123456789012345678, "123456789012000000"),
        (Fraction(9999999999999, 10), "1000000000000"),
        (Fraction(99999999999949, 100), "999999999999"),
    ],
)
def test_twelve_significant_digits(value: Fraction | Decimal | int, text: str) -> None:
    assert significant(value) == text


@given(st.fractions())
def test_significant_is_plain_and_close(value: Fraction) -> None:
    text = significant(value)
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))
    assert len(text.lstrip("-0.").replace(".", "").rstrip("0")) <= 12
    assert abs(Fraction(text) - value) <= abs(value) * Fraction(1, 2 * 10**11)
