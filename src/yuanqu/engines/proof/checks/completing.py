"""Which names of parts complete or exclude each other (互补分项), by a maintained list of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "complements.txt"
_EXCLUSIVES = _FILE.with_name("exclusives.txt")
_MOST_PAIRED = 3
_REST = re.compile(r"其他|其余|另外")
# Money by its sources, which do not overlap.
_SOURCES = re.compile(r"资金|收入|债券|融资|贷款|拨款|自筹|配套|补助|出资|投资|财政|国债|基金")
_FUNDS = re.compile(r"(?:资金|经费|投入)[^，。；、]{0,4}$")


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
    """Whether no two of the parts can overlap by their names, each bearing another word of one group."""
    if len(names) <= _MOST_PAIRED and any(_two_of_group(names, group) for group in _groups()):
        return True
    return any(_each_another(names, group) for group in _groups())


def _two_of_group(names: Sequence[str], group: tuple[str, ...]) -> bool:
    """Whether two of the parts bear different words of a group, and neither bears both."""
    return any(
        _in(one, mine) and _in(other, theirs) and not _in(other, mine)
        for one, other in permutations(group, 2)
        for mine in names
        for theirs in names
        if mine is not theirs
    )


def _each_another(names: Sequence[str], group: tuple[str, ...]) -> bool:
    borne = [{word for word in group if _in(word, name)} for name in names]
    return all(len(words) == 1 for words in borne) and len(set.union(*borne)) == len(names)


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[str, ...], ...]:
    return _listed(_EXCLUSIVES)


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[str, ...], ...]:
    return _listed(_FILE)


def _listed(file: Path) -> tuple[tuple[str, ...], ...]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))
