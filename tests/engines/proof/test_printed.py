"""What this house prints, proofing reads back: the value lies in what the claim may stand for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from yuanqu.engines.proof.claims.reading import read_claims
from yuanqu.engines.proof.claims.wording import word_before
from yuanqu.terms.quantities import Form, print_quantity
from yuanqu.terms.units import find_unit

UNITS = st.sampled_from(
    ["亿元", "万元", "家", "项", "亩", "万平方米", "公顷", "%", "百分点", "万千瓦时", "人次", "件"]
)
LOOSE = st.sampled_from([None, "余", "近", "超", "约", "左右", "以上"])
VALUES = st.decimals(min_value=Decimal("1"), max_value=Decimal("999999"), places=3)
COUNTED = ("家", "项", "人次", "件")


@given(VALUES, UNITS, LOOSE, st.booleans())
def test_a_printed_quantity_is_read_back(
    value: Decimal, symbol: str, loose: str | None, grouping: bool
) -> None:
    exact = Fraction(int(value)) if symbol in COUNTED else Fraction(value)
    printed = print_quantity(exact, Form.of(symbol, 0 if symbol in COUNTED else 2, loose, grouping=grouping))
    text = f"某园区2025年上半年工作总结\n指标达到{printed}。"
    claims = read_claims(text, issued=date(2025, 7, 1)).claims
    assert len(claims) == 1
    (claim,) = claims
    assert text[claim.start - len(word_before(text, claim.start)) : claim.end] == printed
    unit, meant = find_unit(claim.unit), find_unit(symbol)
    assert unit is not None
    assert meant is not None
    factor = unit.factor / meant.factor
    assert claim.low is None or claim.low * factor <= exact
    assert claim.high is None or exact <= claim.high * factor


@given(
    st.text(
        alphabet="一二三四五六七八九十百千万亿点0123456789.,%家个元年月日第前近约超——至到、，。（）“”其中占增长率",
        max_size=60,
    )
)
def test_any_text_is_read_without_harm_and_places_are_its_own(text: str) -> None:
    found = read_claims(text, issued=date(2025, 7, 1))
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.low is None or claim.high is None or claim.low <= claim.high
