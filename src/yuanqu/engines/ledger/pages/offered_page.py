"""The rows that come with the product for a ledger, and loading them (载入国家标准)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.engines.ledger.offered import load, offered
from yuanqu.engines.ledger.pages.subject import subject
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author
from yuanqu.site.parts import Cell, Column, Crumb, Table


@require_http_methods(["GET", "HEAD", "POST"])
def standards_page(request: HttpRequest, label: str) -> HttpResponse:
    """``/ledgers/<label>/standards/``: what there is, with its source; then into the ledger."""
    on = subject(request, label)
    rows = offered(on.ledger)
    if not rows:
        raise Http404(f"「{on.ledger.name}」没有随系统提供的标准。")
    if not on.may_add:
        raise PermissionDenied(f"「{on.ledger.name}」由{on.ledger.keeper}填报，您的账号不能载入。")
    problem = ""
    if request.method == "POST":
        try:
            with transaction.atomic():
                count = load(on.ledger, author(on.account, "page"))
        except Refused as refusal:
            problem = " ".join([refusal.message, *(each.sentence for each in refusal.problems[:3])])
        else:
            messages.success(request, f"已载入 {count} 条，原有的 {len(rows) - count} 条没有改动。")
            return redirect(on.url("list"))
    declared = on.ledger.declared()
    table = Table(
        "随系统提供的标准",
        [Column(declared[name].label) for name in rows[0]],
        [[Cell(text.replace("{loader}", on.account.name)) for text in row.values()] for row in rows],
    )
    context = {
        "ledger": on.ledger,
        "crumbs": on.crumbs(Crumb("载入国家标准")),
        "table": table,
        "count": len(rows),
        "problem": problem,
        "back": on.url("list"),
        "wide": True,
    }
    return render(request, "ledger/standards.html", context, status=422 if problem else 200)
