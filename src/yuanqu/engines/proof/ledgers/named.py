"""Claims whose words name an indicator (按名称核对): the figure of their period and slice, where it is the only one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.evaluate import evaluate
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger.office import office
from yuanqu.engines.proof.checks.finding import Severity
from yuanqu.engines.proof.claims.claim import Claim, Kind, Modality
from yuanqu.engines.proof.ledgers.comparing import agrees, as_printed, values_of
from yuanqu.engines.proof.ledgers.names import Named, NameIndex
from yuanqu.engines.proof.ledgers.verdict import Outcome, Verdict
from yuanqu.engines.proof.ledgers.worded import told_wrong
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Kind as PeriodKind
from yuanqu.terms.periods import Period

Choices = Mapping[tuple[str, str], tuple[str, str]]  # (measure, unit) → (indicator, slice as 「park=east」)
PERIODS = 6  # so many periods are measured: a draft compares a few, not a score
SHOWN = 4  # candidates named to the user


@dataclass(frozen=True, slots=True)
class Asked:
    """From where figures are taken, and what users said that words mean.

    ``as_of``: the draft's day; what was not known by then is taken as of ``today``.
    """

    snapshot: Snapshot
    as_of: date
    today: date
    choices: Choices
    text: str = ""


def by_names(claims: Sequence[Claim], codes: Sequence[str], asked: Asked) -> Iterator[Verdict]:
    """What the ledgers say of claims by their own words; nothing of claims whose words name no indicator."""
    index = NameIndex(indicator(code) for code in codes)
    open_ = frozenset(codes)
    wanted: dict[Period, list[tuple[Claim, list[Named]]]] = defaultdict(list)
    for claim in claims:
        if claim.modality is Modality.ACTUAL and claim.kind not in (Kind.DATE, Kind.RANK) and claim.period:
            named = _chosen(claim, asked.choices, open_) or index.of(claim)
            if not named and not _ELSEWHERE.search(_sentence(asked.text, claim)):
                named = index.meant_by(claim)
            if named:
                wanted[_measured(claim.period)].append((claim, named))
    for period in sorted(wanted, key=lambda each: -len(wanted[each]))[:PERIODS]:
        if period.start <= asked.today:
            yield from _of_period(period, wanted[period], asked)


def _sentence(text: str, claim: Claim) -> str:
    return text[max(text.rfind(mark, 0, claim.start) for mark in "。；\n") + 1 : claim.start]


_ELSEWHERE = re.compile("全国|全省|全市|[某外][省市县区地]|兄弟|周边|其他")


def _measured(period: Period) -> Period:
    """A day is the end of what is told since January: 截至6月30日."""
    if period.kind is not PeriodKind.DAY:
        return period
    return Period.between(date(period.end.year, 1, 1), period.end)


def _of_period(
    period: Period, wanted: Sequence[tuple[Claim, list[Named]]], asked: Asked
) -> Iterator[Verdict]:
    measured = {named.indicator.code: named.indicator for _, each in wanted for named in each}
    cut = any(not named.whole for _, each in wanted for named in each)
    found = _found(measured.values(), period, asked, cut=cut)
    for claim, named in wanted:
        verdict = _verdict(claim, named, found)
        if verdict is not None:
            yield verdict


def _found(
    measured: Iterable[Indicator], period: Period, asked: Asked, *, cut: bool
) -> dict[str, list[Figure]]:
    """The figures of each indicator: on the draft's day, or today where nothing was known then."""
    found: dict[str, list[Figure]] = defaultdict(list)
    open_ = list(measured)
    for as_of in dict.fromkeys((max(asked.as_of, period.start), asked.today)):
        for figure in evaluate(open_, period, as_of=as_of, snapshot=asked.snapshot, slices=cut):
            found[figure.indicator.code].append(figure)
        open_ = [each for each in open_ if found[each.code][0].value is None]
        for each in open_ if as_of != asked.today else ():
            del found[each.code]
    return found


def _verdict(claim: Claim, named: Sequence[Named], found: Mapping[str, list[Figure]]) -> Verdict | None:
    exact = [figure for each in named if (figure := _figure(each, found[each.indicator.code])) is not None]
    right = [figure for figure in exact if agrees(claim, figure)]
    if right:
        return Verdict(claim, Outcome.AGREES, Severity.LIKELY, tuple(right[:SHOWN]))
    if not exact:
        return None
    if len(exact) > 1:
        return _ambiguous(claim, exact)
    figure = exact[0]
    if figure.value is None:
        message = f"台账中没有这项记录：{figure.title()}（{figure.when}），{figure.unknown}。"
        return Verdict(claim, Outcome.ABSENT, Severity.ASK, (figure,), message)
    value = next(values_of(figure, claim.unit), None)
    if value is None:
        return None
    sure = _same_period(claim, figure) and not any(each.bare for each in named)
    severity = Severity.CERTAIN if sure else Severity.LIKELY
    message, expected = told_wrong(claim, figure, value), as_printed(claim, value)
    return Verdict(claim, Outcome.DIFFERS, severity, (figure,), message, expected)


def _ambiguous(claim: Claim, exact: Sequence[Figure]) -> Verdict:
    told = "；".join(f"{each.title()} {each.printed()}" for each in exact[:SHOWN])
    message = f"「{claim.name}」可能指台账中的几项，都不等于文稿所写：{told}。请指明是哪一项。"
    return Verdict(claim, Outcome.AMBIGUOUS, Severity.ASK, tuple(exact[:SHOWN]), message)


def _figure(named: Named, figures: Iterable[Figure]) -> Figure | None:
    """The figure that the words name exactly: the whole, or the one slice that the qualifier calls by its label."""
    if named.whole or named.qualifier == office(named.indicator.office).chinese:
        return next((each for each in figures if not each.slice), None)
    called = [each for each in figures if [*_labels(each)] == [named.qualifier]]
    return called[0] if len(called) == 1 else None


def _labels(figure: Figure) -> Iterator[str]:
    return (slice_label(name, code) for name, code in figure.slice.items())


def _same_period(claim: Claim, figure: Figure) -> bool:
    """Whether the figure is stated for the period that the draft speaks of; what stands on a day stands on its end."""
    period = claim.period
    return period is not None and (
        figure.period == period
        or (figure.period.kind is PeriodKind.DAY and figure.period.end == period.end)
        or (period.kind is PeriodKind.DAY and figure.period.end == period.end)
    )


def _chosen(claim: Claim, choices: Choices, codes: frozenset[str]) -> list[Named]:
    """What users of this zone said that these words mean."""
    code, cut = choices.get((claim.name, claim.unit), ("", ""))
    if code not in codes:
        return []
    measured: Indicator = indicator(code)
    qualifier = slice_label(*cut.split("=", 1)) if "=" in cut else ""
    return [Named(measured, qualifier)]
