"""What a record has gone through before a row of another ledger may rest on it (备好)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing


def make_ready(pointing: str, record: UUID) -> None:
    """Let ``record`` be one that a row of the ledger ``pointing`` may point at."""
    if pointing in _READYING:
        with changing(way="command", reason="契约"):
            _READYING[pointing](record)


def _prechecked(talk: UUID) -> None:
    """A meeting lists only what every department has spoken of."""
    prechecks = registry.ledger("investment.precheck")
    if not registry.ledger("investment.negotiation").record._default_manager.filter(pk=talk).exists():
        return
    made = cast(Any, prechecks.record)
    rows = made._default_manager
    spoken = {*rows.filter(negotiation=talk).values_list("aspect", flat=True)}
    given = {"conclusion": "pass", "given_by": "某某", "state": "given", "given_on": date(2025, 3, 10)}
    rows.filter(negotiation=talk, state="asked").update(**given)
    aspects = cast(Any, prechecks.declared()["aspect"]).codes
    rows.bulk_create(
        made(
            number=f"契约-{aspect.code}",
            negotiation_id=talk,
            aspect=aspect.code,
            department=aspect.parent,
            asked_on=date(2025, 3, 10),
            **given,
        )
        for aspect in aspects
        if aspect.code not in spoken
    )


def _answered(petition: UUID) -> None:
    """A review is asked of an answer."""
    petitions: Any = registry.ledger("public_order.petition").record._default_manager
    day = date(2025, 3, 10)
    said = {"undertaker": "public_order", "verified": "true", "decision": "support", "answer_no": "契约1号"}
    petitions.filter(pk=petition, answered_on=None).update(
        assigned_on=day, accepted_on=day, answered_on=day, **said
    )


_READYING: Mapping[str, Callable[[UUID], None]] = {
    "investment.review_item": _prechecked,
    "public_order.petition_review": _answered,
}
