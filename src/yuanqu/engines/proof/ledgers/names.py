"""Names of indicators in a draft (指标名的识别): found all at once, whole names first, with what qualifies them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from yuanqu.engines.indicators.vocabulary import Growth, Indicator, Names, Rise
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.ledgers.comparing import comparable

ZONE = ("", "全区", "园区", "我区", "全园", "全区共", "全区企业")
_VERBS = ("召开", "开展", "实现", "完成", "累计")
# A unit says these as well: 检查企业数 182家.
_KINDS = (
    "总数",
    "户数",
    "家数",
    "次数",
    "件数",
    "人数",
    "数量",
    "数",
    "面积",
    "金额",
    "总额",
)
_RATES = ("同比增速", "增长率", "增速", "增幅")
_LEAST = 2
_LEAST_TAIL, _MOST_MEANT = 5, 4  # letters that several names end with; of more names nobody would guess


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that a claim's words name: ``qualifier`` is what they say before the name, ``rest`` behind it.

    ``bare``: the name was found without the word for what is counted (检查企业, of 检查企业数), which is less sure.
    """

    indicator: Indicator
    qualifier: str
    rest: str = ""
    bare: bool = False

    @property
    def whole(self) -> bool:
        """Whether the words speak of the whole zone."""
        return self.qualifier in ZONE or self.qualifier in _VERBS


class NameIndex:
    """The names and aliases of indicators, in one automaton."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._bearing: dict[str, list[tuple[Indicator, bool]]] = defaultdict(list)
        self._ending: dict[str, dict[str, Indicator]] = defaultdict(dict)
        for each in indicators:
            if not isinstance(each, Names):
                for name, bare in _names(each):
                    self._bearing[name].append((each, bare))
                    for begin in range(1, len(name) - _LEAST_TAIL + 1):
                        self._ending[name[begin:]][each.code] = each
        self._automaton = ahocorasick.Automaton()
        for name in self._bearing:
            if len(name) >= _LEAST:
                self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    def of(self, claim: Claim) -> list[Named]:
        """The indicators that the words of a claim may name, the longest name first, units and kinds alike."""
        words = _bare(claim.name) if claim.kind is Kind.GROWTH else claim.name
        if len(words) < _LEAST or not self._bearing:
            return []
        found = [
            Named(each, words[: end + 1 - len(name)], words[end + 1 :], bare)
            for end, name in self._automaton.iter(words)
            for each, bare in self._bearing[name]
            if _alike(claim, each)
        ]
        shortest = min((len(each.qualifier) for each in found if not each.rest), default=0)
        return [each for each in found if not each.rest and len(each.qualifier) == shortest]

    def meant_by(self, claim: Claim) -> list[Named]:
        """The few indicators whose names end with the claim's words: 闲置低效用地面积 may be reused or listed."""
        words = _bare(claim.name) if claim.kind is Kind.GROWTH else claim.name
        for said in ZONE[1:]:
            words = words.removeprefix(said)
        found = [each for each in self._ending.get(words, {}).values() if _alike(claim, each)]
        return [Named(each, "", bare=True) for each in found] if 1 < len(found) <= _MOST_MEANT else []


def _names(indicator: Indicator) -> Iterator[tuple[str, bool]]:
    """The names and aliases of an indicator, then what is left of them without the word for their kind."""
    names = list(dict.fromkeys((indicator.name, *indicator.aliases)))
    grows = isinstance(indicator, Growth | Rise)
    bare = [_bare(name) if grows else _without_kind(name) for name in names]
    yield from ((name, False) for name in names)
    yield from ((name, not grows) for name in dict.fromkeys(bare) if name not in names)


def _without_kind(name: str) -> str:
    kind = next((each for each in _KINDS if name.endswith(each)), "")
    return name.removesuffix(kind) if len(name) > len(kind) + 2 else name


def _bare(name: str) -> str:
    for ending in _RATES:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _alike(claim: Claim, indicator: Indicator) -> bool:
    grows = isinstance(indicator, Growth | Rise)
    return grows == (claim.kind is Kind.GROWTH) and comparable(claim.unit, indicator.unit)
