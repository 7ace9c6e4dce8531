"""Evaluates indicators into Figures: one pass over the snapshot for all of them, every period and slice (求值).

evaluate(indicators(), Period.parse("2025-H1"), as_of=None, snapshot=current(), slices=True)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.indicators.building import build
from yuanqu.engines.indicators.dimensions import dimension, dimensions
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.measuring import Answers, Wanted, measure, span_of
from yuanqu.engines.indicators.needs import Cut, Missing, Need, measure_of, needs_of, part_of, undivided
from yuanqu.engines.indicators.paths import UnknownName
from yuanqu.engines.indicators.reading import Reading
from yuanqu.engines.indicators.request import Request
from yuanqu.engines.indicators.stating import Stated, stated
from yuanqu.engines.indicators.vocabulary import Indicator, Names, Ratio, RuleValue
from yuanqu.engines.ledger.today import today
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period


@dataclass(frozen=True)
class Ask:
    """One indicator for one asked period, in one slice, and along which dimensions besides."""

    indicator: Indicator
    asked: Period
    stated: Stated
    cut: Cut = ()
    along: tuple[str, ...] = ()


def evaluate(
    indicators: Iterable[Indicator],
    asked: Period,
    *,
    as_of: date | None = None,
    snapshot: Snapshot,
    slices: bool = False,
) -> list[Figure]:
    """A Figure for each indicator, in their order; with ``slices`` each is followed by its slices by code.

    ``as_of``: business dates after it have not happened yet (default: the period's end, not later than today).
    """
    request = Request(snapshot, _as_of(asked, as_of))
    asks = [_ask(each, asked, request, along=each.by if slices else ()) for each in indicators]
    return list(_figures(asks, request))


def figure(
    indicator: Indicator,
    asked: Period,
    *,
    as_of: date | None = None,
    snapshot: Snapshot,
    slice: Mapping[str, str] | None = None,
) -> Figure:
    """One Figure, in the slice of the dimensions and codes given (an empty code: records without one)."""
    request = Request(snapshot, _as_of(asked, as_of))
    return next(_figures([_ask(indicator, asked, request, cut=_cut(slice))], request))


def trend(
    indicator: Indicator,
    asked: Period,
    months: int,
    *,
    as_of: date | None = None,
    snapshot: Snapshot,
    slice: Mapping[str, str] | None = None,
) -> list[Figure]:
    """The indicator month by month, ``months`` of them up to the last it states for ``asked``, in one pass.

    Each is asked for its month alone; a cumulative statement then speaks of January to that month.
    """
    request = Request(snapshot, _as_of(asked, as_of))
    points = _months_up_to(indicator, asked, months, request)
    asks = [_ask(indicator, point, request, cut=_cut(slice)) for point in points]
    return list(_figures(asks, request))


@dataclass(frozen=True)
class Beside:
    """An indicator's figure beside the same period last year, and month by month."""

    now: Figure
    before: Figure
    months: tuple[Figure, ...]


def beside(
    indicators: Iterable[Indicator],
    asked: Period,
    months: int,
    *,
    as_of: date | None = None,
    snapshot: Snapshot,
) -> list[Beside]:
    """Each indicator with last year and its last ``months``, all in one pass: as many scans as there are ledgers."""
    request, asks = Request(snapshot, _as_of(asked, as_of)), []
    for each in indicators:
        asks += [_ask(each, asked, request), _ask(each, asked.last_year(), request)]
        asks += [_ask(each, point, request) for point in _months_up_to(each, asked, months, request)]
    found = list(_figures(asks, request))
    size = months + 2
    return [
        Beside(now, before, tuple(points))
        for now, before, *points in (found[start : start + size] for start in range(0, len(found), size))
    ]


def _months_up_to(indicator: Indicator, asked: Period, months: int, request: Request) -> list[Period]:
    """The last ``months`` months that the indicator states for ``asked``, the earliest first."""
    found = stated(indicator, asked, request.as_of, request.locks)
    points = [Period.month(*_month(min(asked.end, request.as_of) if found.unknown else found.period.end))]
    while len(points) < months:
        points.append(points[-1].previous())
    return points[::-1]


def _figures(asks: Iterable[Ask], request: Request) -> Iterator[Figure]:
    asks = list(asks)
    answers = measure(_wanted(asks, request), request.snapshot, request.as_of)
    for ask in asks:
        for cut in _cuts(ask, answers):
            reading = Reading(request, answers, ask.stated.period, cut, ask.cut)
            yield build(ask.indicator, ask.asked, ask.stated, reading)


def _wanted(asks: Iterable[Ask], request: Request) -> Iterator[Wanted]:
    for ask in asks:
        if not ask.stated.unknown:
            for need in needs_of(ask.indicator, ask.cut):
                span = span_of(measure_of(need).when, ask.stated.period, request.as_of)
                yield need, span, ask.along


def _cuts(ask: Ask, answers: Answers) -> Iterator[Cut]:
    """The slice asked for, then each code found along each dimension."""
    yield ask.cut
    if not ask.stated.unknown:
        for dimension in ask.along:
            for code in answers.codes(_divided(ask.indicator, dimension), dimension):
                yield ((dimension, code),)


def _divided(indicator: Indicator, dimension: str) -> list[Need]:
    """The needs whose records say which codes a slice has: an undivided whole says nothing of them."""
    if isinstance(indicator, Ratio) and dimension in undivided(indicator):
        return [part_of(indicator)]
    return [need for need in needs_of(indicator) if not isinstance(need, Missing)]


def _ask(
    indicator: Indicator, asked: Period, request: Request, *, cut: Cut = (), along: tuple[str, ...] = ()
) -> Ask:
    if isinstance(indicator, Names | RuleValue):
        along = ()
    return Ask(indicator, asked, stated(indicator, asked, request.as_of, request.locks), cut, along)


def _cut(slice: Mapping[str, str] | None) -> Cut:
    for name in slice or {}:
        if dimension(name) is None:  # told even where no record has to be read
            raise UnknownName("分组", name, (each.name for each in dimensions()))
    return tuple(sorted((slice or {}).items()))


def _as_of(asked: Period, given: date | None) -> date:
    return given or min(asked.end, today())


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
