"""Unified social credit code (统一社会信用代码, GB 32100-2015): its check digit, and what a bad one lacks.

Eighteen characters of digits and capitals without I, O, S, V, Z; the last is a check digit, modulo 31, over
the first seventeen weighted by the powers of 3.
"""

from __future__ import annotations

from functools import lru_cache

from yuanqu.terms.errors import TermError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, position, 31) for position in range(LENGTH - 1))


class CreditCodeError(TermError):
    """A body from which no credit code can be made (code credit_code)."""


def check_digit(first17: str) -> str:
    """The eighteenth character for the first seventeen. Raises CreditCodeError for a wrong length or
    letter.
    """
    reason = _length_and_letters(first17, LENGTH - 1)
    if reason:
        raise CreditCodeError("credit_code", reason, first17)
    return _check(first17)


def make(body17: str) -> str:
    """The whole code for its first seventeen characters. Raises CreditCodeError as `check_digit` does."""
    return body17 + check_digit(body17)


def is_valid(code: str) -> bool:
    """Whether `code` is a well-formed credit code with the right check digit."""
    return explain(code) is None


@lru_cache(maxsize=65_536)
def explain(code: str) -> str | None:
    """What is wrong with `code`, in Chinese; None when nothing is."""
    reason = _length_and_letters(code, LENGTH)
    if reason:
        return reason
    expected = _check(code[:-1])
    if code[-1] != expected:
        return f"校验码不符：第18位是「{code[-1]}」，按前17位计算应为「{expected}」，请核对是否抄错"
    return None


def _check(first17: str) -> str:
    total = sum(_VALUES[letter] * weight for letter, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def _length_and_letters(code: str, length: int) -> str | None:
    if len(code) != length:
        return f"统一社会信用代码应为{LENGTH}位，现为{len(code) + LENGTH - length}位"
    for position, letter in enumerate(code, start=1):
        if letter in _VALUES:
            continue
        if letter in "IOSVZ":
            return f"第{position}位是字母「{letter}」，统一社会信用代码不使用I、O、S、V、Z"
        if letter.upper() in _VALUES:
            return f"第{position}位是「{letter}」，应为半角大写字母"
        return f"第{position}位是「{letter}」，应为半角数字或大写字母"
    return None
