"""A task in a line of a table, whatever is collected: how many were asked, came, are approved (任务一览)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yuanqu.engines.collecting.rates import Rate
from yuanqu.site.parts import Action, Cell, Column, Table

_TASK = ("状态", "应报日", "应报", "已报", "完整率", "按时率", "审核通过")
NUMBERS = {"应报", "已报", "完整率", "按时率", "审核通过", "应报期数", "应报份数", "退回次数", "催报次数"}


@dataclass(frozen=True)
class Group:
    """What stands under one heading of the page of all collecting."""

    name: str
    table: Table
    actions: Sequence[Action]


def columns(first: str, rest: Sequence[str] = ()) -> list[Column]:
    """The columns of a table of tasks, or of ``rest``."""
    names = rest or (first, *_TASK)
    return [Column(name, numeric=name in NUMBERS) for name in names]


def progress(task: Any, rate: Rate) -> list[Cell]:
    """Due day and counts."""
    return [
        Cell(f"{task.due_on}"),
        Cell(str(rate.asked)),
        Cell(str(rate.came)),
        Cell(rate.complete),
        Cell(rate.on_time_share),
        Cell(str(rate.approved)),
    ]


def open_state(rate: Rate, measure: str) -> Cell:
    """Where a task stands that is not locked."""
    if rate.overdue:
        return Cell(f"{rate.overdue} {measure}逾期未报", light="red")
    if rate.came < rate.asked:
        return Cell("填报中", light="yellow")
    return Cell("已报齐", light="green") if rate.approved == rate.asked else Cell("待审核", light="yellow")
