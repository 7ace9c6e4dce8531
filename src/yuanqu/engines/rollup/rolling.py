"""The same indicators over all zones: totals, growth over the same zones, and who was left out of what (汇总).

Everything of one ledger and window is one scan over all zones, grouped by zone. What a zone brings to a total is
added up exactly; numbers of different enterprises are counted once more by area, by credit code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yuanqu.engines.indicators.measuring import Answers, Wanted, planned, span_of
from yuanqu.engines.indicators.needs import measure_of, needs_of
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.scans.reach import MANY, Reach
from yuanqu.engines.indicators.scans.sources import fill
from yuanqu.engines.indicators.stating import Stated, stated
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import CreditCode
from yuanqu.engines.rollup.adding import Addend, added, addend, distinct_bases, is_additive, value
from yuanqu.engines.rollup.engines import Engine
from yuanqu.engines.rollup.lake import Lake
from yuanqu.engines.rollup.seals import Seal, Zone
from yuanqu.engines.rollup.totals import ALL, Rollup, Total, Zoned
from yuanqu.engines.rollup.zones import ZoneRequest, requests, unpublished
from yuanqu.terms.periods import Period

LEVELS = ("nation", "province", "county")


def rollup(
    lake: Lake, asked: Iterable[Indicator], period: Period, *, as_of: date, level: str, engine: Engine
) -> Rollup:
    """Each indicator for ``period``, in all and by the areas of ``level``; zones that are late are left out, named."""
    asked, until = list(asked), min(period.end, as_of)
    late = {seal.zone.code for seal in lake.late(until)}
    seals = {code: seal for code, seal in lake.seals.items() if code not in late}
    area = {code: _area(seal.zone, level) for code, seal in seals.items()}
    engine.open(seals.values(), [pair for code in seals for pair in {(code, area[code]), (code, ALL)}])
    run = _Run(asked, period, as_of, engine, seals)
    areas: dict[str, list[str]] = {ALL: list(seals)}
    for code, name in area.items():
        if name != ALL:
            areas.setdefault(name, []).append(code)
    totals = [run.total(each, name, codes) for each in asked for name, codes in areas.items()]
    return Rollup(period, as_of, level, tuple(totals), lake, frozenset(late))


@dataclass(frozen=True)
class _Found:
    """What a zone brings for one period, or why nothing; ``span`` by which numbers of different things are told."""

    addend: Addend | str
    stated: Stated


class _Run:
    """One pass over the lake for some indicators and two periods."""

    def __init__(
        self,
        asked: Sequence[Indicator],
        period: Period,
        as_of: date,
        engine: Engine,
        seals: Mapping[str, Seal],
    ) -> None:
        self._period, self._as_of = period, as_of
        self._requests = {each.seal.zone.code: each for each in requests(seals, asked, as_of, engine)}
        self._stated: dict[tuple[object, ...], Stated] = {}
        wanted = list(dict.fromkeys(self._wanted(asked)))
        self._zones = _scanned(wanted, as_of, engine, MANY)
        distinct = [each for each in wanted if getattr(each[0], "how", "") == "distinct"]
        self._areas = _scanned(
            distinct, as_of, engine, Reach(many=True, areas=True, identities=_identities())
        )
        self._kept: dict[tuple[str, str, int], _Found] = {}

    def total(self, indicator: Indicator, area: str, codes: Sequence[str]) -> Total:
        """One indicator in one area."""
        found = [(code, self._found(indicator, code, 0)) for code in codes]
        brought = {code: each for code, each in found if isinstance(each.addend, Addend)}
        left: dict[str, list[str]] = defaultdict(list)
        for code, each in found:
            if isinstance(each.addend, str):
                left[each.addend].append(code)
        now, unknown = self._sum(indicator, area, brought, 0, len(codes))
        both = {
            code: each
            for code in brought
            if isinstance((each := self._found(indicator, code, 1)).addend, Addend)
        }
        before, _ = self._sum(indicator, area, both, 1, len(codes))
        same, _ = self._sum(indicator, area, {code: brought[code] for code in both}, 0, len(codes))
        zones = [self._zoned(indicator, code, each) for code, each in found]
        return Total(
            indicator, area, now, unknown, len(brought), dict(left), before, same, len(both), tuple(zones),
            is_additive(indicator),
        )  # fmt: skip

    def _zoned(self, indicator: Indicator, code: str, found: _Found) -> Zoned:
        zone = self._requests[code].seal.zone
        if isinstance(found.addend, str):
            return Zoned(zone, None, found.addend, 0)
        result, unknown = value(indicator, found.addend.parts)
        return Zoned(zone, result, unknown, found.addend.weight)

    def _sum(
        self, indicator: Indicator, area: str, brought: Mapping[str, _Found], place: int, asked: int
    ) -> tuple[Addend | None, str]:
        """The sum of what zones bring; numbers of different things as they were counted in the area itself."""
        if not brought:
            return None, "没有一个园区有数"
        total = added(
            indicator, [each.addend for each in brought.values() if isinstance(each.addend, Addend)]
        )
        if isinstance(total, str):
            return None, total
        distinct = distinct_bases(indicator)
        if not distinct:
            return total, ""
        periods = {each.stated.period for each in brought.values()}
        if len(periods) > 1:
            return None, "各园区可陈述的期间不一，不能合并去重"
        if len(brought) < asked and any(
            self._counts(indicator, code, place) for code in self._requests if code not in brought
        ):
            return None, "有园区不计入，不能合并去重"
        (period,) = periods
        parts = list(total.parts)
        for at, (base, scale) in distinct.items():
            tally = self._areas.get(area, Answers()).tally(base, span_of(base.when, period, self._as_of))
            parts[at] = Fraction(tally.total) * scale
        return Addend(tuple(parts), total.weight), ""

    def _counts(self, indicator: Indicator, code: str, place: int) -> bool:
        """Whether a zone that is left out has anything that was counted in its area all the same."""
        period = self._found(indicator, code, place).stated.period
        answers = self._zones.get(code, Answers())
        return any(
            answers.tally(base, span_of(base.when, period, self._as_of)).total
            for base, _ in distinct_bases(indicator).values()
        )

    def _found(self, indicator: Indicator, code: str, place: int) -> _Found:
        key = (indicator.code, code, place)
        if key not in self._kept:
            self._kept[key] = self._find(indicator, self._requests[code], place)
        return self._kept[key]

    def _find(self, indicator: Indicator, request: ZoneRequest, place: int) -> _Found:
        said = self._state(indicator, request, place)
        unknown = unpublished(request.seal, indicator) or said.unknown
        if unknown:
            return _Found(unknown, said)
        answers = self._zones.get(request.seal.zone.code, Answers())
        return _Found(addend(indicator, Reading(request, answers, said.period, (), ())), said)

    def _state(self, indicator: Indicator, request: ZoneRequest, place: int) -> Stated:
        """What the zone can state; zones that locked the same months state the same."""
        locked = tuple(tuple(request.locks(rule)) for rule in request.locked)
        key = (indicator.code, place, locked)
        if key not in self._stated:
            said = stated(indicator, self._period, self._as_of, request.locks)
            # Last year's is the same months: what is locked by now decides how far both of them reach.
            before = said.unknown or not place
            self._stated[key] = said if before else Stated(said.period.last_year())
        return self._stated[key]

    def _wanted(self, asked: Sequence[Indicator]) -> Iterator[Wanted]:
        for indicator in asked:
            for place in range(2):
                for said in {self._state(indicator, each, place) for each in self._requests.values()}:
                    for need in needs_of(indicator) if not said.unknown else ():
                        yield need, span_of(measure_of(need).when, said.period, self._as_of), ()


def _area(zone: Zone, level: str) -> str:
    """The area of a level that a zone lies in."""
    if level == "nation":
        return ALL
    if level == "province":
        return zone.province or "（未填省份）"
    return f"{zone.province}{zone.county}" or "（未填县市）"


def _scanned(wanted: Iterable[Wanted], as_of: date, engine: Engine, reach: Reach) -> dict[str, Answers]:
    """The answers of every zone, or area, by its name."""
    found: dict[str, Answers] = defaultdict(Answers)
    plans = list(planned(wanted, reach))
    queries = [(fill(plan.sql, plan.family.when, spans, as_of), plan.tables) for plan, spans in plans]
    for (plan, spans), answer in zip(plans, engine.all(queries), strict=True):
        rows: dict[str, list[Sequence[object]]] = defaultdict(list)
        for zone, *row in answer:
            rows[zone].append(row)
        for zone, its in rows.items():
            found[zone].take(plan, spans, its)
    return dict(found)


def _identities() -> tuple[tuple[str, str], ...]:
    """Ledgers whose records a credit code names, everywhere the same: who is one in two zones is one."""
    return tuple(
        (ledger.label, ledger.key[0])
        for ledger in registry.ledgers()
        if len(ledger.key) == 1 and isinstance(ledger.declared()[ledger.key[0]], CreditCode)
    )
