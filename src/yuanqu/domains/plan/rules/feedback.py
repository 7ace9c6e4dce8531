"""What feedback on tasks is held to (督办反馈审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.held import held


@hard("feedback.ahead", "fed_back_on")
def not_ahead(row: Row) -> str | None:
    """Nothing is reported on a day that is yet to come."""
    on = row.get("fed_back_on")
    return f"反馈日期（{on}）晚于今天（{today()}）：请核对。" if on and on > today() else None


@hard("feedback.share", "share")
def share_within_whole(row: Row) -> str | None:
    """Nothing is more than done."""
    share = row.get("share")
    return f"完成率为{share}：应在0到100之间。" if share is not None and not 0 <= share <= 100 else None


@hard("feedback.wanted", "wanted", "obstacle")
def obstacle_or_none(row: Row) -> str | None:
    """Who wants help says what stands in the way."""
    return (
        "填了需要协调而没有存在问题：请写明问题。" if row.get("wanted") and not row.get("obstacle") else None
    )


@hard_across("feedback.before", "fed_back_on", "task")
def after_assignment(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nobody reports on what he has not been given."""
    asked = {row.get("task") for row in rows} - {None}
    given = dict(held("plan.task", pk__in=asked).values_list("pk", "registered_on"))
    for position, row in enumerate(rows):
        since = given.get(row.get("task"))
        if since and row.get("fed_back_on") and row["fed_back_on"] < since:
            yield position, f"反馈日期（{row['fed_back_on']}）早于事项登记日（{since}）：请核对。"


@hard_across("feedback.department", "department", "task")
def whose_task_it_is(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The departments that the task names report on it."""
    asked = {row.get("task") for row in rows} - {None}
    tasks = {
        pk: (lead, *(helpers or "").split("、"))
        for pk, lead, helpers in held("plan.task", pk__in=asked).values_list("pk", "lead", "helpers")
    }
    for position, row in enumerate(rows):
        named = tasks.get(row.get("task"))
        if named and row.get("department") and row["department"] not in named:
            yield (
                position,
                f"「{row['department']}」不是这个事项的主办或协办单位：应为{'、'.join(filter(None, named))}。",
            )


@soft_across("feedback.falls", "share", "task")
def shares_do_not_fall(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What was done stays done, unless it is said why not."""
    asked = {row.get("task") for row in rows} - {None}
    known = {
        (task, serial): share
        for task, serial, share in held("plan.feedback", task__in=asked).values_list(
            "task", "serial", "share"
        )
    } | {(row.get("task"), row.get("serial")): row.get("share") for row in rows}
    for position, row in enumerate(rows):
        before = known.get((row.get("task"), (row.get("serial") or 0) - 1))
        if before is not None and row.get("share") is not None and row["share"] < before:
            yield position, f"完成率{row['share']}低于上一次的{before}：请核对，确有反复的写明说明。"
