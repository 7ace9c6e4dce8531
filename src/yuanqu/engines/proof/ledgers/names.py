"""Names of indicators in a draft (指标名的识别): found all at once, whole names first, with what qualifies them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from yuanqu.engines.indicators.vocabulary import Growth, Indicator, Names, Rise
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.ledgers.comparing import comparable

WHOLE = ("", "全区", "园区", "我区", "全园", "全区共", "全区企业")
_RATES = ("同比增速", "增长率", "增速", "增幅")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that a claim's words name: ``qualifier`` is what they say before the name, ``rest`` behind it."""

    indicator: Indicator
    name: str
    qualifier: str
    rest: str


class NameIndex:
    """The names and aliases of indicators, in one automaton."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._bearing: dict[str, list[Indicator]] = defaultdict(list)
        for each in indicators:
            if not isinstance(each, Names):
                for name in dict.fromkeys((each.name, *each.aliases)):
                    self._bearing[name].append(each)
                    if isinstance(each, Growth | Rise) and (bare := _bare(name)) != name:
                        self._bearing[bare].append(each)
        self._automaton = ahocorasick.Automaton()
        for name in self._bearing:
            if len(name) >= _LEAST:
                self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    def of(self, claim: Claim) -> list[Named]:
        """The indicators that the words of a claim may name, the longest name first, units and kinds alike."""
        words = _bare(claim.measure) if claim.kind is Kind.GROWTH else claim.measure
        if len(words) < _LEAST or not self._bearing:
            return []
        found = [
            Named(each, name, words[: end + 1 - len(name)], words[end + 1 :])
            for end, name in self._automaton.iter(words)
            for each in self._bearing[name]
            if _alike(claim, each)
        ]
        longest = max((len(each.name) for each in found), default=0)
        return [each for each in found if len(each.name) == longest]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bearing)


def _bare(name: str) -> str:
    for ending in _RATES:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _alike(claim: Claim, indicator: Indicator) -> bool:
    grows = isinstance(indicator, Growth | Rise)
    return grows == (claim.kind is Kind.GROWTH) and comparable(claim.unit, indicator.unit)
