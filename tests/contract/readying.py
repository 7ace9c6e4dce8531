"""What a record has gone through before a row of another ledger may rest on it (备好)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from yuanqu.domains.investment.codes import PRECHECK_ASPECT
from yuanqu.domains.investment.ledgers.negotiation import Negotiation
from yuanqu.domains.investment.ledgers.precheck import Precheck
from yuanqu.domains.investment.rules.prechecks import department_for
from yuanqu.engines.ledger.change import changing


def make_ready(pointing: str, record: UUID) -> None:
    """Let ``record`` be one that a row of the ledger ``pointing`` may point at."""
    if pointing in _READYING:
        with changing(way="command", reason="契约"):
            _READYING[pointing](record)


def _prechecked(talk: UUID) -> None:
    """A meeting lists only what every department has spoken of."""
    if not Negotiation._default_manager.filter(pk=talk).exists():
        return
    spoken = {*Precheck._default_manager.filter(negotiation=talk).values_list("aspect", flat=True)}
    Precheck._default_manager.bulk_create(
        Precheck(
            number=f"契约-{aspect}",
            negotiation_id=talk,
            aspect=aspect,
            department=department_for(aspect),
            asked_on=date(2025, 3, 10),
            conclusion="pass",
            given_by="某某",
            state="given",
            given_on=date(2025, 3, 10),
        )
        for aspect in PRECHECK_ASPECT.by_code
        if aspect not in spoken
    )


_READYING: Mapping[str, Callable[[UUID], None]] = {"investment.review_item": _prechecked}
