"""Which of the claims told before may be the same quantity as a later one (前文同类数据): by digits, or by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fractions import Fraction
from functools import lru_cache

from yuanqu.engines.proof.checks.amounts import printed_like
from yuanqu.engines.proof.claims.claim import Claim

LEAST_SHARED = 3  # pairs of letters that two names have in common
_REACH = 400  # how many claims back a repetition is looked for
_NO_DIGIT = re.compile(r"\D+")
_SAID_OFTEN = {
    *("企业", "项目", "亿元", "万元", "完成", "实现", "同比"),
    *(
        "增长",
        "全年",
        "新增",
        "其中",
        "累计",
        "重点",
        "案件",
        "人员",
        "单位",
        "问题",
        "工作",
        "情况",
        "组织",
        "开展",
        "办理",
    ),
    *(
        "建设",
        "投资",
        "资金",
        "面积",
        "总投",
        "实施",
        "推进",
        "全市",
        "全区",
        "全县",
        "达到",
        "亿元",
        "收入",
        "金额",
    ),
}


class ToldBefore:
    """The claims so far, found again without going through them all: a long text would be read squared."""

    def __init__(self) -> None:
        self._by_unit: defaultdict[str, list[tuple[int, Claim]]] = defaultdict(list)
        self._by_digits: defaultdict[tuple[object, ...], list[tuple[int, Claim]]] = defaultdict(list)
        self._by_figures: defaultdict[tuple[object, ...], list[tuple[int, Claim]]] = defaultdict(list)
        self._by_pair: defaultdict[tuple[object, ...], list[tuple[int, Claim]]] = defaultdict(list)

    def add(self, at: int, claim: Claim) -> None:
        """Remember the claim of that number in the text."""
        self._by_unit[claim.unit].append((at, claim))
        self._by_figures[_figures(claim)].append((at, claim))
        self._by_digits[_reordered(claim)].append((at, claim))
        for pair in name_pairs(claim):
            self._by_pair[_named(claim, pair)].append((at, claim))

    def like(self, at: int, claim: Claim, *, refers: bool) -> list[Claim]:
        """Those that may be the same, in order: of the same digits, or of three pairs of letters in the name.

        `refers`: the words after the claim take up an earlier one, which any of its unit may be.
        """
        if refers:
            found = dict(self._by_unit[claim.unit])
        else:
            found = dict(self._by_digits[_reordered(claim)])
            found.update(self._by_figures[_figures(claim)])
            shared: Counter[int] = Counter()
            named: dict[int, Claim] = {}
            for pair in name_pairs(claim):
                postings = self._by_pair.get(_named(claim, pair), ())
                shared.update(place for place, _ in postings)
                named.update(postings)
            found.update((place, named[place]) for place, times in shared.items() if times >= LEAST_SHARED)
        return [found[place] for place in sorted(found) if place >= at - _REACH]


def _reordered(claim: Claim) -> tuple[object, ...]:
    return claim.unit, claim.places, "".join(sorted(digits(printed(claim))))


def _figures(claim: Claim) -> tuple[object, ...]:
    """Its digits without the noughts around them: 13,180 and 1,318, persons counted as 人 or 名."""
    return ("人" if claim.unit in ("人", "名", "位") else claim.unit), digits(printed(claim)).strip("0")


def _named(claim: Claim, pair: str) -> tuple[object, ...]:
    return claim.unit, claim.period and claim.period.end, pair


@lru_cache(maxsize=16_384)
def printed(claim: Claim) -> str:
    """The number as it is printed, without its unit and loose words."""
    return printed_like(claim, claim.value or Fraction(0)).removesuffix(claim.unit)


def digits(text: str) -> str:
    """The digits of a text."""
    return _NO_DIGIT.sub("", text)


@lru_cache(maxsize=16_384)
def name_pairs(claim: Claim) -> frozenset[str]:
    """The pairs of letters in what a claim measures."""
    return pairs(claim.name)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters in a text, but for what every report says."""
    return frozenset(text[n : n + 2] for n in range(len(text) - 1)) - _SAID_OFTEN
