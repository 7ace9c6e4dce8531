"""The only way to files: through the record they lie with, as far as its reader may see it (附件的读取)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.registry import UnknownLedger
from yuanqu.people.access import access_records

if TYPE_CHECKING:
    from yuanqu.people.models import Account


def attached(ledger: str, record: UUID, phase: str | None = None) -> QuerySet[Attachment]:
    """The standing files of a record, oldest first; only those of ``phase`` where one is given."""
    found = Attachment.objects.filter(ledger=ledger, record=record, voided_at=None)
    return (found if phase is None else found.filter(phase=phase)).order_by("uploaded_at", "pk")


def count_by_phase(ledger: str, records: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """How many standing files of each phase each of ``records`` has, in one query."""
    counted = (
        Attachment.objects.filter(ledger=ledger, record__in=list(records), voided_at=None)
        .values_list("record", "phase")
        .annotate(number=Count("pk"))
    )
    found: dict[UUID, dict[str, int]] = {}
    for record, phase, number in counted:
        found.setdefault(record, {})[phase] = number
    return found


def access_attachment(account: Account, attachment_id: UUID) -> Attachment | None:
    """The file of that id, if ``account`` may read the record it lies with; None alike for unknown and forbidden."""
    found = Attachment.objects.filter(pk=attachment_id).first()
    if found is None:
        return None
    try:
        model = registry.ledger(found.ledger).record
    except UnknownLedger:
        return None
    readable = access_records(account, model).filter(pk=found.record).exists()
    return found if readable else None
