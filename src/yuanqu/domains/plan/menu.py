"""The dispatch in the office's menu, and a meeting's decisions on its page (导航和详情页)."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.domains.plan.dispatch.decisions import decisions_of
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.beside import Beside, stand_beside
from yuanqu.engines.ledger.pages.navigation import also_list
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import may_enter, sees_figures
from yuanqu.site.navigation import Item


def _links(request: HttpRequest, room: str) -> Iterator[Item]:
    if room == "plan" and sees_figures(request.user):
        yield Item("调度", reverse("dispatch-today"), "calendar-stats", group="调度")
        yield Item("目标进度", reverse("goals"), "flag", group="调度")


def decisions_block(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """What a meeting decided, each with its task or the button that makes it one."""
    if on.ledger.label != "plan.meeting":
        return None
    lines = [
        (each, ledger_address("plan.decision", "detail", each.pk), _task_url(each.task))
        for each in decisions_of(on.account, record.pk, today())
    ]
    context = {
        "lines": lines,
        "meeting": record.pk,
        "minutes": reverse("meeting-minutes", args=[record.pk]),
        "may_make": record.voided_on is None and may_enter(on.account, on.ledger.keeper),
    }
    return Beside("plan/decisions.html", context, order=60, above=True)


def _task_url(task: object) -> str:
    return ledger_address("plan.task", "detail", task) if task else ""


also_list(_links)
stand_beside(decisions_block)
