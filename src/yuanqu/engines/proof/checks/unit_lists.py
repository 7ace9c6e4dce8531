"""One number of a list in another unit than all the others (并列数单位不一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import exact_level
from yuanqu.engines.proof.checks.finding import Finding
from yuanqu.engines.proof.checks.layout import Stretch, sentences
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading

_NEXT = re.compile(r"[，、,；][\u4e00-\u9fff“”（）]{2,12}")
_OF_ITS_OWN = re.compile("其中|平均|均|每|同比|增|减|占|合|总|新|单")
_LEAST = 4


def unit_apart(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """教育96,430万元，社保71,280万元，农林水5.896亿元，卫生43,510万元: one of four or more, told with commas."""
    for sentence in sentences(reading):
        if len(sentence.claims) < _LEAST - 1:
            continue
        for listed in _lists(sentence):
            units = [each.unit for each in listed]
            odd = [each for each in listed if units.count(each.unit) == 1]
            if (
                len(odd) == 1
                and len(set(units)) == 2
                and (len(listed) >= _LEAST or _in_small_units(odd[0], listed))
            ):
                usual = next(unit for unit in units if unit != odd[0].unit)
                yield rule.on(reading, odd[0], f"并列的数都以“{usual}”计，这里用了“{odd[0].unit}”。")


def _in_small_units(odd: Claim, listed: list[Claim]) -> bool:
    """Whether one of three sums is told in 万元 though it is of 亿元 like the others: 12.6亿元、86,000万元、5.2亿元."""
    return len(listed) == _LEAST - 1 and odd.unit == "万元" and (odd.value or 0) >= _AN_YI


_AN_YI = 10_000


def _lists(sentence: Stretch) -> Iterator[list[Claim]]:
    """Runs of exact sums of money, each with a name of its own after a mark."""
    run: list[Claim] = []
    for claim in sentence.claims:
        found = exact_level(claim)
        if found is None or found.dimension not in ("money", "area", "mass"):
            yield run
            run = []
            continue
        if run:
            between = sentence.between(run[-1], claim)
            before = exact_level(run[-1])
            if (
                not _NEXT.fullmatch(between)
                or _OF_ITS_OWN.search(between)
                or (before and before.dimension != found.dimension)
            ):
                yield run
                run = []
        run.append(claim)
    yield run
