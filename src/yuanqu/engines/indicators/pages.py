"""The page of a figure — definition, value, trend, the records of each side — and the page of the whole catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yuanqu.engines.indicators.asked import Asked, asked_by
from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.evaluate import evaluate, figure, trend
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.paths import UnknownName
from yuanqu.engines.indicators.presenting import facts_of, gap_of, trend_chart
from yuanqu.engines.indicators.side_tables import side_tables
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator, Names, RuleValue
from yuanqu.engines.ledger.office import in_order, offices, own_offices
from yuanqu.engines.snapshots import Snapshot, SnapshotError, current, open_snapshot
from yuanqu.people.access import for_staff
from yuanqu.site.parts import Action, Cell, Column, Crumb, Table

TREND_MONTHS = 24


@for_staff
def figure_page(request: HttpRequest, code: str) -> HttpResponse:
    """One figure. Opens beside a text when htmx asks for it, else as a page of its own."""
    try:
        measured = indicator(code)
    except UnknownIndicator as error:
        raise Http404(str(error)) from error
    if not may_open(request.user, measured):
        raise Http404("没有这个指标，或您无权查看。")
    asked, snapshot = asked_by(request.GET), _snapshot(request)
    try:
        found = figure(measured, asked.period, as_of=asked.as_of, snapshot=snapshot, slice=dict(asked.slice))
    except UnknownName as error:
        raise Http404(str(error)) from error
    context: dict[str, Any] = {
        "figure": found,
        "asked": asked,
        "facts": facts_of(found),
        "gap": gap_of(found),
        "sides": side_tables(found, request.user, _shown(request), _turning(found, asked)),
        "as_of": asked.as_of,
        "older": "snapshot" in request.GET and snapshot != current(),
        "lineage_url": reverse("lineage", args=[measured.code]),
        "today_url": f"{reverse('figure', args=[code])}?{asked.query}",
        "crumbs": [Crumb("首页", "/"), Crumb("指标", reverse("figures")), Crumb(measured.name)],
    }
    if not request.htmx:  # type: ignore[attr-defined]
        context["chart"] = _chart(measured, asked, snapshot)
        context["cuts"] = _cuts(measured, asked, snapshot)
    return render(request, "indicators/figure.html", context)


@for_staff
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """All indicators by office with their figures of the period asked for."""
    asked, snapshot = asked_by(request.GET), current()
    opened = [each for each in every_indicator() if may_open(request.user, each)]
    found = evaluate(opened, asked.period, as_of=asked.as_of, snapshot=snapshot)
    names = {office.label: office.chinese for office in offices()}
    own = own_offices(request.user)
    groups = [
        (
            names.get(label, label),
            _catalogue_table(label, [f for f in found if f.indicator.office == label], asked),
            label in own,
        )
        for label in in_order({each.indicator.office for each in found}, own)
    ]
    context = {
        "groups": groups,
        "asked": asked,
        "as_of": asked.as_of,
        "actions": [Action("目录与血缘", reverse("directory"), "sitemap")],
        "crumbs": [Crumb("首页", "/"), Crumb("指标")],
    }
    return render(request, "indicators/catalogue.html", context)


def _shown(request: HttpRequest) -> dict[str, int]:
    """The page asked for, of the side asked for; the others show their first."""
    text = request.GET.get("page", "")
    return {request.GET.get("side", ""): int(text)} if text.isdecimal() and len(text) < 10 else {}


def _snapshot(request: HttpRequest) -> Snapshot:
    """The snapshot that the address names, else today's. Raises Http404 for one that is not kept."""
    named = request.GET.get("snapshot", "")
    if not named:
        return current()
    try:
        return open_snapshot(named if named.isalnum() else "")
    except SnapshotError as error:
        raise Http404(str(error)) from error


def _turning(found: Figure, asked: Asked) -> Callable[[str, int], str]:
    """Addresses of a side's pages, in the snapshot that the first page came from: no record is passed over."""
    address = f"{reverse('figure', args=[found.indicator.code])}?{asked.query}&snapshot={found.snapshot.id}"
    return lambda side, number: f"{address}&side={side}&page={number}#side-{side}"


def _chart(measured: Indicator, asked: Asked, snapshot: Snapshot) -> Any:
    if isinstance(measured, Names | RuleValue):
        return None
    points = trend(
        measured, asked.period, TREND_MONTHS, as_of=asked.as_of, snapshot=snapshot, slice=dict(asked.slice)
    )
    return trend_chart(measured, points)


def _cuts(measured: Indicator, asked: Asked, snapshot: Snapshot) -> list[Table]:
    """The figure along each of its dimensions, all from one evaluation."""
    found = evaluate([measured], asked.period, as_of=asked.as_of, snapshot=snapshot, slices=True)
    return [_cut(name, [each for each in found if set(each.slice) == {name}], asked) for name in measured.by]


def _cut(name: str, parts: list[Figure], asked: Asked) -> Table:
    parts.sort(key=lambda each: each.value or 0, reverse=True)
    rows = [
        [
            Cell(slice_label(name, each.slice[name]) or "未分组", f"{_address(each, asked)}", panel=True),
            Cell(_value(each)),
            Cell(str(each.record_count)),
        ]
        for each in parts
    ]
    heading = slice_label(name, None)
    return Table(
        f"按{heading}分", [Column(heading), Column("数值", numeric=True), Column("记录", numeric=True)], rows
    )


def _catalogue_table(label: str, found: list[Figure], asked: Asked) -> Table:
    columns = [Column("指标"), Column("数值", numeric=True), Column("期间"), Column("记录", numeric=True)]
    rows = [
        [
            Cell(each.indicator.name, _address(each, asked), panel=True, note=each.indicator.definition),
            Cell(_value(each)),
            Cell(each.when),
            Cell(str(each.record_count)),
        ]
        for each in found
    ]
    return Table(f"{label}的指标", columns, rows)


def _value(each: Figure) -> str:
    return each.printed() if each.value is not None else "暂缺"


def _address(each: Figure, asked: Asked) -> str:
    cut = Asked(asked.period, asked.as_of, dict(each.slice))
    return f"{reverse('figure', args=[each.indicator.code])}?{cut.query}"
