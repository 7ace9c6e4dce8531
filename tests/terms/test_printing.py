"""Figures as printed, and the invariant: a printed figure reads back to a range that holds its value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yuanqu.terms.quantities import (
    HALF_EVEN,
    HALF_UP,
    Form,
    Loose,
    UnitError,
    all_units,
    loose_interval,
    print_quantity,
    read_quantity,
    unit,
)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (Fraction(1639, 100), Form.of("%", 2), "16.39%"),
        (Fraction(28600, 306), Form.of("%", 1), "93.5%"),
        (Fraction(43), Form.of("%"), "43%"),
        (Fraction(2281, 10), Form.of("亩", 1), "228.1亩"),
        (Fraction(308, 100), Form.of("亿元", 2), "3.08亿元"),
        (Fraction(3), Form.of("亿元", 2), "3.00亿元"),
        (Fraction(1234567), Form.of("元", grouping=True), "1,234,567元"),
        (Fraction(-7, 2), Form.of("百分点", 1), "-3.5百分点"),
        (Fraction(-1, 1000), Form.of("%", 2), "0.00%"),
        (Fraction(100), Form.of("%", 1), "100%"),
        (Fraction(0), Form.of("%", 1), "0%"),
        (Fraction(99_999, 1000), Form.of("%", 1), "100.0%"),
        (Fraction(100), Form.of("亩", 1), "100.0亩"),
        (Fraction(1, 8), Form.of("%", 2), "0.12%"),
        (Fraction(1, 8), Form.of("%", 2, mode=HALF_UP), "0.13%"),
        (Fraction(231), Form.of(None), "231"),
        (Fraction(3), Form.of("个月"), "3个月"),
    ],
)
def test_exact_forms(value: Fraction, form: Form, text: str) -> None:
    assert print_quantity(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (186, Form.of("家", loose="余"), "180余家"),
        (181, Form.of("家", loose="余"), "180余家"),
        (189, Form.of("家", loose="多"), "180多家"),
        (180, Form.of("家", loose="余"), "180家"),
        (305, Form.of("条", loose="余"), "300余条"),
        (300, Form.of("条", loose="余"), "300条"),
        (1234, Form.of("家", -2, "余"), "1200余家"),
        (9, Form.of("家", loose="余"), "9家"),
        (0, Form.of("家", loose="余"), "0家"),
        (-186, Form.of("家", loose="余"), "-186家"),
        (23, Form.of("亿元", loose="余"), "20余亿元"),
        (Fraction(235, 10), Form.of("亿元", loose="余"), "23亿余元"),
        (Fraction(30864, 10000), Form.of("亿元", 2, "余"), "3.08亿余元"),
        (Fraction(2281, 10), Form.of("亩", loose="余"), "228余亩"),
        (Fraction(28600, 306), Form.of("%", loose="余"), "93%多"),
        (186, Form.of("家", loose="近"), "近190家"),
        (181, Form.of("家", loose="近"), "181家"),
        (Fraction(1997, 100), Form.of("亿元", 1, "近"), "近20亿元"),
        (186, Form.of("家", loose="约"), "约190家"),
        (204, Form.of("家", loose="左右"), "200家左右"),
        (14, Form.of("家", loose="约"), "14家"),
        (186, Form.of("家", loose="超"), "超180家"),
        (180, Form.of("家", loose="超"), "180家"),
        (186, Form.of("家", loose="以上"), "180家以上"),
        (180, Form.of("家", loose="以上"), "180家以上"),
        (186, Form.of("家", loose="以下"), "190家以下"),
        (186, Form.of("家", loose="不足"), "不足190家"),
        (1234567, Form.of("元", loose="超", grouping=True), "超1,234,560元"),
    ],
)
def test_loose_forms(value: Fraction, form: Form, text: str) -> None:
    assert print_quantity(Fraction(value), form) == text


@pytest.mark.parametrize(
    ("number", "loose", "inside", "outside"),
    [
        (180, "余", [181, 189], [180, 190]),
        (40, "余", [41, 49], [40, 50]),
        (300, "多", [301, 399], [300, 400]),
        (Fraction(308, 100), "余", [Fraction(3081, 1000)], [Fraction(308, 100), Fraction(309, 100)]),
        (190, "近", [185, 189], [184, 190, 191]),
        (200, "近", [180, 199], [179, 200]),
        (180, "约", [175, 180, 185], [174, 186]),
        (1000, "左右", [900, 1100], [899, 1101]),
        (20, "超", [21, 10**9], [20, 19]),
        (20, "以上", [20, 21], [19]),
        (20, "以下", [20, -5], [21]),
        (20, "不足", [19], [20]),
        (-180, "余", [-181, -189], [-180, -190, 181]),
    ],
)
def test_what_each_loose_word_means(
    number: Fraction, loose: str, inside: list[Fraction], outside: list[Fraction]
) -> None:
    values = loose_interval(Fraction(number), Loose(loose))
    assert all(value in values for value in inside)
    assert not any(value in values for value in outside)


def test_wrong_forms_are_refused() -> None:
    with pytest.raises(ValueError, match="decimal places"):
        Form.of("家", -1)
    with pytest.raises(ValueError, match="loose"):
        loose_interval(Fraction(0), Loose.ABOUT)
    with pytest.raises(UnitError):
        Form.of("头")
    with pytest.raises(ValueError, match="大概"):
        Form.of("家", 0, "大概")


UNITS = st.none() | st.sampled_from(list(all_units()))
PLAIN_FORMS = st.builds(
    Form, UNITS, st.integers(0, 6), st.none(), st.booleans(), st.sampled_from([HALF_EVEN, HALF_UP])
)
LOOSE_FORMS = st.builds(
    Form,
    UNITS,
    st.integers(-3, 4),
    st.sampled_from(list(Loose)),
    st.booleans(),
    st.sampled_from([HALF_EVEN, HALF_UP]),
)
VALUES = st.one_of(
    st.integers(-2000, 2000).map(Fraction),
    st.fractions(min_value=-(10**13), max_value=10**13, max_denominator=10**6),
    st.builds(Fraction, st.integers(-(10**6), 10**6), st.just(200)),
)


@settings(max_examples=600)
@given(VALUES, PLAIN_FORMS | LOOSE_FORMS)
@example(Fraction(1, 2), Form.of("家"))
@example(Fraction(5, 2), Form.of("家", mode=HALF_UP))
@example(Fraction(10), Form.of("家", loose="余"))
@example(Fraction(101), Form.of("万元", -2, "余"))
@example(Fraction(99999, 1000), Form.of("%", 2, "近"))
def test_a_printed_figure_reads_back_to_a_range_that_holds_its_value(value: Fraction, form: Form) -> None:
    text = print_quantity(value, form)
    reading = read_quantity(text)
    assert value in reading.number
    assert reading.unit == form.unit


@given(st.integers(1, 10**6), st.sampled_from([Loose.REMAINDER, Loose.MANY]))
def test_the_remainder_is_never_claimed_of_a_round_number(tens: int, loose: Loose) -> None:
    assert print_quantity(Fraction(tens * 10), Form(unit("家"), 0, loose)) == f"{tens * 10}家"
