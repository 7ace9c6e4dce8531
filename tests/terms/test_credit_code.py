"""Unified social credit codes: check digit and explanations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.terms.credit_code import ALPHABET, CreditCodeError, check_digit, explain, is_valid, make

BODIES = st.text(alphabet=ALPHABET, min_size=17, max_size=17)
EXAMPLE = "91350100M000100Y43"  # the code worked through in the annex of the standard


def test_the_standards_own_example() -> None:
    assert check_digit(EXAMPLE[:17]) == EXAMPLE[17]
    assert make(EXAMPLE[:17]) == EXAMPLE
    assert is_valid(EXAMPLE)
    assert explain(EXAMPLE) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "应为18位，现为0位"),
        (EXAMPLE[:-1], "应为18位，现为17位"),
        (EXAMPLE + "0", "应为18位，现为19位"),
        ("91350100M0001O0Y43", "第14位是字母「O」"),
        ("I1350100M000100Y43", "第1位是字母「I」"),
        ("91350100m000100Y43", "第9位是「m」，应为半角大写字母"),
        ("9135010０M000100Y43", "第8位是「０」，应为半角数字或大写字母"),
        ("91350100M000100Y44", "第18位是「4」，按前17位计算应为「3」"),
    ],
)
def test_what_is_wrong_is_said(code: str, words: str) -> None:
    reason = explain(code)
    assert reason is not None
    assert words in reason
    assert not is_valid(code)


@pytest.mark.parametrize(("body", "length"), [("123", "现为4位"), ("9" * 18, "现为19位"), ("Z" * 17, "Z")])
def test_no_code_is_made_of_a_bad_body(body: str, length: str) -> None:
    with pytest.raises(CreditCodeError, match=length):
        make(body)


@given(BODIES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(body: str, position: int, letter: str) -> None:
    code = make(body)
    assert is_valid(code)
    changed = code[:position] + letter + code[position + 1 :]
    assert is_valid(changed) is (changed == code)


@given(BODIES, st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_found(body: str, position: int) -> None:
    code = make(body)
    swapped = code[:position] + code[position + 1] + code[position] + code[position + 2 :]
    assert is_valid(swapped) is (swapped == code)
