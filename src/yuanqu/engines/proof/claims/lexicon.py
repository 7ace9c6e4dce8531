"""The words around the numbers of a text (词语切分): one run over the whole text, by a maintained lexicon."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ahocorasick

_FILE = Path(__file__).parents[1] / "data" / "words.txt"


# What a word does beside a number; what is not listed is part of a name.
NAME, LIGHT, CHANGE, ADVERB, LINK, PARTICLE, DO = (
    "name",
    "light",
    "change",
    "adverb",
    "link",
    "particle",
    "do",
)
RATIO, THING, PERSON, MONEY, SIZE, BARE = "ratio", "thing", "person", "money", "size", "bare"
HEADS = frozenset({RATIO, THING, PERSON, MONEY, SIZE, BARE})
LEFT_OUT = frozenset({LIGHT, CHANGE, ADVERB, LINK, PARTICLE})
SORTS = HEADS | LEFT_OUT | {NAME, DO}
Word = tuple[int, int, str, str]  # where it begins and ends, its sort, and itself


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    sort = NAME
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sort = next(each for each in SORTS if each == line.strip("[]"))
        elif not line.startswith("#"):
            for word in line.split():
                automaton.add_word(word, (len(word), sort, word))
    automaton.make_automaton()
    return automaton


class Words:
    """The listed words of a text, the longest at each place, none overlapping."""

    __slots__ = ("_longest", "flat")

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self._longest = _automaton().iter_long

    def between(self, start: int, end: int) -> list[Word]:
        """The words of a stretch in order; what is not listed stands between them as parts of names."""
        stretch = self.flat[start:end]
        words: list[Word] = []
        at = 0
        for last, (length, sort, word) in self._longest(stretch):  # of the stretch: the whole would be copied
            begin = last + 1 - length
            if begin > at:
                words.append((start + at, start + begin, NAME, stretch[at:begin]))
            at = last + 1
            words.append((start + begin, start + at, sort, word))
        if at < end - start:
            words.append((start + at, end, NAME, stretch[at:]))
        return words
