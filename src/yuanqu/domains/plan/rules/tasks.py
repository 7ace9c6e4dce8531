"""What supervised tasks are held to (督办事项审核)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Max

from yuanqu.engines.ledger.checks import Row, hard
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held
from yuanqu.terms.months import days_after


def days_after_due(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the deadline, whose last day counts."""
    return [row["due_on"] + timedelta(days=1) if row.get("due_on") else None for row in rows]


def last_feedback(rows: Sequence[Row]) -> list[date | None]:
    """最近反馈日, one a row; found by the number, which a new row has before it has an id."""
    numbers = {row.get("number") for row in rows}
    found = held("plan.feedback", task__number__in=numbers).values_list("task__number")
    latest = dict(found.annotate(last=Max("fed_back_on")))
    return [latest.get(row.get("number")) for row in rows]


def feedback_days(rows: Sequence[Row]) -> list[date | None]:
    """反馈截止, one a row: so many weeks after the latest feedback, or the registration; silence is late, too."""
    return [_next_feedback(row, last) for row, last in zip(rows, last_feedback(rows), strict=True)]


def _next_feedback(row: Row, last: date | None) -> date | None:
    since = last or row.get("registered_on")
    return days_after(since, 7 * row["every"]) if since and row.get("every") else None


@hard("task.merged", "merged_into", "merged_on")
def merged_is_whole(row: Row) -> str | None:
    """What goes on as another matter says as which, and since when."""
    if bool(row.get("merged_into")) == bool(row.get("merged_on")):
        return None
    return "并入事项和并案日期只填了一项：并案的两项都填。"


@hard("task.instruction", "instructed_by", "instruction", "source")
def instruction_is_whole(row: Row) -> str | None:
    """An instruction is kept with who gave it, in its own words."""
    if row.get("source") != "instruction" or (row.get("instructed_by") and row.get("instruction")):
        return None
    return "来源是领导批示：请填批示领导，并照录批示内容。"


@hard("task.decision", "decision", "source")
def meeting_has_decision(row: Row) -> str | None:
    """A decision comes from a meeting."""
    if row.get("decision") is None or row.get("source") == "meeting":
        return None
    return "关联了议定事项：来源类别应为「会议议定」。"


@hard("task.plan_due", "plan_due_on", "due_on")
def plan_before_due(row: Row) -> str | None:
    """The scheme comes before the deed."""
    plan, due = row.get("plan_due_on"), row.get("due_on")
    if plan is None or due is None or plan <= due:
        return None
    return f"方案截止（{plan}）晚于完成时限（{due}）：方案应先报。"


@guard("task.scheme")
def scheme_is_there(row: Row) -> str | None:
    """Where a scheme was asked for, it was given."""
    if row["plan_due_on"] is None or row["scheme"]:
        return None
    return "本事项要求先报方案，而办理方案是空的：请补填后再报结。"
