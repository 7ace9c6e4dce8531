"""Bigrams for searching, pinyin for sorting, plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.chinese_text import bigrams, pinyin_key, query_terms
from yuanqu.terms.plain_text import half_width, without_blanks, without_controls

WORDS = st.text(alphabet="规上企业园区装备制造AbＺ0９ -（）、", max_size=12)


def test_bigrams_of_mixed_text() -> None:
    assert bigrams("规上企业ABC 2025") == ["规上", "上企", "企业", "规", "上", "企", "业", "abc", "2025"]
    assert bigrams("ＡＢＣ（园区）") == ["abc", "园区", "园", "区"]
    assert bigrams("业业业") == ["业业", "业"]
    assert bigrams("") == []
    assert bigrams("、，。") == []


def test_a_query_needs_no_single_characters_beside_bigrams() -> None:
    assert query_terms("规上企业") == ["规上", "上企", "企业"]
    assert query_terms("企") == ["企"]
    assert query_terms("企 ABC") == ["企", "abc"]


@given(WORDS, WORDS, st.text(alphabet="规上企业园区", min_size=1, max_size=5))
def test_any_piece_of_chinese_inside_a_text_is_found(before: str, after: str, wanted: str) -> None:
    assert set(query_terms(wanted)) <= set(bigrams(before + wanted + after))


def test_pinyin_sorts_as_a_reader_expects() -> None:
    names = ["重庆", "北京", "上海", "安徽", "ABC公司", "长沙"]
    assert sorted(names, key=pinyin_key) == ["ABC公司", "安徽", "北京", "长沙", "重庆", "上海"]
    assert pinyin_key("园区") != pinyin_key("远曲")
    assert pinyin_key("ＡＢＣ") == pinyin_key("abc")


def test_plain_text() -> None:
    assert half_width("　ＡＢ，１２％﹪（）\u200b\ufeff ") == "AB,12%%()"
    assert half_width("、。「」") == "、。「」"
    assert without_blanks(" 2025 年\u30004 月\n") == "2025年4月"
    assert without_controls("甲\0乙\x07\x9f\n丙\t丁") == "甲乙\n丙\t丁"


@given(st.text())
def test_plain_text_made_plain_again_is_the_same(text: str) -> None:
    assert half_width(half_width(text)) == half_width(text)
    assert without_blanks(without_blanks(text)) == without_blanks(text)
