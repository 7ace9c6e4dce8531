"""What became of each action of the plan that ends (总结附件): a row an item, as its moves and outcome say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from yuanqu.domains.plan.ledgers.item import ADOPTED, CARRIED, DONE, PlanLoop
from yuanqu.domains.plan.outlook import items_of, state_on
from yuanqu.engines.documents.model import Align, Block, Column, Runs, Table, runs
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.reports.outline import Occasion

LAST_PLAN = "工作计划落实情况"
_TOLD = (DONE, ADOPTED, CARRIED)  # a plan's items; those given up were taken out of it
_COLUMNS = (
    Column("重点任务", 25, Align.LEFT),
    Column("牵头单位", 13),
    Column("完成时限", 13),
    Column("结果", 11),
    Column("落实情况", 31, Align.LEFT),
)


def item_by_item(occasion: Occasion) -> Iterator[Block]:
    """A table of the items of the half-year in which the as-of day lies; nothing where there is no plan."""
    day = occasion.as_of
    items = list(
        items_of(occasion.reader)
        .filter(begins_on__lte=day, ends_on__gte=day, adopted_on__lte=day)
        .order_by("theme", "order", "number")
    )
    moves = moves_of_many(PlanLoop, [item.pk for item in items])
    rows = [_row(item, moves.get(item.pk, []), day) for item in items]
    told = tuple(row for row in rows if row)
    if told:
        half = "上半年" if day.month <= 6 else "下半年"
        yield Table(
            _COLUMNS,
            told,
            caption=f"{day.year}年{half}工作计划落实情况（截至{day:%Y年%-m月%-d日}）",
        )


def _row(item: Any, made: list[MoveMade], day: date) -> tuple[Runs, ...] | None:
    state = next((each for each in _TOLD if each.code == state_on(made, day)), None)
    if state is None:
        return None
    # what was written when it was done or carried over, or how far it is while nothing has become of it since
    settled = state is not ADOPTED or item.state == state.code
    texts = (
        item.action,
        item.lead,
        f"{item.due_on.month}月{item.due_on.day}日",
        state.label,
        item.outcome if settled and item.outcome else "",
    )
    return tuple(runs(text) for text in texts)
