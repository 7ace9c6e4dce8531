"""Numbers that lost their unit (缺失的单位): by the word before them, a ratio or something counted."""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims.lexicon import (
    ADVERB,
    BARE,
    CHANGE,
    DO,
    HEADS,
    LIGHT,
    PERSON,
    RATIO,
    THING,
    Words,
)
from yuanqu.engines.proof.claims.measures import clause_start

_AT_END = re.compile("[，。；]|其中|\n|$")
_OWN_NUMBER = re.compile(
    "编号|代码|代号|热线|邮编|型号|序号|文号|批次号|第$|版本|车次|航班|指数|得分|评分|系数|积分|强度|密度|比值|[A-Za-z0-9+＋.]$"
)


def sort_before(words: Words, start: int) -> str:
    """The sort of the last word before a number that says more than that there is so much; empty where none does."""
    begin = clause_start(words.flat, start, max(0, start - _NEAR))
    if _OWN_NUMBER.search(words.flat, begin, start):
        return ""
    before = words.between(begin, start)
    while before and before[-1][2] in _SAYING:
        before.pop()
    if not before:
        return ADVERB
    return before[-1][2] if len(before[-1][3]) > 1 else ""


def wants_unit(words: Words, start: int, end: int) -> str:
    """Whether a number without a unit is of a ratio or of something counted (备案208。 检查684企业); else empty."""
    sort = sort_before(words, start)
    ends = _AT_END.match(words.flat, end) is not None
    if ends and "." in words.flat[start:end] and _changed_by(words, start):
        return RATIO  # 压缩12.4，
    if sort == RATIO:
        return RATIO if ends else ""
    if ends or (words.flat.startswith("、", end) and sort in HEADS):
        return BARE if sort in HEADS or sort == DO else ""
    after = words.between(end, min(len(words.flat), end + 6))
    named = after and after[0][2] in (THING, PERSON, BARE) and len(after[0][3]) > 1
    return BARE if named and sort in (ADVERB, DO) else ""


def _changed_by(words: Words, start: int) -> bool:
    """Whether the word right before a number says that something became more or less, not to what."""
    before = words.between(clause_start(words.flat, start, max(0, start - _NEAR)), start)
    return bool(before) and before[-1][2] == CHANGE and before[-1][3][-1] not in "至到为于"


_NEAR = 16
_SAYING = frozenset((LIGHT, CHANGE, ADVERB))
