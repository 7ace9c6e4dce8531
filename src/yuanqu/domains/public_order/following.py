"""Computed days follow the moves they rest on (期限联动): acceptance and extension set a petition's last day.

The rows say the same when they are written; a move made on a page writes its day afterwards, so it is followed here.
"""

from __future__ import annotations

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_PETITION, _REVIEW, _DISPUTE = "public_order.petition", "public_order.petition_review", "public_order.dispute"


def follow(change: int) -> None:
    """Compute again the days of the petitions, reviews and disputes that ``change`` wrote or has a part in."""
    ledgers = touched(change)
    if _PETITION in ledgers:
        petitions = written(_PETITION, change).values("pk")
        for column in ("due_on", "accept_late_from", "overdue_from", "ended_on"):
            compute_again(_PETITION, column, pk__in=petitions)
        compute_again(_REVIEW, "request_due_on", petition__in=petitions)
    if _DISPUTE in ledgers:
        compute_again(_DISPUTE, "ended_on", pk__in=written(_DISPUTE, change).values("pk"))
    if _REVIEW in ledgers:
        compute_again(_REVIEW, "request_due_on", petition__in=written(_REVIEW, change).values("petition"))


follow_changes(follow)
