"""What agents' services for projects and the clock from signing to start are held to (项目服务审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.registers.held import held


@hard("agency_service.nobody", "project", "enterprise")
def somebody_served(row: Row) -> str | None:
    """A mandate is a project's or an enterprise's."""
    if row.get("project") is None and row.get("enterprise") is None:
        return "项目和企业都没有填：至少填一项。"
    return None


@soft("start_clock.overdue", "overdue_reason", "started_on", "due_on")
def overdue_explained(row: Row) -> str | None:
    """A start after the due day says why."""
    started, due = row.get("started_on"), row.get("due_on")
    if started is None or due is None or started <= due or row.get("overdue_reason"):
        return None
    return f"实质性开工日{started}晚于应开工日{due}而没有超期原因：请补填。"


@soft_across("start_clock.signing", "start_on", "project")
def starts_at_signing(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The clock starts on the day the entry agreement was signed."""
    projects = {row.get("project") for row in rows} - {None}
    signed: dict[Any, date | None] = dict(
        held("registers.project", pk__in=projects).values_list("pk", "signed_on")
    )
    for position, row in enumerate(rows):
        day = signed.get(row.get("project"))
        if day is not None and row.get("start_on") is not None and row["start_on"] != day:
            yield (
                position,
                f"起算日{row['start_on']}与项目名录的签约日{day}不同：请核对，补充协议另起算的请说明。",
            )
