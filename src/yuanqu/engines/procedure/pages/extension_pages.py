"""Asking for an extension of a clock, and deciding it (延期页)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.pages.subject import Subject, subject
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.extending import ask, barred, decide
from yuanqu.engines.procedure.models import ExtensionRequest
from yuanqu.engines.procedure.pages.block import clock_words
from yuanqu.engines.procedure.pages.move_page import procedure_at, read_day
from yuanqu.engines.procedure.viewing import view_of
from yuanqu.site.parts import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def extension_page(request: HttpRequest, label: str, record_id: UUID) -> HttpResponse:
    """``/procedures/<label>/<id>/extend/``."""
    on, procedure = subject(request, label), procedure_at(label)
    record = on.record(record_id)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            day = read_day(request.POST.get("due", ""))
            if day is None or isinstance(day, Problem):
                said = day or Problem("procedure.extension_day", (), "没有填写新的期限", "请填写日期")
                raise Refused("record.problems", "没有提交，请按提示修改。", [said])
            by = author(on.account, "page")
            ask(procedure, record_id, request.POST.get("clock", ""), day, request.POST.get("reason", ""), by)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, "延期申请已提交，等待批准。")
            return redirect(on.url("detail", record_id))
    view = view_of(procedure, record, on.account)
    clocks = [
        clock_words(running) for running in (view.clocks if view else []) if running.reading.clock.extension
    ]
    context = {
        **_page(on, record_id, "申请延期"),
        "clocks": clocks,
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "procedure/extend.html", context, status=422 if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """``/extensions/<id>/``: approve or refuse."""
    asked = ExtensionRequest.objects.filter(pk=request_id).select_related("asked_by").first()
    if asked is None:
        raise Http404("没有这份延期申请，或您无权查看。")
    on = subject(request, asked.procedure)
    on.record(asked.record)
    refusal: Refused | None = None
    if request.method == "POST":
        approve = request.POST.get("decision") == "approve"
        try:
            decide(
                request_id,
                approve=approve,
                reason=request.POST.get("reason", ""),
                by=author(on.account, "page"),
            )
        except Refused as error:
            refusal = error
        else:
            messages.success(request, "已批准延期。" if approve else "已退回延期申请。")
            return redirect(on.url("detail", asked.record))
    context = {
        **_page(on, asked.record, "批复延期"),
        "asked": asked,
        "barred": barred(asked, author(on.account, "page")),
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "procedure/decide.html", context, status=422 if refusal else 200)


def _page(on: Subject, record_id: UUID, step: str) -> dict[str, Any]:
    title = title_of(on.account, on.ledger, record_id)
    return {
        "ledger": on.ledger,
        "title": title,
        "crumbs": on.crumbs(Crumb(title, on.url("detail", record_id)), Crumb(step)),
        "back": on.url("detail", record_id),
    }
