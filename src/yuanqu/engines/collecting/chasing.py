"""Chasing 催报: a move of the return, kept like any, and a message to whoever is to report; once a day a respondent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.people.models import Account, Role


def chase(collecting: Collecting, records: Sequence[Any], by: Author) -> tuple[int, int]:
    """Chase each of ``records``; how many were chased, and how many had been today already."""
    loop, chased = procedure(collecting.returns), 0
    for record in records:
        try:
            perform(loop, record.pk, "chase", by, Deed(values={"chase_way": "message"}))
        except Refused as refusal:
            if {problem.code for problem in refusal.problems} != {"collecting.chased_today"}:
                raise
        else:
            chased += 1
            tell(accounts_of(collecting, getattr(record, collecting.attribute)), _told(collecting, record))
    return chased, len(records) - chased


def accounts_of(collecting: Collecting, respondent: Any) -> Iterable[Account]:
    """Who may report for a respondent: the accounts of the enterprise, or the clerks and heads of the department."""
    active = Account.objects.filter(is_active=True)
    if collecting.linked:
        return active.filter(role=Role.ENTERPRISE, enterprise=respondent)
    return active.filter(role__in=(Role.CLERK, Role.HEAD), department__name=respondent)


def return_address(collecting: Collecting, record: UUID) -> str:
    """The respondent's page of a return."""
    return reverse("collecting:return", args=[collecting.of, record])


def _told(collecting: Collecting, record: Any) -> Told:
    period = wording(collecting.return_ledger.declared()["month"], record.month)
    return Told(
        f"{collecting.returns}:{record.pk}:chase:{today()}",
        f"催报：{period}{collecting.name}",
        f"应于 {record.due_on} 前报送，请尽快填报；不能按时报送的请说明原因。",
        return_address(collecting, record.pk),
    )
