"""Whether two numbers count one thing (同一所指): by what was done, which and what, in whatever order it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from yuanqu.engines.proof.checks.amounts import exact_level, misprint, swapped
from yuanqu.engines.proof.checks.scope import Scope, scope
from yuanqu.engines.proof.checks.told_before import digits, printed
from yuanqu.engines.proof.claims.claim import Claim, Counted, Modality
from yuanqu.engines.proof.claims.reading import Reading

_FILE = Path(__file__).parents[1] / "data" / "synonyms.txt"
_PLACE = re.compile("^(?:全[区市县镇园]|我[区市县镇]|园区|开发区|本[区市县]|各类|各项|全部)+")
_LEAST_NAME, _LEAST_DIGITS = 4, 3
_PEOPLE = frozenset(("人", "名", "位"))
Key = tuple[str, str, str]


@cache
def _meanings() -> dict[str, str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    listed = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: words[0] for words in listed for word in words}


def meaning(counted: Counted) -> str:
    """What is counted, said in one way; an empty text where it is not named."""
    return "".join(_parts(counted))


def compatible(reading: Reading, one: Claim, other: Claim) -> bool:
    """Whether two names may be of one thing: one head, and neither which nor what was done contradict each other."""
    if not both_whole(reading, one, other):
        return False
    mine, theirs = _parts(one.counted), _parts(other.counted)
    if not mine[2] or not theirs[2] or (mine[0] and theirs[0] and mine[0] != theirs[0]):
        return False
    head, longer = sorted((mine[2], theirs[2]), key=len)
    if not longer.endswith(head):
        return False
    which, wider = sorted(
        (mine[1] + mine[2].removesuffix(head), theirs[1] + theirs[2].removesuffix(head)), key=len
    )
    return (len(head) + len(which) >= _LEAST_NAME - 1) and which in wider


def apart(reading: Reading, one: Claim, other: Claim) -> bool:
    """Whether the scopes keep two numbers apart: one is a change, or only one is a total."""
    mine, theirs = scope(reading, one), scope(reading, other)
    return Scope.CHANGE in (mine, theirs) or (mine is Scope.TOTAL) != (theirs is Scope.TOTAL)


def listed_together(reading: Reading, one: Claim, other: Claim) -> bool:
    """Whether two numbers stand in one list (用于隐患治理120万元、宣传教育210万元): each is of its own thing."""
    between = reading.plain[one.end : other.start]
    return len(between) < _LIST and "、" in between and not _LIST_ENDS.search(between)


_LIST, _LIST_ENDS = 40, re.compile("[。；！\n]")


def both_whole(reading: Reading, one: Claim, other: Claim) -> bool:
    """Whether both numbers are of the whole of their thing, or added in one way: neither a part nor a change."""
    mine, theirs = scope(reading, one), scope(reading, other)
    return mine in _LEVEL and theirs in _LEVEL


_LEVEL = frozenset((Scope.WHOLE, Scope.MORE))


@lru_cache(maxsize=16_384)
def _parts(counted: Counted) -> tuple[str, str, str]:
    same = _meanings()
    which = _said_otherwise().sub(lambda found: same[found[0]], _PLACE.sub("", counted.which), count=1)
    head = counted.head or which
    return same.get(counted.verb, counted.verb), which if counted.head else "", same.get(head, head)


@cache
def _said_otherwise() -> re.Pattern[str]:
    words = sorted((word for word in _meanings() if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def told_twice(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    """Numbers of one thing, one unit and one period in two sentences that differ by a slip: (later, earlier)."""
    told: dict[Key, list[Claim]] = {}
    for claim in reading.claims:
        name = meaning(claim.counted) if not claim.in_table else ""
        if len(name) >= _LEAST_NAME and exact_level(claim) and claim.modality is Modality.ACTUAL:
            told.setdefault((name, _unit(claim), str(claim.period and claim.period.end)), []).append(claim)
    for claims in told.values():
        if len(claims) == 2 and _contradict(reading, *claims):
            yield claims[1], claims[0]


def _unit(claim: Claim) -> str:
    return "人" if claim.unit in _PEOPLE else claim.unit


def _contradict(reading: Reading, earlier: Claim, later: Claim) -> bool:
    between = reading.plain[earlier.end : later.start]
    if later.value is None or earlier.value == later.value or ("。" not in between and "\n" not in between):
        return False
    if not both_whole(reading, earlier, later):
        return False
    said = printed(earlier)
    if len(digits(said).rstrip("0")) < _LEAST_DIGITS - 1:
        return False  # 200万人 and 100万人: round numbers differ by one digit anyhow
    if earlier.places == later.places and len(digits(said)) >= _LEAST_DIGITS:
        return misprint(said, later.value) and _round(earlier) == _round(later)
    if _DEFINITE.match(reading.plain, later.end) and reading.plain.startswith("的", later.start - 1):
        return _close(earlier, later)  # 新签约的46个项目中: those that were told before
    told_fully = all(later.counted) and "\n" in between and earlier.name == later.name
    return (len(digits(said)) > 1 and swapped(said, later.value)) or (told_fully and _close(earlier, later))


_DEFINITE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:中(?![心国医小央部])|里|当中)")


def _round(claim: Claim) -> bool:
    """Whether a number ends with two noughts: 100户 is no slip for 1,003户."""
    return printed(claim).endswith("00")


def _close(earlier: Claim, later: Claim) -> bool:
    if not earlier.value or not later.value:
        return False
    return _LEAST < later.value / earlier.value < 1 / _LEAST


_LEAST = Fraction(7, 10)
