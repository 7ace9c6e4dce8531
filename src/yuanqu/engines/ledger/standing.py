"""The records of a ledger that are in force and that a reader may see (在用记录)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from yuanqu.people.access import Reader, access_records

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


def standing_records(reader: Reader | None, ledger: type[Ledger]) -> QuerySet[Any, Any]:
    """Those that are not voided and that ``reader`` may read; None: all of them, for an office's own report."""
    model: Any = ledger.record
    rows: QuerySet[Any, Any] = (
        model._default_manager.all() if reader is None else access_records(reader, model)
    )
    return rows.filter(voided_on=None)
