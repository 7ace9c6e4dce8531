"""The figures that one department answers for in an edition: looked at, opened, confirmed or objected to (核对页)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.domains.reporting.guards import latest_words
from yuanqu.domains.reporting.ledgers.confirmation import ConfirmationLoop
from yuanqu.domains.reporting.pages.subject import Subject, subject
from yuanqu.domains.reporting.stating import departments, figures_for
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.procedure.viewing import view_of
from yuanqu.engines.reports.notes import address
from yuanqu.site.parts import Cell, Column, Tab, Table


@dataclass(frozen=True)
class Deed:
    """A move open to the reader."""

    label: str
    url: str
    primary: bool


@require_safe
def check_page(request: HttpRequest, edition_id: UUID) -> HttpResponse:
    """``/reports/editions/<id>/check/?department=``: the reader's own department where none is named."""
    on = subject(request, edition_id)
    words, names = latest_words(on.edition.pk), departments()
    own = on.account.department.name if on.account.department else ""
    chosen = request.GET.get("department") or (own if own in names else names[0])
    if chosen not in names:
        raise Http404(f"「{chosen}」在工作总结中没有数字，可用：{'、'.join(names)}。")
    record = words.get(chosen)
    figures = figures_for(on.edition, chosen, on.account)
    context: dict[str, Any] = {
        "on": on,
        "edition": on.edition,
        "crumbs": on.crumbs("核对数字"),
        "department": chosen,
        "tabs": [Tab(name, f"?department={name}", name == chosen) for name in names],
        "record": record,
        "state": ConfirmationLoop.state(record.state).label if record else "",
        "deeds": _deeds(on, record),
        "table": _table(chosen, figures, _dispute_url(on, record)),
        "count": len(figures),
    }
    return render(request, "reporting/check.html", context)


def _deeds(on: Subject, record: Any) -> list[Deed]:
    """What the reader may do with the department's word now."""
    view = view_of(ConfirmationLoop, record, on.account) if record else None
    open_ones = [each.move for each in view.possible if each.open] if view else []
    return [
        Deed(
            move.label,
            reverse("procedure:move", args=[ConfirmationLoop.label, record.pk, move.name]),
            move.name == "confirm",
        )
        for move in open_ones
        if move.name != "close"
    ]


def _dispute_url(on: Subject, record: Any) -> str:
    """Where the reader objects to a figure; empty where that is not his to do now."""
    view = view_of(ConfirmationLoop, record, on.account) if record else None
    found = (each.move for each in view.possible if each.open) if view else ()
    move = next((each for each in found if each.name == "dispute"), None)
    return reverse("procedure:move", args=[ConfirmationLoop.label, record.pk, move.name]) if move else ""


def _table(department: str, figures: Iterable[Figure], dispute: str) -> Table:
    columns = [Column("数字"), Column("数值", numeric=True), Column("期间"), Column("记录", numeric=True)]
    columns += [Column("")] if dispute else []
    rows = [
        [
            Cell(each.title(), f"{address(each)}&snapshot={each.snapshot.id}", panel=True),
            Cell(each.printed() if each.value is not None else f"暂缺：{each.unknown}"),
            Cell(each.when),
            Cell(str(each.record_count)),
            *(
                [Cell("有异议", f"{dispute}?figure={quote(each.indicator.name)}", panel=True)]
                if dispute
                else []
            ),
        ]
        for each in figures
    ]
    return Table(f"{department}的数字", columns, rows)
