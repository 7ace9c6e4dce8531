"""Which names of parts complete or exclude each other (互补分项), by a maintained list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "complements.txt"
_MOST_PAIRED = 3
_REST = re.compile(r"其他|其余|另外")
# Money by its sources, which do not overlap.
_SOURCES = re.compile(r"资金|收入|债券|融资|贷款|拨款|自筹|配套|补助|出资|投资|财政|国债|基金")
_FUNDS = re.compile(r"(?:资金|经费|投入)[^，。；、]{0,4}$")
# Of these nothing is both, but there may be more: told only where they come to more than the whole.
_APART = (
    *(
        ("增长", "下降"),
        ("上升", "下降"),
        ("盈利", "亏损"),
        ("完成", "滞后"),
        ("合格", "不合格"),
        ("整改", "未整改"),
    ),
    *(
        ("区级", "市级"),
        ("省级", "国家级"),
        ("网上", "现场"),
        ("线上", "线下"),
        ("办结", "在办"),
        ("达标", "未达标"),
    ),
)


def complete(names: Sequence[str]) -> bool:
    """Whether the names of the parts say that there are no others: 其他 among them, or a set that is the whole."""
    if any(_REST.search(name) for name in names[1:]):
        return True
    if len(names) > _MOST_PAIRED + 1:
        return False
    return any(_bears(names, each) for each in _sets() if len(each) == len(names)) or (
        len(names) == _MOST_PAIRED and any(_two_of(names, each) for each in _sets() if len(each) == 2)
    )


def _bears(names: Sequence[str], words: tuple[str, ...]) -> bool:
    """Whether each part bears one of the words, another each."""
    if not all(any(_in(word, name) for name in names) for word in words):
        return False
    return any(
        all(_in(word, name) for word, name in zip(words, order, strict=True)) for order in permutations(names)
    )


def _two_of(names: Sequence[str], pair: tuple[str, ...]) -> bool:
    one, other = pair
    return any(
        _in(one, mine) and _in(other, theirs) for mine in names for theirs in names if mine is not theirs
    )


def _in(word: str, name: str) -> bool:
    """Whether a name bears a word, 国有 not being in 非国有."""
    at = name.find(word)
    return at >= 0 and not (at and name[at - 1] in "非不未")


def sources(whole: str, names: Sequence[str]) -> bool:
    """Whether the parts are sources of a fund: 统筹资金4.5亿元，其中土地出让收入…、专项债券…."""
    return _FUNDS.search(whole) is not None and all(_SOURCES.search(name) for name in names)


def exclusive(names: Sequence[str]) -> bool:
    """Whether two of the parts cannot overlap by their names, and no third can."""
    return len(names) <= _MOST_PAIRED and any(
        one in mine and other in theirs
        for one, other in _APART
        for mine in names
        for theirs in names
        if mine is not theirs and other not in mine
    )


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[str, ...], ...]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))
