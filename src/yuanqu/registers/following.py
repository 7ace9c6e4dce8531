"""Computed columns that rest on other ledgers are computed again when those change (联动更新).

For an office's function that it gives to ``follow_changes``: what was written under the change, and the writing anew.
A write past the application (a database console) is not followed.
"""

from __future__ import annotations

from typing import Any, cast

from django.db.models import QuerySet

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.registers.held import held

_AT_ONCE = 1000


def written(ledger: str, change: int, *columns: str) -> QuerySet[Any, Any]:
    """The records of ``ledger`` that ``change`` brought in, altered or voided — voided ones too.

    ``columns``: only what rests on these was altered; a record whose others were is not given.
    """
    records: QuerySet[Any, Any] = registry.ledger(ledger).record._default_manager.all()
    altered = BeforeImage.objects.filter(change_id=change, ledger=ledger)
    if columns:
        declared = registry.ledger(ledger).declared()
        stored = [str(cast(Any, declared[name]).column) for name in columns]
        altered = altered.filter(before__has_any_keys=["voided_on", *stored])
    return records.filter(change_id=change) | records.filter(pk__in=altered.values("record"))


def compute_again(ledger: str, column: str, **where: Any) -> None:
    """Write the derived ``column`` of the standing records ``where`` says anew, where it comes out different."""
    declared = registry.ledger(ledger)
    attributes = {name: cast(Any, field).attname for name, field in declared.declared().items()}
    records = list(held(ledger, **where))
    rows = [{name: getattr(record, each) for name, each in attributes.items()} for record in records]
    stale = [
        type(record)(pk=record.pk, version=record.version + 1, **{attributes[column]: value})
        for record, row, value in zip(records, rows, declared.derived[column](rows), strict=True)
        if row[column] != value
    ]
    held(ledger).model._default_manager.bulk_update(stale, [column, "version"], batch_size=_AT_ONCE)
