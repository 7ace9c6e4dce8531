"""Proofing on a page (核稿页面): take a draft in, show it beside its findings, mend it in place, hand it back."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.ledger.today import today
from yuanqu.engines.proof import deeds
from yuanqu.engines.proof.drafts import KEPT, find, own, take
from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.forms import DraftForm
from yuanqu.engines.proof.handing_back import handed_back
from yuanqu.engines.proof.models import Draft
from yuanqu.engines.proof.showing import cards, filters, paragraphs
from yuanqu.engines.proof.standing import Standing, stand
from yuanqu.engines.reports.pages import DOCX
from yuanqu.people.access import for_staff
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Crumb
from yuanqu.terms.periods import Period, PeriodError, read_period

HOURS = int(KEPT.total_seconds() // 3600)


@never_cache
@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """``/proof/``: upload a draft or paste one; one's own drafts of the last day."""
    account = cast(Account, request.user)
    form = DraftForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data
            draft = take(told["file"], told["pasted"], _code(told["period"]), account)
        except (ProofError, DocumentError, PeriodError) as error:
            form.add_error("file", str(error))
        else:
            return redirect("proof-draft", draft.pk)
    context = {
        "crumbs": [Crumb("首页", "/"), Crumb("核稿")],
        "form": form,
        "drafts": own(account),
        "hours": HOURS,
    }
    return render(request, "proof/begin.html", context, status=422 if form.errors else 200)


@never_cache
@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """``/proof/<id>/``: the draft with marks, its findings beside; what is done to them comes back by POST."""
    draft = _own(request, draft_id)
    account = cast(Account, request.user)
    if request.method == "POST":
        if request.POST.get("deed") == "delete":
            draft.delete()
            messages.success(request, "文稿已删除。")
            return redirect("proof")
        told = deeds.do(request.POST, draft, account)
        (messages.success if told.done else messages.error)(request, told.message)
        return redirect(f"{reverse('proof-draft', args=[draft.pk])}{told.anchor}")
    standing = _stand(draft, account)
    show = request.GET.get("show", "")
    told_cards = cards(standing, show)
    context: dict[str, Any] = {
        "crumbs": [Crumb("首页", "/"), Crumb("核稿", reverse("proof")), Crumb(draft.name)],
        "actions": [
            Action("下载批注稿", reverse("proof-remarked", args=[draft.pk]), "file-type-docx", primary=True)
        ],
        "draft": draft,
        "standing": standing,
        "period": standing.proofed.period,
        "paragraphs": paragraphs(draft.text, told_cards),
        "cards": told_cards,
        "tabs": filters(standing, show, request.path),
        "dismissed": standing.dismissed,
        "hours": HOURS,
        "wide": True,
    }
    return render(request, "proof/desk.html", context)


@never_cache
@for_staff
@require_safe
def remarked(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The draft as .docx with its findings as comments, edits and certain corrections as tracked changes."""
    draft = _own(request, draft_id)
    standing = _stand(draft, cast(Account, request.user))
    try:
        content = handed_back(bytes(draft.file), draft.read, draft.text, standing.findings, timezone.now())
    except DocumentError as error:
        messages.error(request, str(error))
        return redirect("proof-draft", draft.pk)
    name = f"{draft.name.rpartition('.')[0] or draft.name}（核稿）.docx"
    return HttpResponse(
        content,
        content_type=DOCX,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _own(request: HttpRequest, draft_id: UUID) -> Draft:
    draft = find(cast(Account, request.user), draft_id)
    if draft is None:
        raise Http404(f"没有这份文稿：文稿只有上传的人能看，{HOURS} 小时后自动删除。")
    return draft


def _stand(draft: Draft, account: Account) -> Standing:
    return stand(draft.text, Period.parse(draft.period) if draft.period else None, account)


def _code(typed: str) -> str:
    """A period's code from what was typed. Raises PeriodError."""
    if not typed.strip():
        return ""
    try:
        return Period.parse(typed.strip()).code
    except PeriodError:
        return read_period(typed, today()).code
