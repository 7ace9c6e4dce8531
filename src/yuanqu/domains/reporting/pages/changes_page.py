"""What an edition changes of the one it corrects, figure by figure, and why (更正页); how a correction begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanqu.domains.reporting.correcting import corrections, rewritten
from yuanqu.domains.reporting.editions import begin, begin_correction
from yuanqu.domains.reporting.pages.subject import OFFICE, Subject, subject
from yuanqu.domains.reporting.periods import span_of
from yuanqu.domains.reporting.stating import book_of
from yuanqu.engines.documents.model import Block
from yuanqu.engines.indicators.asked import asked_by
from yuanqu.engines.indicators.catalogue import every_indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.changes import FigureChange
from yuanqu.engines.reports.composing import placed
from yuanqu.engines.reports.models import SealedReport
from yuanqu.engines.reports.rewording import wordings, write_down
from yuanqu.engines.reports.sealing import changes_of, document_of, sealed
from yuanqu.people.access import for_staff, may_enter


@require_http_methods(["GET", "HEAD", "POST"])
def changes_page(request: HttpRequest, edition_id: UUID) -> HttpResponse:
    """``/reports/editions/<id>/changes/``; the office says there why each figure changed."""
    on = subject(request, edition_id)
    if on.edition.corrects_id is None:
        raise Http404("这一版没有更正其他版次。")
    kept = sealed(on.edition.pk)
    book = None if kept else book_of(on.edition, on.account)
    found = changes_of(kept) if kept else corrections(on.edition, cast(FigureBook, book))
    if request.method == "POST":
        if not on.writes:
            raise PermissionDenied("只有办公室在审签之前可以填写更正原因。")
        _write_reasons(request, on, found)
        messages.success(request, "更正原因已保存。")
        return redirect(on.url("edition-changes"))
    hidden = {each.code for each in every_indicator() if not may_open(on.account, each)}
    context: dict[str, Any] = {
        "on": on,
        "edition": on.edition,
        "crumbs": on.crumbs("更正了什么"),
        "changes": [each for each in found if each.code not in hidden],
        "withheld": sum(each.code in hidden for each in found),
        "writes": on.writes,
        "sealed": kept,
        "reworded": [] if hidden else rewritten(on.edition, _blocks(on, kept, book)),
    }
    return render(request, "reporting/changes.html", context)


def _blocks(on: Subject, kept: SealedReport | None, book: FigureBook | None) -> Sequence[Block]:
    if kept:
        return document_of(kept).blocks
    return [each.block for each in placed(cast(FigureBook, book), wordings=wordings(on.edition.pk))]


def _write_reasons(request: HttpRequest, on: Subject, found: list[FigureChange]) -> None:
    """Keep each reason that differs from what stood there."""
    for each in found:
        typed = " ".join(request.POST.get(each.place, each.reason).split())
        if typed != each.reason:
            write_down(on.edition.pk, each.place, typed, on.account)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_page(request: HttpRequest, edition_id: UUID) -> HttpResponse:
    """``/reports/editions/<id>/correct/``: a new edition that corrects a sealed one."""
    on = subject(request, edition_id)
    if not may_enter(on.account, OFFICE) or not on.edition.stands:
        raise PermissionDenied("只有办公室可以更正已封存的工作总结。")
    reason = request.POST.get("reason", "")
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            made = begin_correction(on.edition, reason, author(on.account, "page"))
        except Refused as error:
            refusal = error
        else:
            messages.success(request, f"已开始{made.name}，成稿后照常送科室核对；数字没有变的科室不用再核。")
            return redirect("edition", made.pk)
    context = {
        "on": on,
        "edition": on.edition,
        "crumbs": on.crumbs("更正"),
        "reason": reason,
        "refusal": refusal,
    }
    return render(request, "reporting/correct.html", context, status=422 if refusal else 200)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def new_edition(request: HttpRequest) -> HttpResponse:
    """``/reports/editions/``: a first or further edition for the period of the live report; opened, all there are."""
    if request.method != "POST":
        return redirect(ledger_address("reporting.edition", "list"))
    asked = asked_by(request.POST)
    if not may_enter(request.user, OFFICE) or span_of(asked.period) is None:
        raise PermissionDenied("工作总结由办公室编制，期间为半年或全年。")
    try:
        made = begin(asked.period, asked.as_of, author(request.user, "page"))  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, "；".join(each.sentence for each in refusal.problems) or refusal.message)
        return redirect("half-year-report")
    messages.success(request, f"已开始编制{made.name}。")
    return redirect("edition", made.pk)
