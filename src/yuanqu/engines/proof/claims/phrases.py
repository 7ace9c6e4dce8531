"""Set phrases whose numerals count nothing (固定说法): 一岗双责, 三通一平, 二十大; kept in data/phrases.txt."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "phrases.txt"
_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万亿两半0-9]")


@lru_cache(maxsize=1)
def _by_pair() -> dict[str, tuple[tuple[str, int], ...]]:
    """Phrases under each two letters that begin with a numeral in them, with the place of that numeral."""
    found: dict[str, list[tuple[str, int]]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        for phrase in () if line.startswith("#") else line.split():
            for numeral in _NUMERAL.finditer(phrase):
                at = numeral.start()
                found.setdefault(phrase[at : at + 2], []).append((phrase, at))
    return {pair: tuple(phrases) for pair, phrases in found.items()}


def in_phrase(text: str, start: int) -> bool:
    """Whether the numeral at `start` belongs to a set phrase."""
    index = _by_pair()
    for key in (text[start : start + 2], text[start]):
        for phrase, at in index.get(key, ()):
            if start >= at and text.startswith(phrase, start - at):
                return True
    return False
