"""Voiding a record: it stays, crossed out, with its reason (作废)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.pages.form_page import OPENED, REASON
from yuanqu.engines.ledger.pages.subject import subject
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import author, void
from yuanqu.site.parts import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def record_void(request: HttpRequest, label: str, record_id: UUID) -> HttpResponse:
    """``/ledgers/<label>/<id>/void/``: asks for the reason, then voids."""
    on = subject(request, label)
    if not on.may_write:
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能作废其中的记录。")
    record = on.record(record_id)
    if not on.pen(record).voids:
        raise PermissionDenied("这条记录中有由别人填写的内容，您的账号不能作废它。")
    title, problem = title_of(on.account, on.ledger, record_id), ""
    if request.method == "POST":
        try:
            opened, reason = request.POST.get(OPENED, ""), request.POST.get(REASON, "")
            void(on.ledger, record_id, opened, author(on.account, "page"), reason)
        except Refused as refusal:
            problem = refusal.message
        else:
            messages.success(request, f"「{title}」已作废。")
            return redirect(on.url("detail", record_id))
    context = {
        "ledger": on.ledger,
        "record": record,
        "title": title,
        "crumbs": on.crumbs(Crumb(title, on.url("detail", record_id)), Crumb("作废")),
        "opened": token_of(on.ledger, record),
        "reason": request.POST.get(REASON, ""),
        "problem": problem,
        "back": on.url("detail", record_id),
    }
    return render(request, "ledger/void.html", context, status=422 if problem else 200)
