"""The audit administrator's page: the trail by time, person, deed and outcome; the same as a file (审计)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yuanqu.people.audit import OUTCOMES, oldest
from yuanqu.people.managing import may_audit
from yuanqu.people.models import AuditEntry, Role
from yuanqu.site.parts import Action, Cell, Column, Crumb, Table
from yuanqu.terms.errors import TermError
from yuanqu.terms.periods import read_period

SIZE = 50
HEADINGS = ("时间", "人员", "角色", "来源地址", "操作", "结果", "对象")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def audit_page(request: HttpRequest) -> HttpResponse:
    """``/audit/?period=2025年6月&who=李&act=导出&outcome=拒绝``."""
    _require(request)
    held, problem = _asked(request)
    page = Paginator(held, SIZE).get_page(request.GET.get("page"))
    rows = [[Cell(text) for text in _row(each)] for each in page.object_list]
    query = request.GET.urlencode()
    export = reverse("audit-export") + (f"?{query}" if query else "")
    since = oldest()
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("审计")],
        "actions": [Action("导出审计记录", export, "download")],
        "wide": True,
        "page": page,
        "table": Table("审计记录", [Column(name) for name in HEADINGS], rows),
        "problem": problem,
        "outcomes": OUTCOMES,
        "since": since,
    }
    return render(request, "people/audit.html", context)


@require_safe
def audit_export(request: HttpRequest) -> HttpResponseBase:
    """``/audit/export/``: the lines that the filters leave, as a CSV file that spreadsheets open."""
    _require(request)
    held, problem = _asked(request)
    if problem:
        return HttpResponse(problem, status=400, content_type="text/plain; charset=utf-8")
    response = StreamingHttpResponse(_lines(held), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


class _Line:
    """What csv writes to: hands each line back."""

    def write(self, text: str) -> str:
        return text


def _lines(held: QuerySet[AuditEntry]) -> Iterator[str]:
    writer: Any = csv.writer(_Line())
    yield "\ufeff" + writer.writerow((*HEADINGS, "校验值"))
    for each in held.iterator(chunk_size=2000):
        yield writer.writerow([_harmless(text) for text in (*_row(each), each.digest)])


def _row(each: AuditEntry) -> tuple[str, ...]:
    role = str(Role(each.role).label) if each.role in Role.values else "—"
    at = f"{timezone.localtime(each.at):%Y-%m-%d %H:%M:%S}"
    return (at, each.who or "—", role, each.address or "—", each.act, each.outcome, each.what or "—")


def _harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _asked(request: HttpRequest) -> tuple[QuerySet[AuditEntry], str]:
    words = {name: request.GET.get(name, "").strip() for name in ("period", "who", "act", "outcome")}
    held = AuditEntry.objects.filter(
        Q(who__icontains=words["who"]) & (Q(act__icontains=words["act"]) | Q(what__icontains=words["act"]))
    )
    if words["outcome"]:
        held = held.filter(outcome=words["outcome"])
    if not words["period"]:
        return held, ""
    try:
        period = read_period(words["period"], timezone.localdate())
    except TermError as error:
        return held.none(), str(error)
    return held.filter(at__date__gte=period.start, at__date__lte=period.end), ""


def _require(request: HttpRequest) -> None:
    if not may_audit(request.user):
        raise PermissionDenied("审计记录只有审计管理员可以查看。")
