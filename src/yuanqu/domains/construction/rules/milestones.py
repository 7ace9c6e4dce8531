"""What milestones are held to (节点审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from yuanqu.domains.construction.codes import NODE
from yuanqu.domains.construction.dates import OF_PERMITS, OF_REGISTER, START
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.intervals import standing_by_key

_Planned = tuple[int, str, date, int | None]  # 序号、节点、应完成日、在本次提交中的位置


@hard("milestone.entered_twice", "reached_on", "node")
def entered_where_it_belongs(row: Row) -> str | None:
    """A day has one place: the register's and the permits' nodes are not entered a second time."""
    node = row.get("node") or ""
    if row.get("reached_on") is None or node not in OF_REGISTER | OF_PERMITS:
        return None
    place = "项目名录" if node in OF_REGISTER else "手续办理台账"
    return f"「{NODE.label(node)}」的实际日期只在{place}登记：这里不填节点达到日，请到{place}填写。"


@hard("milestone.adjusted", "first_planned_on", "adjusted_why")
def adjusted_says_why(row: Row) -> str | None:
    """A plan that was moved keeps its first day and its reason."""
    if row.get("first_planned_on") is None or row.get("adjusted_why"):
        return None
    return "填了原计划完成日而没有调整原因：请写明为何调整。"


@soft("milestone.reached_ahead", "reached_on")
def reached_by_today(row: Row) -> str | None:
    """Nothing was reached on a day that is yet to come."""
    reached = row.get("reached_on")
    return (
        f"节点达到日（{reached}）晚于今天（{today()}）：请核对。" if reached and reached > today() else None
    )


@hard("milestone.unplanned", "planned_on", "node")
def planned_somewhere(row: Row) -> str | None:
    """A node has its due day; that of a start may be the start clock's."""
    if row.get("due_on") is not None or row.get("node") is None or row["node"] == START:
        return None
    return "没有计划完成日：除有开工时钟的实质性开工外，各节点都要填计划完成日。"


@soft_across("milestone.order", "planned_on", "node")
def nodes_in_order(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Along the plan the due days do not fall back."""
    plans: dict[Any, list[_Planned]] = defaultdict(list)
    for found in _standing(rows):
        _add(plans, found, None)
    for number, row in enumerate(rows):
        _add(plans, row, number)
    for nodes in plans.values():
        for (_, first, earlier, before), (_, node, day, position) in pairwise(
            sorted(nodes, key=lambda each: each[0])
        ):
            place = before if position is None else position
            if day < earlier and place is not None:
                yield (
                    place,
                    f"{NODE.label(node)}的应完成日{day}早于前一节点{NODE.label(first)}的{earlier}：请核对先后。",
                )


@hard_across("milestone.node_twice", "node", "project")
def one_of_each_kept_elsewhere(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What the register or a permit dates happens once to a project; foundations and roofs may be several."""
    seen = {(found["project"], found["node"]) for found in _standing(rows)}
    for position, row in enumerate(rows):
        node = (row.get("project"), row.get("node"))
        if node in seen and row.get("node") in OF_REGISTER | OF_PERMITS:
            yield (
                position,
                f"该项目已有节点「{NODE.label(row['node'])}」：一个项目只登记一次，请改原来的一行。",
            )
        seen.add(node)


def _standing(rows: Sequence[Row]) -> Iterator[Mapping[str, Any]]:
    columns = ("project", "seq", "node", "due_on")
    return standing_by_key("construction.milestone", rows, "project", columns)


def _add(plans: dict[Any, list[_Planned]], row: Mapping[str, Any], position: int | None) -> None:
    if row.get("seq") is not None and row.get("node") and row.get("due_on"):
        plans[row.get("project")].append((row["seq"], row["node"], row["due_on"], position))
