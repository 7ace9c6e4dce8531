"""The report as a page whose figures open their records beside the text, and as a .docx to download."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from yuanqu.engines.documents.docx_writer import write_docx
from yuanqu.engines.indicators.asked import Asked, asked_by
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.composing import compose
from yuanqu.engines.reports.html import pieces
from yuanqu.engines.snapshots import current
from yuanqu.people.access import for_staff
from yuanqu.site.parts import Action, Crumb

EDITIONS = {"annotated": "批注稿", "clean": "清洁稿"}
Lead = Callable[[HttpRequest, Asked], dict[str, Any]]
_leads: list[Lead] = []
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def lead_on(lead: Lead) -> None:
    """Show above the live report what ``lead`` gives: a ``template`` and what it is drawn with."""
    if lead not in _leads:
        _leads.append(lead)


@for_staff
def half_year(request: HttpRequest) -> HttpResponse:
    """The work report of the period asked for, as it stands in today's records."""
    asked = asked_by(request.GET)
    book = _book(request, asked)
    unknown = [figure for figure in book.figures if figure.value is None and not figure.slice]
    withheld = f"有 {len(book.withheld)} 个数字您无权查看，正文中已标明；含有这些数字的文件您不能下载。"
    context = {
        "title": f"{asked.period.chinese()}工作总结",
        "lead": "每个数字都由台账记录算出；点开数字，右侧即见记录。",
        "actions": [
            Action("下载批注稿", _file("annotated", asked), "file-type-docx", primary=True),
            Action("下载清洁稿", _file("clean", asked), "download"),
        ],
        "crumbs": [Crumb("首页", "/"), Crumb("工作总结")],
        "asked": asked,
        "as_of": asked.as_of,
        "pieces": list(pieces(compose(book, created=timezone.now()))),
        "leads": [lead(request, asked) for lead in _leads],
        "withheld": withheld if book.withheld else "",
        "missing": f"有 {len(unknown)} 个数字暂缺，正文中已标明。" if unknown else "",
    }
    return render(request, "reports/report.html", context)


@for_staff
def half_year_file(request: HttpRequest, edition: str) -> HttpResponse:
    """The same report as a .docx: ``annotated`` with a comment on each figure, or ``clean``.

    It is the office's document: a reader who may not see all of its figures gets none with gaps in it.
    """
    if edition not in EDITIONS:
        raise Http404(f"没有「{edition}」这种稿件，可用：{'、'.join(EDITIONS)}。")
    asked = asked_by(request.GET)
    book, buffer = _book(request, asked), BytesIO()
    if book.withheld:
        raise PermissionDenied(
            "工作总结中有您无权查看的数字，不能由您的账号下载。请由办公室或有权查看的科室下载。"
        )
    write_docx(compose(book, created=timezone.now()), buffer, annotated=edition == "annotated")
    name = f"{asked.period.chinese()}工作总结（{EDITIONS[edition]}）.docx"
    return HttpResponse(
        buffer.getvalue(),
        content_type=DOCX,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _book(request: HttpRequest, asked: Asked) -> FigureBook:
    return FigureBook.for_report(asked.period, asked.as_of, current(), request.user)


def _file(edition: str, asked: Asked) -> str:
    return f"{reverse('half-year-file', args=[edition])}?{asked.query}"
