"""Lists of parts that are told as the whole (完整列举): after a colon, or as many as the text says there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from yuanqu.engines.proof.checks.amounts import exact_level
from yuanqu.engines.proof.checks.layout import Stretch
from yuanqu.engines.proof.claims.claim import Claim

_AMONG_IT = re.compile("其中|重点|主要|已|尚|占|比|增|另")
_SORTS = frozenset("个 类 项 大 方面 个方面 大类 部分 种 块 板块".split())  # noqa: SIM905
_LEAST_SORTS = 3


def after_colon(sentence: Stretch) -> Iterator[tuple[list[Claim], Claim]]:
    """签约项目48个：工业30个、服务业18个. What stands after a colon is all there is."""
    for n, whole in enumerate(sentence.claims[:-2]):
        if sentence.after(whole, 1) != "：" or not exact_level(whole):
            continue
        listed = [sentence.claims[n + 1]]
        for claim in sentence.claims[n + 2 :]:
            if sentence.between(listed[-1], claim)[:1] not in ("、", "，") or _AMONG_IT.search(
                sentence.clause(claim)
            ):
                break
            listed.append(claim)
        alike = all(exact_dimension(each) == exact_dimension(whole) for each in listed)
        if len(listed) > 1 and alike and not _AMONG_IT.search(sentence.clause(listed[0])):
            yield listed, whole


def as_many_as_said(sentence: Stretch, place: int, listed: Sequence[Claim]) -> bool:
    """Whether the sentence counts as many sorts as are listed: 共5个方面18条，其中……."""
    return len(listed) >= _LEAST_SORTS and any(
        each.value == len(listed) and each.unit in _SORTS for each in sentence.claims if each.end <= place
    )


def before_total(claims: Sequence[Claim], sentence: Stretch, n: int) -> list[Claim]:
    """The parts told before a total: 中央补助1,200万元，省级配套800万元，共计2,000万元."""
    listed: list[Claim] = []
    for claim in reversed(claims[:n]):
        if exact_dimension(claim) != exact_dimension(claims[n]) or _AMONG_IT.search(sentence.clause(claim)):
            break
        between = sentence.between(claim, listed[-1] if listed else claims[n])
        if between[:1] not in ("，", "、") or len(between) > _NEXT_PART:
            break
        listed.append(claim)
    return listed[::-1]


_NEXT_PART = 16


def cannot_overlap(sentence: Stretch, place: int, listed: Sequence[Claim]) -> bool:
    """Whether parts joined by 、 alone cannot overlap: money spent, or three of which different things were done."""
    joined = all(
        sentence.between(one, other).startswith("、") and "，" not in sentence.between(one, other)
        for one, other in pairwise(listed)
    )
    if not joined or len(listed) < _LEAST_SORTS:
        return False
    verbs = {each.counted.verb for each in listed}
    return sentence.text.startswith("用于", place - sentence.start) or (
        "" not in verbs and len(verbs) == len(listed)
    )


def exceeds(listed: Sequence[Claim], wholes: Sequence[Claim]) -> bool:
    """Whether the parts are more than every whole before them, whatever the rounding."""
    amounts = [found for each in listed if (found := exact_level(each))]
    tops = [
        found.interval.high
        for each in wholes
        if (found := exact_level(each)) and amounts and found.dimension == amounts[0].dimension
    ]
    least = sum((each.interval.low or Fraction(0) for each in amounts), Fraction(0))
    return bool(tops) and all(top is not None and least > top for top in tops)


def of_one(listed: Sequence[Claim]) -> list[Claim]:
    """The claims in the dimension of the first."""
    return [each for each in listed if exact_dimension(each) == exact_dimension(listed[0])]


def exact_dimension(claim: Claim) -> str:
    """What a claim measures (money, count:家), or an empty text."""
    found = exact_level(claim)
    return found.dimension if found else ""
