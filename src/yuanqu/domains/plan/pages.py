"""The dispatch as pages (调度页面): the three kinds as they stand, as files, issued; minutes; tasks of decisions."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yuanqu.domains.plan.codes import BULLETIN_KIND
from yuanqu.domains.plan.dispatch import minutes as papers
from yuanqu.domains.plan.dispatch.composing import compose
from yuanqu.domains.plan.dispatch.decisions import decisions_of, make_task
from yuanqu.domains.plan.dispatch.issuing import as_docx, issue, material
from yuanqu.domains.plan.dispatch.kinds import KINDS, Kind, last_issued
from yuanqu.domains.plan.dispatch.recipients import Recipients, departments, handed_on
from yuanqu.engines.attachments.limits import FileUnfit
from yuanqu.engines.documents.docx_writer import write_docx
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.reports.html import pieces
from yuanqu.people.access import READS_EVERYTHING, access_records, for_staff, may_enter
from yuanqu.people.models import Account
from yuanqu.site.parts import Action, Crumb, Tab

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEEPER = "办公室"


@require_safe
@for_staff
def dispatch(request: HttpRequest, code: str = "daily") -> HttpResponse:
    """``/dispatch/<kind>/``: what there is to tell since the last one, from what the reader may see."""
    kind, account = _kind(code), cast(Account, request.user)
    found, last = material(kind, account, today()), last_issued(kind, today())
    whole = _sees_all(account)
    context: dict[str, Any] = {
        "title": kind.title,
        "lead": "由各科室的办理记录生成，接着上一期算起；印发后存入调度通报台账。",
        "crumbs": [Crumb("首页", reverse("home")), Crumb("调度")],
        "actions": [
            *([Action("下载", reverse("dispatch-file", args=[code]), "file-type-docx")] if whole else []),
            Action("已印发的通报", f"{ledger_address('plan.bulletin', 'list')}?kind={code}", "list-details"),
        ],
        "tabs": [
            Tab(each.title, reverse("dispatch", args=[each.code]), each.code == code)
            for each in KINDS.values()
        ],
        "pieces": list(pieces(compose(found, timezone.now()))),
        "number": found.number,
        "last": last if last and _may_open(account, last) else None,
        "last_url": ledger_address("plan.bulletin", "detail", last.pk) if last else "",
        "may_issue": whole and may_enter(account, _KEEPER),
        "departments": departments(),
        "handed_on": handed_on(found.survey),
        "issued": last is not None and last.bulletin_on == today(),
        "issue_url": reverse("dispatch-issue", args=[code]),
        "partly": ""
        if whole
        else "这里只有您有权查看的台账。印发的通报由办公室编制，发给您科室的在“已印发的通报”中打开。",
        "kinds": BULLETIN_KIND.label(code),
    }
    return render(request, "plan/dispatch.html", context)


@require_safe
@for_staff
def dispatch_file(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a .docx: the office's document, for whom nothing of it is kept back."""
    kind, account = _kind(code), cast(Account, request.user)
    if not _sees_all(account):
        raise PermissionDenied("调度通报由办公室编制，您的账号不能下载。")
    found = material(kind, account, today())
    return _file(as_docx(found), f"{kind.title}（{found.number}）.docx")


@require_POST
@for_staff
def dispatch_issue(request: HttpRequest, code: str) -> HttpResponse:
    """Issue it: only by the office, that sees all of it."""
    kind, account = _kind(code), cast(Account, request.user)
    if not (_sees_all(account) and may_enter(account, _KEEPER)):
        raise PermissionDenied("调度通报由办公室印发，您的账号不能印发。")
    try:
        record = issue(kind, author(account, "page"), today(), _chosen(request))
    except (Refused, FileUnfit) as refused:
        messages.error(request, str(refused))
        return redirect("dispatch", code)
    messages.success(request, f"{kind.title}已印发，文件随记录存放，收件人已在消息中得到通知。")
    return redirect(ledger_address("plan.bulletin", "detail", record.pk))


@require_safe
@for_staff
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The minutes of a meeting as a .docx."""
    rows: Any = access_records(request.user, registry.ledger("plan.meeting").record)
    meeting = rows.filter(pk=pk, voided_on=None).first()
    if meeting is None:
        raise Http404("没有这次会议，或您无权查看。")
    buffer = BytesIO()
    decided = decisions_of(request.user, pk, today())
    write_docx(papers.compose(meeting, decided, timezone.now()), buffer, annotated=False)
    return _file(buffer.getvalue(), f"{meeting.title}纪要.docx")


@require_POST
@for_staff
def task_of_decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a supervised task of a decision; back to where it was asked, or to the new task."""
    try:
        task: Any = make_task(pk, author(cast(Account, request.user), "page"))
    except Refused as refused:
        messages.error(request, " ".join([refused.message, *(each.sentence for each in refused.problems)]))
        return redirect(ledger_address("plan.decision", "detail", pk))
    messages.success(request, f"已立为督办事项{task.number}，请审定立项后交办。")
    meeting = request.POST.get("meeting", "")
    if meeting:
        return redirect(ledger_address("plan.meeting", "detail", UUID(meeting)))
    return redirect(ledger_address("plan.task", "detail", task.pk))


def _kind(code: str) -> Kind:
    if code not in KINDS:
        raise Http404(f"没有「{code}」这种调度材料，可用：{'、'.join(KINDS)}。")
    return KINDS[code]


def _chosen(request: HttpRequest) -> Recipients:
    """Those ticked in the form; departments that are none are nobody's."""
    given = request.POST
    known = departments()
    ticked = tuple(name for name in given.getlist("departments") if name in known)
    return Recipients("leaders" in given, ticked, "everyone" in given)


def _may_open(account: Account, bulletin: Any) -> bool:
    rows: Any = access_records(account, registry.ledger("plan.bulletin").record)
    return bool(rows.filter(pk=bulletin.pk).exists())


def _sees_all(account: Account) -> bool:
    return account.role in READS_EVERYTHING


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return HttpResponse(content, content_type=DOCX, headers=headers)
