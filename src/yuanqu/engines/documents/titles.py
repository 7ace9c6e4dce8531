"""Titles in balanced lines 标题回行: no line much longer than another, no word or number torn apart.

GB/T 9704-2012, 7.3.1: a title of several lines keeps words whole, is symmetrical and of suitable length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from unicodedata import east_asian_width

# A line may not end inside these: Latin words and numbers, 2025年上半年, 《…》, “…”, 1—6月.
_WHOLE = re.compile(r"[0-9A-Za-z.%%\-—～]+(?:年(?:上半年|下半年|度)?|月份?|日|季度|个)?|《[^》]+》|“[^”]+”")
_NOT_FIRST = set("的了和与及、，。；：！？）》」”’〕年月日")
_NOT_LAST = set("（《「“‘〔")
_GOOD_LAST = (
    "关于",
    "年",
    "度",
    "半年",
    "的",
    "和",
    "及",
    "会",
    "区",
    "省",
    "市",
    "县",
    "局",
    "办公室",
    "情况",
)


def width(text: str) -> int:
    """Width in half characters: 2 for a full-width one, 1 for a half-width one."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _breaks(text: str, limit: int) -> Iterator[int]:
    torn: set[int] = set()
    for match in _WHOLE.finditer(text):
        if width(match.group()) <= limit:  # what is wider than a line has to be torn
            torn.update(range(match.start() + 1, match.end()))
    for index in range(1, len(text)):
        if index not in torn and text[index] not in _NOT_FIRST and text[index - 1] not in _NOT_LAST:
            yield index


def _cost(lines: tuple[str, ...], limit: int) -> int:
    widths = [width(line) for line in lines]
    if max(widths) > limit:
        return 1_000_000 + max(widths)
    mean = sum(widths) // len(widths)
    uneven = sum((line_width - mean) ** 2 for line_width in widths)
    return uneven - sum(24 for line in lines[:-1] if line.endswith(_GOOD_LAST))


def balanced_lines(text: str, per_line: int) -> tuple[str, ...]:
    """Split a title into the fewest lines of at most `per_line` full-width characters, balanced.

    Up to four lines are tried; a text that fits none of them is returned in the best four.
    """
    limit = 2 * per_line
    if width(text) <= limit:
        return (text,)
    places = tuple(_breaks(text, limit))
    best: tuple[str, ...] = (text,)
    for count in range(2, 5):
        candidates = (_split(text, cut) for cut in combinations(places, count - 1))
        best = min(candidates, key=lambda lines: _cost(lines, limit), default=best)
        if _cost(best, limit) < 1_000_000:
            break
    return best


def _split(text: str, cut: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *cut, len(text))
    return tuple(text[start:end] for start, end in pairwise(edges))
