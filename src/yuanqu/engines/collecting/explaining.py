"""Doubts of soft checks at the moment of reporting, kept with the return beside their explanations (审核说明)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.findings import Finding, complaints
from yuanqu.engines.collecting.models import Explanation
from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.entitled import raw_values


def keep_doubts(collecting: Collecting, reported: Sequence[tuple[UUID, int, Any]]) -> None:
    """Keep what the soft checks say of rows just reported: ``(return, move, record of the collected ledger)``.

    The explanation is the text of the ledger's explanation column; the page puts one to each afterwards.
    """
    ledger = collecting.ledger
    rows = [{**raw_values(ledger, record), "id": record.pk} for _, _, record in reported]
    now = timezone.now()
    found = [
        Explanation(
            returns=collecting.returns,
            record=reported[at][0],
            seq=reported[at][1],
            code=code,
            column=column,
            doubt=doubt,
            text=str(rows[at].get(ledger.explanation) or "") if ledger.explanation else "",
            at=now,
        )
        for at, code, column, doubt, _ in complaints(ledger, rows, (Severity.SOFT,))
    ]
    Explanation.objects.bulk_create(found)


def put_each(returns: str, record: UUID, texts: Mapping[str, str]) -> None:
    """Put to each doubt of the latest reporting of a return its own explanation, by the check's code."""
    latest = Explanation.objects.filter(returns=returns, record=record).order_by("-seq").first()
    if latest is None:
        return
    for each in Explanation.objects.filter(returns=returns, record=record, seq=latest.seq):
        if texts.get(each.code):
            each.text = texts[each.code]
            each.save(update_fields=["text"])


def explanations_of(returns: str, records: Sequence[UUID]) -> dict[UUID, list[Explanation]]:
    """The doubts of each return, the latest reporting first."""
    found: dict[UUID, list[Explanation]] = {}
    rows = Explanation.objects.filter(returns=returns, record__in=list(records))
    for each in rows.order_by("record", "-seq", "pk"):
        found.setdefault(each.record, []).append(each)
    return found


def keep_findings(
    collecting: Collecting, one: Any, seq: int, found: Sequence[Finding], said: str | None
) -> None:
    """Keep what the soft checks said of a department's month at the move ``seq``, each kind once."""
    now = timezone.now()
    Explanation.objects.bulk_create(
        Explanation(
            returns=collecting.returns,
            record=one.pk,
            seq=seq,
            code=each.code,
            column=each.column,
            doubt=each.sentence,
            text=said or "",
            at=now,
        )
        for each in found
    )
