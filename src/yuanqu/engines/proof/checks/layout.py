"""How a text is laid out for checking (文本结构): sentences and paragraphs with the claims that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_PART = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSE = re.compile(r"[^，；：（。]*")  # of reversed text
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text with its claims in order."""

    start: int
    end: int
    text: str
    claims: tuple[Claim, ...]
    starts: tuple[int, ...]

    def before(self, claim: Claim, floor: int = 0) -> str:
        """The words of the stretch before a claim, from `floor` on."""
        return self.text[max(0, floor - self.start) : claim.start - self.start]

    def between(self, one: Claim, other: Claim) -> str:
        """The words between two claims."""
        return self.text[one.end - self.start : other.start - self.start]

    def after(self, claim: Claim, letters: int = 12) -> str:
        """The words right after a claim."""
        at = claim.end - self.start
        return self.text[at : at + letters]

    def clause(self, claim: Claim) -> str:
        """The words from the last comma or claim on, up to the claim."""
        at = bisect_left(self.starts, claim.start)
        begin = self.claims[at - 1].end - self.start if at else 0
        found = _CLAUSE.match(self.text[begin : claim.start - self.start][::-1])
        return found[0][::-1] if found else ""


def sentences(reading: Reading) -> Sequence[Stretch]:
    """Sentences, ended by 。 ！ ？ or the line."""
    return _stretches(reading, _SENTENCE.pattern)


def parts(reading: Reading) -> Sequence[Stretch]:
    """Sentences taken apart at semicolons too."""
    return _stretches(reading, _PART.pattern)


def lines(reading: Reading) -> Sequence[Stretch]:
    """Paragraphs."""
    return _stretches(reading, _LINE.pattern)


def inside(stretches: Sequence[Stretch], outer: Stretch) -> Sequence[Stretch]:
    """Those that begin in `outer`."""
    first = bisect_left(stretches, outer.start, key=lambda each: each.start)
    last = bisect_left(stretches, outer.end, key=lambda each: each.start)
    return stretches[first:last]


def claims_between(reading: Reading, start: int, end: int) -> Sequence[Claim]:
    """The claims that begin between two places."""
    first = bisect_left(reading.claims, start, key=lambda each: each.start)
    return reading.claims[first : bisect_left(reading.claims, end, key=lambda each: each.start)]


def holding(stretches: Sequence[Stretch], place: int) -> Stretch:
    """The one that a place lies in."""
    return stretches[bisect_right(stretches, place, key=lambda each: each.start) - 1]


@lru_cache(maxsize=12)
def _stretches(reading: Reading, pattern: str) -> tuple[Stretch, ...]:
    return tuple(_each(reading, re.compile(pattern)))


def _each(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    starts = [claim.start for claim in reading.claims]
    for found in pattern.finditer(reading.plain):
        first, last = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        yield Stretch(
            found.start(), found.end(), found[0], reading.claims[first:last], tuple(starts[first:last])
        )
