"""Units and conversion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.quantities import Unit, UnitError, all_units, convert, find_unit, unit

ALL = list(all_units())
SAME_DIMENSION = [(a, b) for a in ALL for b in ALL if a.dimension == b.dimension]


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "亩", "平方米", Fraction(10000, 15)),
        (1, "公顷", "亩", 15),
        (1, "万元/亩", "元/平方米", 15),
        (1, "平方公里", "公顷", 100),
        (190500, "平方米", "万平方米", Fraction(1905, 100)),
        (1000, "㎡", "亩", Fraction(3, 2)),
        (Decimal("3.08"), "亿元", "万元", 30800),
        (Decimal("0.1"), "元", "亿元", Fraction(1, 10**9)),
        (2, "年", "个月", 24),
        (3, "成", "%", 30),
        (Fraction(1, 3), "倍", "%", Fraction(100, 3)),
        (5, "万千瓦时", "千瓦时", 50000),
        (36, "小时", "天", Fraction(3, 2)),
    ],
)
def test_conversion_is_exact(
    value: Fraction | int | Decimal, source: str, target: str, expected: Fraction
) -> None:
    assert convert(value, source, target) == expected


@given(st.fractions(), st.sampled_from(SAME_DIMENSION))
def test_there_and_back_is_the_same(value: Fraction, pair: tuple[Unit, Unit]) -> None:
    assert convert(convert(value, *pair), pair[1], pair[0]) == value


@pytest.mark.parametrize(
    ("alias", "symbol"),
    [("㎡", "平方米"), ("m2", "平方米"), ("M²", "平方米"), ("平米", "平方米"), ("％", "%"), ("﹪", "%"),
     ("万㎡", "万平方米"), ("个百分点", "百分点"), ("kWh", "千瓦时"), ("月", "个月"), (" 万 元 ", "万元")],
)  # fmt: skip
def test_aliases(alias: str, symbol: str) -> None:
    assert unit(alias).symbol == symbol


@pytest.mark.parametrize(
    "symbol",
    [
        "元", "千元", "万元", "亿元", "平方米", "万平方米", "亩", "公顷", "平方公里", "家",
        "个", "项", "件", "次", "条", "起", "场", "人", "轮", "户",
        "宗", "张", "%", "百分点", "天", "工作日", "年", "万千瓦时",
    ],
)  # fmt: skip
def test_every_unit_the_offices_use_is_there(symbol: str) -> None:
    assert unit(symbol).symbol == symbol
    assert unit(unit(symbol)) is unit(symbol)


@pytest.mark.parametrize(
    ("source", "target"),
    [("家", "户"), ("家", "个"), ("%", "百分点"), ("天", "工作日"), ("元", "亩"), ("工作日", "个月")],
)
def test_what_cannot_be_compared_is_refused(source: str, target: str) -> None:
    with pytest.raises(UnitError, match="不能换算") as caught:
        convert(1, source, target)
    assert caught.value.code == "unit_incompatible"


def test_an_unknown_unit_says_what_may_be_meant() -> None:
    with pytest.raises(UnitError) as caught:
        unit("亿圆")
    assert caught.value.code == "unit_unknown"
    assert "亿圆" in str(caught.value)
    assert "亿元" in caught.value.example
    assert find_unit("亿圆") is None


@pytest.mark.parametrize("one", ALL, ids=str)
def test_a_scaled_symbol_is_its_bare_unit_times_its_scale(one: Unit) -> None:
    assert one.factor > 0
    assert one.factor == unit(one.bare).factor * 10**one.scale
    assert one.bare == (one.symbol[1:] if one.scale else one.symbol)
