"""Due days follow what they rest on (时限联动): a stop, a suspension, a new rule or guide moves them at once.

承诺办结日 and 应开工日 are computed when their own record is written, and again here, under the same change, when a
record they were computed from is. A write past the application (a database console) is not followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yuanqu.domains.services.clocks import START_CLOCK_DAYS, due_days, promised_days
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import follow_changes
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.models import BeforeImage, Statement
from yuanqu.registers.held import held

_CASES, _CLOCKS = "services.service_case", "services.start_clock"
_AT_ONCE = 1000


def follow(change: int) -> None:
    """Compute again the due days that records written under ``change`` have a part in."""
    touched = set(Statement.objects.filter(change_id=change).values_list("ledger", flat=True))
    if "services.start_clock_stop" in touched:
        clocks = _written("services.start_clock_stop", change).values("clock")
        _again(held(_CLOCKS, pk__in=clocks), "due_on", due_days)
    if (
        "registers.rule" in touched
        and _written("registers.rule", change).filter(code=START_CLOCK_DAYS).exists()
    ):
        _again(held(_CLOCKS), "due_on", due_days)
    if "services.case_event" in touched:
        cases = _written("services.case_event", change).values("case")
        _again(held(_CASES, pk__in=cases), "promised_by", promised_days)
    if "services.service_item" in touched:
        codes = _written("services.service_item", change).values("task_code")
        _again(held(_CASES, task_code__in=codes), "promised_by", promised_days)


def _written(ledger: str, change: int) -> QuerySet[Any, Any]:
    """The records of ``ledger`` that ``change`` brought in, altered or voided — voided ones too."""
    records: QuerySet[Any, Any] = registry.ledger(ledger).record._default_manager.all()
    altered = BeforeImage.objects.filter(change_id=change, ledger=ledger).values("record")
    return records.filter(change_id=change) | records.filter(pk__in=altered)


def _again(
    records: QuerySet[Any, Any], column: str, derivation: Callable[[Sequence[Row]], Sequence[date | None]]
) -> None:
    """Write ``column`` anew where it comes out different; a record that it leaves as it was is not touched."""
    rows = list(records.values())
    stale = [
        records.model(pk=row["id"], version=row["version"] + 1, **{column: value})
        for row, value in zip(rows, derivation(rows), strict=True)
        if row[column] != value
    ]
    records.model._default_manager.bulk_update(stale, [column, "version"], batch_size=_AT_ONCE)


follow_changes(follow)
