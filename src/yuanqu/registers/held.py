"""The records already held (在册记录), for checks that look beyond the rows submitted.

A ledger is named by its label, so that rules may look at ledgers declared after them, and offices at one another's.
"""

from __future__ import annotations

from typing import Any, cast

from django.db.models import QuerySet

from yuanqu.engines.ledger import registry


def held(ledger: str, **where: Any) -> QuerySet[Any, Any]:
    """The standing records of the ledger labelled ``ledger`` that satisfy Django's lookups ``where``."""
    manager = cast(Any, registry.ledger(ledger).record)._default_manager
    return cast("QuerySet[Any, Any]", manager.filter(voided_on=None, **where))
