"""A judgement is out of use once the next one is confirmed (判定联动), whichever was entered first."""

from __future__ import annotations

from yuanqu.domains.chains.rules.strength import REVIEW_MONTHS
from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_ASSESSMENTS = "chains.assessment"


def follow(change: int) -> None:
    """Compute again 停用日期 of the segments judged under ``change``, and 复判期限 where the rule changed."""
    ledgers = touched(change)
    if _ASSESSMENTS in ledgers:
        segments = written(_ASSESSMENTS, change).values("segment")
        compute_again(_ASSESSMENTS, "replaced_on", segment__in=segments)
    if "registers.rule" in ledgers and written("registers.rule", change).filter(code=REVIEW_MONTHS).exists():
        compute_again(_ASSESSMENTS, "review_by")


follow_changes(follow)
