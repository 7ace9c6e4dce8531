"""What legal education, campaigns and clues are held to (普法和专项行动审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.public_order.rules.words import linked
from yuanqu.engines.ledger.checks import Row, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held


@hard_across("campaign_activity.task", "task", "campaign")
def activity_of_its_campaign(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An activity for a task belongs to that task's campaign."""
    known = linked("public_order.campaign_task", rows, "task", "campaign", "task_no")
    for position, row in enumerate(rows):
        task = known.get(row.get("task"))
        if task and row.get("campaign") and task["campaign"] != row["campaign"]:
            yield position, f"任务{task['task_no']}属于另一个专项行动：请核对专项行动或任务。"


@hard_across("legal_event.venue", "venue", "held_on")
def venue_is_open(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An event is held at a venue that stands on that day."""
    known = linked("public_order.legal_venue", rows, "venue", "venue_name", "built_on", "closed_on")
    for position, row in enumerate(rows):
        venue, day = known.get(row.get("venue")), row.get("held_on")
        if venue is None or day is None:
            continue
        if day < venue["built_on"] or (venue["closed_on"] and day > venue["closed_on"]):
            yield position, f"活动日期（{day}）{venue['venue_name']}不在使用：请核对阵地或日期。"


@guard("campaign_task.idle")
def something_was_done(row: Row) -> str | None:
    """A task is reported done on the strength of activities."""
    if row["id"] is None or held("public_order.campaign_activity", task=row["id"]).exists():
        return None
    return "没有一次活动归在这项任务下：请先登记活动"


@hard_across("sponsored_case.petition", "petition")
def case_of_a_standing_petition(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A leader takes on what the zone handles, not what was sent away."""
    known = linked("public_order.petition", rows, "petition", "number", "state")
    for position, row in enumerate(rows):
        found = known.get(row.get("petition"))
        if found and found["state"] in ("declined", "transferred", "returned", "merged"):
            yield position, f"{found['number']}不由本园区办理：不列领导包案。"
