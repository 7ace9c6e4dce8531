"""Respondents are told what was done with their returns: chased, sent back, let correct (告知填报单位)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message, MoveMade
from yuanqu.people.models import Account, Role

_SAID = {
    "chase": ("催报", "应于 {due} 前报送，请尽快填报；不能按时报送的请说明原因。"),
    "send_back": ("退回", "退回原因：{reason}。请核对后再次上报。"),
    "recall": ("退回", "退回原因：{reason}。请核对后再次上报。"),
    "permit": ("同意更正", "{why}。请以更正上报，并写明更正原因。"),
}


def tell_respondents(collecting: Collecting, change: int) -> None:
    """Tell of the moves made under ``change``, each once; what a workbook replays happened long ago."""
    moves = MoveMade.objects.filter(
        change_id=change, procedure=collecting.returns, move__in=_SAID, backfilled=False
    )
    made = {each.record: each for each in moves.order_by("seq")}
    records: Any = collecting.return_ledger.record._default_manager
    for record in records.filter(pk__in=list(made), **collecting.scope):
        told = _told(collecting, record, made[record.pk])
        tell(accounts_of(collecting, getattr(record, collecting.attribute)), told)


def accounts_of(collecting: Collecting, respondent: Any) -> Iterable[Account]:
    """Who may report for a respondent: the accounts of the enterprise, or the clerks and heads of the department."""
    active = Account.objects.filter(is_active=True)
    if collecting.linked:
        return active.filter(role=Role.ENTERPRISE, enterprise=respondent)
    return active.filter(role__in=(Role.CLERK, Role.HEAD), department__name=respondent)


def return_address(collecting: Collecting, record: UUID) -> str:
    """The respondent's page of a return."""
    return reverse("collecting:return", args=[collecting.of, record])


def _told(collecting: Collecting, record: Any, made: MoveMade) -> Told:
    word, text = _SAID[made.move]
    period = wording(collecting.return_ledger.declared()["month"], record.month)
    said = text.format(
        due=record.due_on, reason=(record.return_reason or "").rstrip("。"), why=made.reason.rstrip("。")
    )
    key = f"{collecting.returns}:{record.pk}:{made.pk}"
    url = return_address(collecting, record.pk)
    return Told(key, f"{word}：{period}{collecting.name}", said, url, Message.Kind.ASKED)
