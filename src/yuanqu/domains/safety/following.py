"""首次参训 follows the attendances (首次参训联动): an earlier one that comes in, or one voided, moves it at once."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from yuanqu.domains.safety.rules.people import first_times
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import follow_changes
from yuanqu.engines.ledger.models import BeforeImage, Statement
from yuanqu.registers.held import held

_ATTENDANCES = "safety.training_attendance"
_AT_ONCE = 1000


def follow(change: int) -> None:
    """Tell again which attendances are an object's first, of the objects whose attendances ``change`` wrote."""
    if not Statement.objects.filter(change_id=change, ledger=_ATTENDANCES).exists():
        return
    attendances = held(_ATTENDANCES, object__in=_written(change).values("object"))
    rows = list(attendances.values())
    stale = [
        attendances.model(pk=row["id"], version=row["version"] + 1, first_time=first)
        for row, first in zip(rows, first_times(_linked(rows)), strict=True)
        if row["first_time"] != first
    ]
    attendances.model._default_manager.bulk_update(stale, ["first_time", "version"], batch_size=_AT_ONCE)


def _linked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the database as checks know them: a link by its name, not by its column."""
    return [{**row, "object": row["object_id"]} for row in rows]


def _written(change: int) -> QuerySet[Any, Any]:
    """The attendances that ``change`` brought in, altered or voided — voided ones too."""
    records: QuerySet[Any, Any] = registry.ledger(_ATTENDANCES).record._default_manager.all()
    altered = BeforeImage.objects.filter(change_id=change, ledger=_ATTENDANCES).values("record")
    return records.filter(change_id=change) | records.filter(pk__in=altered)


follow_changes(follow)
