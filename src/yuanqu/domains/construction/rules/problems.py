"""What problems and their loop are held to (项目问题审核)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_DISCONTENT = "1"
_SEVERAL = re.compile("[、,，;；/]")


def day_after_due(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the deadline, whose last day counts."""
    return [row["due_on"] + timedelta(days=1) if row.get("due_on") else None for row in rows]


@hard("problem.dropped_half", "dropped_on", "dropped_why")
def dropped_says_why(row: Row) -> str | None:
    """A problem that nobody follows any more says why."""
    if row.get("dropped_on") is None or row.get("dropped_why"):
        return None
    return "填了不再协调日期而没有原因：请写明原因。"


@hard("problem.lead_office", "office")
def one_lead_office(row: Row) -> str | None:
    """Exactly one office answers; the others help."""
    if not row.get("office") or not _SEVERAL.search(row["office"]):
        return None
    return f"主办部门填了几个（{row['office']}）：主办只有一个，其余填协办部门。"


@soft("problem.raised_ahead", "raised_on")
def raised_by_today(row: Row) -> str | None:
    """A problem is not raised on a day that is yet to come."""
    raised = row.get("raised_on")
    return f"提出日期（{raised}）晚于今天（{today()}）：请核对。" if raised and raised > today() else None


@hard_across("problem.permit", "permit", "project")
def of_its_own_permit(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The permit that a problem hangs on is its own project's."""
    asked = {row.get("permit") for row in rows} - {None}
    owners = dict(held("construction.permit", pk__in=asked).values_list("pk", "project"))
    for position, row in enumerate(rows):
        if row.get("permit") in owners and owners[row["permit"]] != row.get("project"):
            yield position, "相关手续是另一个项目的：请核对项目或手续。"


@guard("problem.discontent")
def not_content_goes_back(row: Row) -> str | None:
    """What the enterprise is not content with is not solved."""
    if row["satisfaction"] != _DISCONTENT:
        return None
    return "企业满意度为不满意：请办「不认可退回」，写明原因和新的完成时限。"


@guard("problem.permit_open")
def permit_done_before_closing(row: Row) -> str | None:
    """A problem about a permit is closed when the permit is there."""
    if row["permit"] is None or held("construction.permit", pk=row["permit"]).exclude(done_on=None).exists():
        return None
    return "相关手续还没有办结日期：请先在手续办理台账登记办结，再销号。"
