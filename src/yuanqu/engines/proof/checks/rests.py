"""What has not been done against the whole and what has (未办数核对): 26件包案 of which 19件 were settled leave 7件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanqu.engines.proof.checks.amounts import exact_level, misprint, printed_like
from yuanqu.engines.proof.checks.layout import Stretch, holding, lines
from yuanqu.engines.proof.checks.told_before import pairs
from yuanqu.engines.proof.claims.claim import Claim, Kind, Modality
from yuanqu.engines.proof.claims.reading import Reading

Rest = tuple[Claim, Claim, Claim, str]  # what is wrong, what was done, the whole, the right text
_NOT_DONE = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{0,8}?)(?:尚未|仍未|还未|没有|还没有?|未)(?:全部|按期|能|实质性)?"
    r"(?P<verb>[\u4e00-\u9fff]{2})(?:到位|完毕)?(?=[，。；、\n]|$)"
)
_NO = re.compile(r"未|没有?")
_OTHERS = re.compile(r"其他|其余|另|新")


def rests(reading: Reading) -> Iterator[Rest]:
    """Counts of what was not done that do not follow from the counts before them."""
    counts = [
        each for each in reading.claims if each.kind is Kind.COUNT and exact_level(each) and not each.in_table
    ]
    paragraphs = lines(reading)
    for n, claim in enumerate(counts):
        found = _NOT_DONE.match(reading.plain, claim.end)
        if found is None or claim.modality is not Modality.ACTUAL:
            continue
        told = _told(reading, paragraphs, counts[:n], claim, found["verb"])
        if told is None or claim.value is None:
            continue
        done, whole = told
        if done.value is None or whole.value is None or _follows(counts[:n], claim, done):
            continue
        right = whole.value - done.value
        if _of_it(reading, claim, found["noun"], whole) or misprint(claim.text, right):
            yield claim, done, whole, printed_like(claim, right)


def _told(
    reading: Reading, paragraphs: Sequence[Stretch], before: Sequence[Claim], claim: Claim, verb: str
) -> tuple[Claim, Claim] | None:
    """What was done, and the only number of its unit right before it, which it is a part of."""
    alike = [each for each in before if each.unit == claim.unit]
    for n in range(len(alike) - 1, 0, -1):
        done, whole = alike[n], alike[n - 1]
        paragraph = holding(paragraphs, done.start)
        clause = paragraph.clause(done)
        if done.period != claim.period or verb not in clause or _NO.search(clause) or _OTHERS.search(clause):
            continue
        if whole.start < paragraph.start or not whole.value or not done.value or whole.value < done.value:
            return None
        return done, whole
    return None


def _follows(before: Sequence[Claim], claim: Claim, done: Claim) -> bool:
    """Whether some number told before is what was done and what was not."""
    total = (claim.value or 0) + (done.value or 0)
    return any(each.unit == claim.unit and each.value == total for each in before)


def _of_it(reading: Reading, claim: Claim, noun: str, whole: Claim) -> bool:
    """Whether the text says of what: the whole is told again right before, or the noun is that of the whole."""
    again = reading.plain[max(0, claim.start - _NEAR) : claim.start].rpartition("。")[2]
    if re.search(rf"(?<!\d){re.escape(whole.text)}[^，。；\d]{{0,8}}中，?(?:仍?有|还有)?$", again):
        return True
    named = whole.name + reading.plain[whole.end : whole.end + _NOUN]
    return len(noun) >= _LEAST and len(pairs(noun) & pairs(named)) >= _LEAST


_NEAR, _NOUN, _LEAST = 20, 8, 2
