"""Shares whose whole is named, wherever it was told (占比的总数): 占一般公共预算支出的81.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from yuanqu.engines.proof.checks.amounts import (
    LEVELS,
    Amount,
    exact_level,
    misprint,
    percent,
    printed_like,
    quotient,
    swapped,
)
from yuanqu.engines.proof.checks.layout import Stretch
from yuanqu.engines.proof.claims.claim import Claim, Modality
from yuanqu.engines.proof.claims.period_words import PERIOD
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.intervals import Interval

_OF = re.compile(
    r"(?P<part>[\u4e00-\u9fff“”]*)(?:占|(?<!已)完成(?=[^，。；]{0,6}(?:计划|目标|任务|预算)))(?P<whole>[^，。；、\d（）占]{1,16}?)的?(?:比重|比例|份额)?(?:为|达到?|近|约|超过?|的)*$"
)
_FILLER = re.compile(
    r"全部|全[市区县省镇园]|我[市区县]|本[市区县院]|同期|当[年期]|总|合计|完成|实现|累计|共|的|[额数量值]|其中|按.*计算"
)
_PERIODS = re.compile(PERIOD)
_CHANGED = re.compile(r"[由从到至]$|提高|下降|回落|上升|比上|较上")
_LEAST_NAME = 2


def named_share(
    reading: Reading, paragraph: Stretch, sentence: Stretch, n: int
) -> tuple[Claim, Claim, str] | None:
    """(part, whole, right text) of a share that does not follow from the whole it names, as a slip explains it."""
    rate = sentence.claims[n]
    clause = sentence.clause(rate)
    if rate.unit != "%" or not ("占" in clause or "完成" in clause):
        return None
    found = _OF.search(clause)
    said = percent(rate)
    if found is None or said is None or rate.unit != "%" or _CHANGED.search(clause) or rate.value is None:
        return None
    part = _part(paragraph, sentence, n, found["part"])
    level = exact_level(part) if part else None
    if part is None or level is None or not part.value:
        return None
    name = _bare(found["whole"])
    aimed = _THE_AIM.fullmatch(name)
    candidates = _aims(paragraph, part, level) if aimed else list(_wholes(reading, rate, part, level, name))
    told = []
    for whole, total, exact in candidates:
        share = quotient(level.interval, total.interval)
        if share is None or share.intersects(said) or whole.value is None:
            return None
        value = part.value * level.factor * 100 / (whole.value * total.factor)
        right = printed_like(rate, value)
        slip = misprint if exact else swapped
        if slip(rate.text, Fraction(right.removesuffix("%"))):
            told.append((part, whole, right))
    return told[0] if told else None


def _part(paragraph: Stretch, sentence: Stretch, n: int, words: str) -> Claim | None:
    """What is a share: named before 占, or the last number that is no ratio."""
    name = _bare(words)
    if len(name) >= _LEAST_NAME:
        before = [each for each in paragraph.claims if each.start < sentence.claims[n].start]
        named = [each for each in before if exact_level(each) and _bare(each.name).endswith(name)]
        return named[-1] if named else None
    if name:
        return None
    for claim in reversed(sentence.claims[:n]):
        if claim.kind in LEVELS:
            return claim if "。" not in sentence.between(claim, sentence.claims[n]) else None
    return None


def _wholes(
    reading: Reading, rate: Claim, part: Claim, level: Amount, said: str
) -> Iterator[tuple[Claim, Amount, bool]]:
    """Numbers before that bear the name of the whole; True where it is their whole name."""
    for claim in reading.claims:
        later = claim.start >= rate.start
        found = exact_level(claim)
        if claim is part or found is None or not _alike(found.dimension, level.dimension):
            continue
        if claim.modality is not Modality.ACTUAL or not _holds(found.interval, level.interval):
            continue
        own = _bare(claim.name)
        name = said.removesuffix(claim.unit) if len(said) > _LEAST_NAME else said
        if later and (own != name or len(name) <= _LEAST_NAME):
            continue
        if claim.period and part.period and claim.period.end != part.period.end:
            continue
        if not name:
            if claim.start > part.start - _NEAR:
                yield claim, found, False
        elif own == name:
            yield claim, found, len(name) > _LEAST_NAME
        elif len(name) >= _LEAST_NAME and own.endswith(name):
            yield claim, found, False


def _aims(paragraph: Stretch, part: Claim, level: Amount) -> list[tuple[Claim, Amount, bool]]:
    """The one number of the paragraph that was planned, in the part's dimension; [] where there are several or none."""
    found = []
    for claim in paragraph.claims:
        planned = claim.start < part.start and _AIM.search(paragraph.clause(claim))
        size = exact_level(claim) if planned else None
        if size and size.dimension == level.dimension and claim.counted.head.endswith(part.counted.head):
            found.append((claim, size, True))
    return found if len(found) == 1 else []


_AIM = re.compile("计划|目标|任务|预算|应")
_THE_AIM = re.compile("(?:年度|全年|年初|全部|既定)*(?:计划|目标|任务|预算)+数?")
_NEAR = 160  # letters before its part in which an unnamed whole stands


def _alike(one: str, other: str) -> bool:
    """Whether both measure one thing: 件 and 件次 are counted together."""
    return one == other or (one.startswith("count:") and one.removesuffix("次") == other.removesuffix("次"))


def _holds(whole: Interval, part: Interval) -> bool:
    return whole.high is None or part.low is None or whole.high >= part.low


@lru_cache(maxsize=8192)
def _bare(words: str) -> str:
    return _FILLER.sub("", _PERIODS.sub("", words))
