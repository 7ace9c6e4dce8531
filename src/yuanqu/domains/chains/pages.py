"""The panorama of a chain as a page whose nodes open their segments beside it (全景图页面)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from yuanqu.domains.chains.codes import POSITION, STREAM
from yuanqu.domains.chains.panorama.drawing import STREAMS, drawn, legend, mark_of
from yuanqu.domains.chains.panorama.reading import Chart, Node, chart_of, listed, rows, standing
from yuanqu.domains.chains.panorama.segment import parts_of
from yuanqu.engines.documents.diagram_svg import diagram_svg, mark_svg
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.today import today
from yuanqu.site.parts import Action, Crumb, Tab
from yuanqu.terms.periods import PeriodError, read_day

_MISSING = "没有这条产业链，或您无权查看。"


@require_safe
def first_panorama(request: HttpRequest) -> HttpResponse:
    """The first chain of the list; the others are tabs there."""
    chains = _listed(request, today())
    if not chains:
        raise Http404("产业链目录中还没有产业链，或您无权查看。")
    return redirect("chain-panorama", chains[0].chain_code)


@require_safe
def panorama(request: HttpRequest, code: str) -> HttpResponse:
    """``/chains/panorama/<code>/?day=``: the chain as it stood on a day, today if none is given."""
    day, error = _day(request)
    chain = rows("chains.industry_chain", request.user).filter(chain_code=code).first()
    if chain is None:
        raise Http404(_MISSING)
    chart = chart_of(chain, day, request.user)
    query = f"?{urlencode({'day': day.isoformat()})}"

    def address(node: Node) -> str:
        return f"{reverse('chain-segment', args=[node.pk])}{query}"

    picture = diagram_svg(drawn(chart, address=address), css="diagram panorama", tenths=4)
    context: dict[str, Any] = {
        "title": f"{chain.name}产业链全景图",
        "lead": f"{POSITION.label(chain.position)}，链长{chain.chain_head}，牵头{chain.lead_dept}。"
        "从上游到下游，点开环节看企业、项目和历次判定。",
        "sound": f"{Decimal(chart.sound * 100) / chart.judged:.1f}%" if chart.judged else "",
        "crumbs": [Crumb("首页", "/"), Crumb("产业链全景图")],
        "actions": [
            Action("产业链目录中的记录", ledger_address("chains.industry_chain", "detail", chain.pk), "table")
        ],
        "tabs": _tabs(request, chain, day, query),
        "chart": chart,
        "day": day,
        "error": error,
        "picture": mark_safe(picture) if chart.nodes else "",  # noqa: S308 - made of escaped texts
        "legend": [(word, n, mark_safe(mark_svg(mark))) for word, n, mark in legend(chart)],  # noqa: S308 - numbers
        "streams": _streams(chart, address),
        "stale": _stale(chart),
        "wide": True,
    }
    return render(request, "chains/panorama.html", context)


@require_safe
def segment(request: HttpRequest, pk: Any) -> HttpResponse:
    """``/chains/segments/<id>/?day=``: one segment, in the panel or as a page."""
    day, _ = _day(request)
    found = rows("chains.segment", request.user).filter(pk=pk).select_related("chain").first()
    if found is None:
        raise Http404("没有这个环节，或您无权查看。")
    code, query = found.chain.chain_code, urlencode({"day": day.isoformat()})
    crumbs = [
        Crumb("首页", "/"),
        Crumb("产业链全景图", f"{reverse('chain-panorama', args=[code])}?{query}"),
        Crumb(found.name),
    ]
    context = {
        "title": found.name,
        "kicker": f"{found.chain.name}产业链 · {STREAM.label(found.stream)}",
        "crumbs": crumbs,
        "record": ledger_address("chains.segment", "detail", found.pk),
        "day": day,
        **parts_of(found, day, request.user, f"?{query}"),
    }
    return render(request, "chains/segment.html", context)


@dataclass(frozen=True)
class Step:
    """A segment as a small screen shows it: its card, what supplies it and what it supplies."""

    url: str
    node: Node
    mark: str
    sources: list[str]
    goes_to: list[str]


def _streams(chart: Chart, address: Callable[[Node], str]) -> list[tuple[str, list[Step]]]:
    """The segments of each stream from top to bottom: what a small screen shows before the picture."""

    def step(node: Node) -> Step:
        mark = mark_safe(mark_svg(mark_of(node.strength)))  # noqa: S308 - numbers and colours
        return Step(address(node), node, mark, *chart.beside(node.pk))

    streams = [
        (STREAM.label(stream), [step(node) for node in chart.nodes if node.stream == stream])
        for stream in (*STREAMS, "service")
    ]
    return [(name, steps) for name, steps in streams if steps]


def _stale(chart: Chart) -> str:
    """Which segments are past their review, in words; empty where none is."""
    names = [f"「{node.name}」" for node in chart.nodes if node.stale]
    return f"{'、'.join(names)}{len(names)}个环节的判定已过复判期限，请重新判定。" if names else ""


def _listed(request: HttpRequest, day: date) -> list[Any]:
    """The chains on the list that day."""
    return listed(rows("chains.industry_chain", request.user).filter(standing(day)))


def _tabs(request: HttpRequest, chain: Any, day: date, query: str) -> list[Tab]:
    """The chains of the list, and the one that is shown where it has left it."""
    chains = _listed(request, day)
    return [
        Tab(each.name, f"{reverse('chain-panorama', args=[each.chain_code])}{query}", each.pk == chain.pk)
        for each in (chains if chain in chains else [*chains, chain])
    ]


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for, and what is wrong with it where it cannot be read."""
    text = request.GET.get("day", "").strip()
    try:
        return (read_day(text) if text else today()), ""
    except PeriodError as error:
        return today(), str(error)
