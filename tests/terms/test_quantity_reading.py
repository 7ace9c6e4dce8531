"""Quantities in prose and numbers in cells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.hanzi_numbers import read_hanzi_integer, read_hanzi_number
from yuanqu.terms.quantities import Interval, NumberError, UnitError, read_number, read_quantity


@pytest.mark.parametrize(
    ("text", "exact", "symbol", "places"),
    [
        ("1,234.5万元", "1234.5", "万元", 1),
        ("１，２３４．５万元", "1234.5", "万元", 1),
        ("93.5％", "93.5", "%", 1),
        ("16.39个百分点", "16.39", "百分点", 2),
        ("3亿4500万元", "34500", "万元", 0),
        ("1亿2千万元", "12000", "万元", -3),
        ("3.08亿元", "3.08", "亿元", 2),
        ("1.2万亿元", "12000", "亿元", -3),
        ("5万家", "50000", "家", -4),
        ("1万2千人", "12000", "人", -3),
        ("三成", "3", "成", 0),
        ("两倍", "2", "倍", 0),
        ("一百二十", "120", None, 0),
        ("一百二十万元", "120", "万元", 0),
        ("两千零五十家", "2050", "家", 0),
        ("百分之九十三点五", "93.5", "%", 1),
        ("百分之43", "43", "%", 0),
        ("50个工作日", "50", "工作日", 0),
        ("3 个 月", "3", "个月", 0),
        ("负2.3%", "-2.3", "%", 1),
        ("-2.3%", "-2.3", "%", 1),
        ("−2.3%", "-2.3", "%", 1),
        ("100㎡", "100", "平方米", 0),
        ("0家", "0", "家", 0),
    ],
)
def test_exact_quantities(text: str, exact: str, symbol: str | None, places: int) -> None:
    reading = read_quantity(text)
    half = Fraction(10) ** -places / 2
    assert reading.exact == Fraction(exact)
    assert (reading.unit.symbol if reading.unit else None) == symbol
    assert reading.places == places
    assert reading.loose is None
    assert reading.number == Interval(Fraction(exact) - half, Fraction(exact) + half)


@pytest.mark.parametrize(
    ("text", "value", "symbol"), [("半", "1/2", None), ("半年", "1/2", "年"), ("三分之一", "1/3", None)]
)
def test_parts_are_points(text: str, value: str, symbol: str | None) -> None:
    reading = read_quantity(text)
    assert reading.number == Interval.point(Fraction(value))
    assert (reading.unit.symbol if reading.unit else None) == symbol


@pytest.mark.parametrize(
    ("text", "low", "high", "symbol"),
    [
        ("180余家", 180, 190, "家"),
        ("１８０余家", 180, 190, "家"),
        ("一百八十余家", 180, 190, "家"),
        ("十多家", 10, 20, "家"),
        ("三十余件", 30, 40, "件"),
        ("20余亿元", 20, 30, "亿元"),
        ("3亿多元", 3, 4, "亿元"),
        ("3.08亿余元", "3.08", "3.09", "亿元"),
        ("5万余家", 50000, 60000, "家"),
        ("93%多", 93, 94, "%"),
        ("近190家", 185, 190, "家"),
        ("将近190家", 185, 190, "家"),
        ("约180家", 175, 185, "家"),
        ("约180家左右", 175, 185, "家"),
        ("大约180家", 175, 185, "家"),
        ("180家上下", 175, 185, "家"),
        ("超20亿元", 20, None, "亿元"),
        ("突破20亿元", 20, None, "亿元"),
        ("逾百分之九十", 90, None, "%"),
        ("180家以上", 180, None, "家"),
        ("不少于2次", 2, None, "次"),
        ("不足50个工作日", None, 50, "工作日"),
        ("不超过50个工作日", None, 50, "工作日"),
        ("50天以内", None, 50, "天"),
    ],
)
def test_loose_quantities(text: str, low: object, high: object, symbol: str) -> None:
    reading = read_quantity(text)
    assert reading.unit is not None
    assert reading.unit.symbol == symbol
    assert reading.number.low == (None if low is None else Fraction(str(low)))
    assert reading.number.high == (None if high is None else Fraction(str(high)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "quantity_unreadable"),
        ("家", "quantity_unreadable"),
        ("多家", "quantity_unreadable"),
        ("三百五", "quantity_unreadable"),
        ("3万5", "quantity_unreadable"),
        ("4500万3亿元", "quantity_unreadable"),
        ("1.5亿3万元", "quantity_unreadable"),
        ("3万2万1千人", "quantity_unreadable"),
        ("3亿4亿元", "quantity_unreadable"),
        ("0余家", "quantity_unreadable"),
        ("三分之一多", "quantity_unreadable"),
        ("零分之一", "quantity_unreadable"),
        ("1.2.3", "quantity_unit"),
        ("180余头", "quantity_unit"),
        ("180余家企业", "quantity_unit"),
        ("超180余家", "quantity_two_words"),
        ("近180家以上", "quantity_two_words"),
    ],
)
def test_what_is_no_quantity_is_explained(text: str, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_quantity(text)
    assert caught.value.code == code
    assert "应为" in str(caught.value)


def test_values_in_another_unit() -> None:
    values = read_quantity("3.08亿元").number_in("万元")
    assert values == Interval(Fraction(30750), Fraction(30850))
    with pytest.raises(UnitError, match="没有单位"):
        read_quantity("231").number_in("家")
    with pytest.raises(UnitError, match="不能换算"):
        read_quantity("231家").number_in("户")


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100), ("两百", 200),
     ("一百零五", 105), ("一百一十", 110), ("一千零二十", 1020), ("九千九百九十九", 9999),
     ("二〇二五", 2025), ("零", 0), ("两", 2)],
)  # fmt: skip
def test_hanzi_integers(text: str, number: int) -> None:
    assert read_hanzi_integer(text) == number


@pytest.mark.parametrize(
    "text", ["", "百", "三百五", "十百", "一百零", "百十", "零十", "一百百", "二十两", "万"]
)
def test_hanzi_that_is_no_number(text: str) -> None:
    assert read_hanzi_integer(text) is None


@given(st.integers(1, 9999))
def test_hanzi_integers_read_back(number: int) -> None:
    digits, text, zero = "零一二三四五六七八九", "", False
    for scale, letter in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + letter
            zero = False
        else:
            zero = True
    assert read_hanzi_integer(text) == number


def test_hanzi_decimals_keep_their_places() -> None:
    assert str(read_hanzi_number("九十三点五〇")) == "93.50"
    assert read_hanzi_number("三点") is None
    assert read_hanzi_number("三点十") is None


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1234.50", None, "1234.50"),
        ("1,234.50", None, "1234.50"),
        (" 1,234.50 ", None, "1234.50"),
        ("１，２３４．５０", None, "1234.50"),
        ("\u00a01234\u3000", None, "1234"),
        ("-3", None, "-3"),
        ("−3", None, "-3"),
        ("－３", None, "-3"),
        ("+3", None, "3"),
        (".5", None, "0.5"),
        ("5.", None, "5"),
        ("-0", None, "0"),
        ("３.08亿元", "万元", "30800"),
        ("3.08 亿元", "亿元", "3.08"),
        ("¥1,200", "元", "1200"),
        ("￥1,200", "万元", "0.12"),
        ("93.5%", "%", "93.5"),
        ("93.5％", "%", "93.5"),
        ("0.935倍", "%", "93.5"),
        ("1000㎡", "亩", "1.5"),
        ("12家", "家", "12"),
        ("165人", "人次", "165"),
        ("６名", "人", "6"),
        ("123456789012345678901234567890.12", None, "123456789012345678901234567890.12"),
    ],
)
def test_numbers_in_cells(text: str, unit: str | None, number: str) -> None:
    assert read_number(text, unit) == Decimal(number)
    assert not str(read_number(text, unit)).startswith("-0")


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("", None, "number_empty"),
        ("   ", None, "number_empty"),
        ("1.2E+05", None, "number_exponent"),
        ("9.14E+17", None, "number_exponent"),
        ("1,23", None, "number_unreadable"),
        ("12,34,567", None, "number_unreadable"),
        ("1.2.3", None, "number_unreadable"),
        ("1-2", None, "number_unreadable"),
        ("--", None, "number_unreadable"),
        ("无", None, "number_unreadable"),
        ("约12", None, "number_unreadable"),
        ("一百", None, "number_unreadable"),
        ("nan", None, "number_unreadable"),
        ("12余家", "家", "number_unit"),
        ("12家", None, "number_unit"),
        ("12家", "户", "number_unit"),
        ("12人次", "人", "number_unit"),
        ("12万", "万元", "number_unit"),
        ("10亩", "平方米", "number_inexact"),
    ],
)
def test_cells_that_state_no_number(text: str, unit: str | None, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(text, unit)
    assert caught.value.code == code
    assert caught.value.expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_numbers_read_back_with_and_without_grouping(number: Decimal) -> None:
    assert read_number(f"{number:f}") == number
    assert read_number(f"{number:,f}") == number
    assert read_number(f" {number:,f} 万元", "万元") == number
