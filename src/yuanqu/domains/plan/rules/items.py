"""What the items of a plan are held to (工作计划审核)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from yuanqu.engines.ledger.checks import Row, hard
from yuanqu.engines.procedure.guards import guard
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.registers.held import held

_BEGINS = (1, 7)
_ITEMS, _TASKS = "plan.item", "plan.task"
_OPEN = ("closed", "withdrawn")


def half_end(begins: date) -> date:
    """The last day of the half-year that begins on a day."""
    return date(begins.year, 6, 30) if begins.month <= 6 else date(begins.year, 12, 31)


def halves_end(rows: Sequence[Row]) -> list[date | None]:
    """计划期止, one a row."""
    return [half_end(row["begins_on"]) if row.get("begins_on") else None for row in rows]


def days_before_halves(rows: Sequence[Row]) -> list[date | None]:
    """计划期前日, one a row: until then the plan lies ahead."""
    return [row["begins_on"] - timedelta(days=1) if row.get("begins_on") else None for row in rows]


@hard("item.half", "begins_on")
def halves_begin(row: Row) -> str | None:
    """A plan is of a half-year."""
    begins = row.get("begins_on")
    if begins is None or begins.month in _BEGINS:
        return None
    return f"计划期起为{begins:%Y-%m}：上半年填1月，下半年填7月。"


@hard("item.due", "due_on", "begins_on")
def due_within_the_half(row: Row) -> str | None:
    """What a half-year's plan promises is due within it."""
    begins, due = row.get("begins_on"), row.get("due_on")
    if begins is None or due is None or begins <= due <= half_end(begins):
        return None
    return f"完成时限（{due}）不在计划期内：应在{begins}至{half_end(begins)}之间，跨期的分期列。"


@guard("item.tasks_open")
def tasks_are_closed(row: Row) -> str | None:
    """An item is done when nothing that was assigned for it is open."""
    if row.get("id") is None:
        return None
    numbers = held(_TASKS, item=row["id"]).exclude(state__in=_OPEN).values_list("number", flat=True)
    found = "、".join(numbers.order_by("number")[:5])
    return f"还有督办事项没有销号：{found}。请先销号，或办「结转下期」。" if found else None


@guard("item.not_shown")
def done_is_shown(row: Row) -> str | None:
    """That an item is done shows in its tasks, which are closed, or is verified in writing by another."""
    if row.get("id") is None or held(_TASKS, item=row["id"]).exclude(state="withdrawn").exists():
        return None
    made = MoveMade.objects.filter(procedure=_ITEMS, record=row["id"], taken_back=None)
    last = made.filter(move__in=("verify", "reopen")).order_by("-seq").first()
    if row.get("verified") and row.get("verified_on") and (last is None or last.move == "verify"):
        return None
    return "没有销号的督办事项，也没有核实：请先办「核实」，由另一人写明核实了什么、依据是什么。"


@guard("item.outcome")
def item_has_outcome(row: Row) -> str | None:
    """What is carried over says how far it came."""
    return None if row["outcome"] else "没有写落实情况：结转的要写明做到了哪一步。"
