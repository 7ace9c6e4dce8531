"""Wording one item of a draft between its figures (改写页)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.domains.reporting.pages.subject import Subject, subject
from yuanqu.domains.reporting.wording import word
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.reports.rewording import LEAD, TEXT, Passage, latest, passage

_CALLED = {LEAD: "首句", TEXT: "正文"}


@require_http_methods(["GET", "HEAD", "POST"])
def words_page(request: HttpRequest, edition_id: UUID, place: str) -> HttpResponse:
    """``/reports/editions/<id>/words/<place>/``."""
    on = subject(request, edition_id)
    if not on.writes:
        raise PermissionDenied("只有办公室在送科室核对之前可以改写工作总结的文字；已送核对的请先退回修改。")
    held = {part: passage(edition_id, f"{place}.{part}") for part in (LEAD, TEXT)}
    found = {part: each for part, each in held.items() if each is not None}
    if not found:
        raise Http404("工作总结中没有这一段，可能已随程序更新改动。")
    typed = {part: request.POST.get(part, each.editable) for part, each in found.items()}
    refusals: dict[str, Refused] = {}
    if request.method == "POST":
        back = request.POST.get("back") == "declared"
        for part, each in found.items():
            wanted = each.declared_words if back else typed[part]
            if wanted != each.editable:
                try:
                    word(edition_id, each.place, wanted, on.account)
                except Refused as refusal:
                    refusals[part] = refusal
        if not refusals:
            messages.success(request, "已恢复原来的文字。" if back else "文字已保存，数字不变。")
            return redirect(on.url())
    context = {
        "on": on,
        "edition": on.edition,
        "crumbs": on.crumbs("改写文字"),
        "fields": [_field(on, part, each, typed[part], refusals.get(part)) for part, each in found.items()],
        "reworded": any(each.reworded for each in found.values()),
    }
    return render(request, "reporting/words.html", context, status=422 if refusals else 200)


def _field(on: Subject, part: str, each: Passage, typed: str, refusal: Refused | None) -> dict[str, Any]:
    last = latest(on.edition.pk).get(each.place)
    return {
        "name": part,
        "label": _CALLED[part],
        "text": typed,
        "rows": max(2, min(14, len(typed) // 38 + 1)),
        "problems": refusal.problems if refusal else (),
        "by": f"{last.actor_name} 改写" if last and each.reworded else "",
    }
