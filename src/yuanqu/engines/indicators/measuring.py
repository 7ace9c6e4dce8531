"""Runs the scans of one request and holds their answers (测算): one query for each ledger and window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from yuanqu.engines.indicators.canonical import catalogue_hash
from yuanqu.engines.indicators.connections import count
from yuanqu.engines.indicators.dimensions import dimensions
from yuanqu.engines.indicators.needs import Missing, Need, measure_of
from yuanqu.engines.indicators.partials import added_up, adds_up, kept_by_month, whole
from yuanqu.engines.indicators.scans.absence import fits
from yuanqu.engines.indicators.scans.counting import Family, Plan, compile_family
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.sources import Span, fill
from yuanqu.engines.indicators.scans.tallies import Compared, Tally, nothing, read, width
from yuanqu.engines.indicators.windows import During, Entered, Opening, Owed, Standing, Window
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period

Wanted = tuple[Need, Span, tuple[str, ...]]


def span_of(window: Window, period: Period, as_of: date) -> Span:
    """The days a window looks at: the period's, the day a stock stands on, or the month of the statements."""
    until = min(period.end, as_of)
    if isinstance(window, During | Opening | Entered | Owed):
        return (period.start, max(until, period.start))
    if isinstance(window, Standing):
        return (until, until)
    return (period.end.replace(day=1), until)


class Answers:
    """What the scans found: each need's tally by span, dimension and code."""

    def __init__(self) -> None:
        self._found: dict[tuple[Need, Span, str, str], Tally | Compared] = {}
        self._codes: dict[tuple[Need, str], set[str]] = defaultdict(set)
        self._seen: dict[tuple[Family, Span], int] = {}

    def tally(self, need: Need, span: Span, dimension: str = "", code: str = "") -> Tally:
        """The tally of a base measure; zeros where nothing was found."""
        found = self._found.get((need, span, dimension, code), nothing(need))
        assert isinstance(found, Tally)
        return found

    def compared(self, need: Need, span: Span, dimension: str = "", code: str = "") -> Compared:
        """The numbers of a comparison; zeros where nothing was found."""
        found = self._found.get((need, span, dimension, code), nothing(need))
        assert isinstance(found, Compared)
        return found

    def codes(self, needs: Iterable[Need], dimension: str) -> list[str]:
        """The codes of a dimension under which any of ``needs`` has a record, sorted."""
        return sorted(set().union(*(self._codes[need, dimension] for need in needs)))

    def seen(self, need: Need, span: Span) -> int:
        """How many records the window picked, whatever their conditions."""
        base = measure_of(need)
        return self._seen.get((Family(base.of, base.when), span), 0)

    def take(self, plan: Plan, spans: Sequence[Span], rows: Iterable[Sequence[Any]]) -> None:
        """Take a query's rows in."""
        for slot, place, code, seen, *numbers in rows:
            dimension = plan.dimensions[place] if place >= 0 else ""
            span = spans[slot]
            if place == -1 and not isinstance(plan.needs[0], Missing):
                self._seen[plan.family, span] = int(seen)
            at = 0
            for need in plan.needs:
                taken = tuple(numbers[at : at + width(need)])
                found = self._found[need, span, dimension, str(code or "")] = read(need, taken)
                if found != nothing(need):
                    self._codes[need, dimension].add(str(code or ""))
                at += width(need)


def measure(wanted: Iterable[Wanted], snapshot: Snapshot, as_of: date) -> Answers:
    """Count everything ``wanted`` — needs with their spans and dimensions — in as few scans as possible."""
    answers = Answers()
    for plan, spans in planned(wanted):
        if not kept_by_month(plan, snapshot):
            sql = fill(plan.sql, plan.family.when, spans, as_of)
            answers.take(plan, spans, count(snapshot, sql, tables=plan.tables))
            continue
        by_month, rest = parted(plan)
        if by_month:
            answers.take(by_month, spans, added_up(by_month, spans, snapshot, as_of))
        if rest:
            answers.take(rest, spans, whole(rest, spans, snapshot, as_of))
    return answers


def parted(plan: Plan) -> tuple[Plan | None, Plan | None]:
    """The plan in two: for what adds up over months, and for what does not."""
    summed = tuple(need for need in plan.needs if adds_up(need))
    others = tuple(need for need in plan.needs if not adds_up(need))
    first, second = (
        compiled(plan.family, needs, plan.dimensions) if needs else None for needs in (summed, others)
    )
    return first, second


def planned(wanted: Iterable[Wanted], reach: Reach = ONE) -> Iterator[tuple[Plan, list[Span]]]:
    """The scans that count everything ``wanted``, each with the spans its slots stand for."""
    scans: dict[tuple[Family, bool], _Scan] = defaultdict(_Scan)
    for need, span, along in wanted:
        base = measure_of(need)
        absent = isinstance(need, Missing)
        if absent and not all(fits(base.of, base.when, name) for name, _ in base.cut):
            continue
        scan = scans[Family(base.of, base.when), absent]
        scan.needs[need] = None
        scan.spans[span] = None
        fitting = (name for name in along if not absent or fits(base.of, base.when, name))
        scan.dimensions |= dict.fromkeys(fitting)
    for (family, _), scan in scans.items():
        yield compiled(family, tuple(scan.needs), tuple(scan.dimensions), reach), list(scan.spans)


@dataclass
class _Scan:
    """What one query is asked for, in the order it was wanted."""

    needs: dict[Need, None] = field(default_factory=dict)
    spans: dict[Span, None] = field(default_factory=dict)
    dimensions: dict[str, None] = field(default_factory=dict)


def compiled(family: Family, needs: tuple[Need, ...], along: tuple[str, ...], reach: Reach = ONE) -> Plan:
    """The family's query, compiled once for each shape of request while the declarations stay as they are."""
    return _compiled(
        _stamp(len(list(dimensions())), len(list(registry.ledgers()))), family, needs, along, reach
    )


@lru_cache(maxsize=4096)
def _compiled(
    stamp: str, family: Family, needs: tuple[Need, ...], along: tuple[str, ...], reach: Reach
) -> Plan:
    return compile_family(family, needs, along, reach)


@lru_cache(maxsize=8)
def _stamp(known_dimensions: int, known_ledgers: int) -> str:
    """The hash of what queries depend on beside their needs: dimensions and columns. Both only ever grow."""
    return catalogue_hash(())
