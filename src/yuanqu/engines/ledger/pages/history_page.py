"""The history of a whole ledger: each column's change with who, when and why, by days and person (台账历史)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.exporting.guarding import guarded
from yuanqu.engines.ledger.history import Asked, Event, LedgerHistory, ledger_history
from yuanqu.engines.ledger.pages.subject import subject
from yuanqu.people.access import may_export
from yuanqu.site.parts import Action, Crumb
from yuanqu.terms.errors import TermError
from yuanqu.terms.periods import read_period

if TYPE_CHECKING:
    from django.db.models import QuerySet

SIZE = 50
HEADINGS = ("时间", "记录", "操作", "列", "原值", "新值", "操作人", "方式", "事由", "请求编号")


@require_safe
def history_page(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/history/?period=2025年6月&person=李``."""
    on = subject(request, label)
    asked, problem = _asked(request)
    history = ledger_history(on.account, on.ledger, asked)
    page = Paginator(cast("QuerySet[Any]", history), SIZE).get_page(request.GET.get("page"))
    query = request.GET.urlencode()
    context = {
        "ledger": on.ledger,
        "crumbs": on.crumbs(Crumb("历史")),
        "wide": True,
        "actions": [Action("导出历史", on.url("history-export") + (f"?{query}" if query else ""), "download")]
        if on.may_export
        else [],
        "page": page,
        "events": [(event, on.url("detail", event.record)) for event in page.object_list],
        "inserts": history.inserts(),
        "period": request.GET.get("period", ""),
        "person": asked.person,
        "problem": problem,
    }
    return render(request, "ledger/history.html", context)


@require_safe
def history_export(request: HttpRequest, label: str) -> HttpResponseBase:
    """``/ledgers/<label>/history/export/``: the same as a CSV file that spreadsheets open, a line a changed column."""
    on = subject(request, label)
    if not may_export(on.account, on.ledger.record):
        raise PermissionDenied(f"您的账号不能导出「{on.ledger.name}」的历史。")
    asked, problem = _asked(request)
    if problem:
        return HttpResponse(problem, status=400, content_type="text/plain; charset=utf-8")
    lines = _csv_lines(ledger_history(on.account, on.ledger, asked))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{on.ledger.label}-history.csv"'
    return response


class _Line:
    """What csv writes to: hands each line back."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(history: LedgerHistory) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + cast(str, writer.writerow(HEADINGS))
    for event in history.walk():
        for row in _rows(event):
            yield cast(str, writer.writerow([guarded(text) for text in row]))


def _rows(event: Event) -> Iterator[tuple[str, ...]]:
    at = f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S}"
    tail = (event.who, event.way_label, event.reason, str(event.request))
    for each in event.altered:
        yield (at, event.title, event.deed, each.label, each.before, each.after, *tail)
    if not event.altered:
        yield (at, event.title, event.deed, "", "", "", *tail)


def _asked(request: HttpRequest) -> tuple[Asked, str]:
    text, person = request.GET.get("period", "").strip(), request.GET.get("person", "").strip()
    since: date | None = None
    until: date | None = None
    problem = ""
    if text:
        try:
            period = read_period(text, timezone.localdate())
            since, until = period.start, period.end
        except TermError as error:
            problem = str(error)
    return Asked(since, until, person), problem
