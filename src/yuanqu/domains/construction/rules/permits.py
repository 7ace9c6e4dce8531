"""What permits are held to (手续审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from yuanqu.domains.construction.codes import PERMIT_ITEM
from yuanqu.domains.construction.known import projects_of
from yuanqu.engines.ledger.checks import Row, hard, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

# 先有用地，再有用地规划、工程规划，最后施工许可（城乡规划法第三十七至四十条，建筑工程施工许可管理办法第四条）。
_ORDER = ("land_right", "land_planning", "works_planning", "construction")
_OF_LAND = frozenset({"pre_site", "land_approval", "land_right", "land_planning", "forest"})
_ON_THE_CLOCK = {
    "filing": "filed_on",
    "land_right": "land_on",
    "works_planning": "planning_permit_on",
    "eia": "eia_on",
    "energy": "energy_review_on",
    "drawings": "drawings_on",
    "construction": "construction_permit_on",
    "title": "title_on",
}


@hard("permit.needless", "needed", "accepted_on", "done_on")
def needless_has_no_days(row: Row) -> str | None:
    """What is not needed is neither accepted nor done."""
    if row.get("needed") is False and (row.get("accepted_on") or row.get("done_on")):
        return "不需要办理而填了受理或办结日期：请核对是否需要。"
    return None


@hard("permit.number", "doc_no", "done_on")
def done_has_its_number(row: Row) -> str | None:
    """A permit that was issued has a number."""
    return (
        "填了办结日期而没有文号（证号）：请补填。" if row.get("done_on") and not row.get("doc_no") else None
    )


@soft_across("permit.rented", "needed", "item")
def rented_needs_no_land(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A project in rented plant takes no land."""
    known = projects_of(rows, "kind")
    for position, row in enumerate(rows):
        leased = known.get(row.get("project"), {}).get("kind") == "leased"
        if leased and row.get("needed") and row.get("item") in _OF_LAND:
            yield position, f"租赁厂房项目一般不办{PERMIT_ITEM.label(row['item'])}：请核对是否需要。"


@soft_across("permit.order", "done_on", "item")
def permits_in_order(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Land, planning of the land, planning of the works, construction: in this order."""
    done: dict[Any, dict[str, tuple[date, int | None]]] = defaultdict(dict)
    for found in standing_by_key("construction.permit", rows, "project", ("project", "item", "done_on")):
        if found["item"] in _ORDER and found["done_on"]:
            done[found["project"]][found["item"]] = (found["done_on"], None)
    for number, row in enumerate(rows):
        if row.get("item") in _ORDER and row.get("done_on"):
            done[row.get("project")][row["item"]] = (row["done_on"], number)
    for items in done.values():
        for first, second in combinations([item for item in _ORDER if item in items], 2):
            (earlier, before), (later, position) = items[first], items[second]
            place = before if position is None else position
            if later < earlier and place is not None:
                yield (
                    place,
                    f"{PERMIT_ITEM.label(second)}（{later}）早于{PERMIT_ITEM.label(first)}（{earlier}）："
                    "请核对，容缺或承诺办理的请说明。",
                )


@soft_across("permit.clock", "done_on", "item")
def same_day_as_the_clock(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What the start clock knows of the same paper is the same day."""
    asked = {row.get("project") for row in rows if row.get("done_on")} - {None}
    found = held("services.start_clock", project__in=asked).values("project", *_ON_THE_CLOCK.values())
    clocks = {each["project"]: each for each in found}
    for position, row in enumerate(rows):
        column, clock = _ON_THE_CLOCK.get(row.get("item") or ""), clocks.get(row.get("project"))
        day = clock[column] if clock and column else None
        if row.get("done_on") and day and day != row["done_on"]:
            yield position, f"办结日期{row['done_on']}与开工时钟登记的{day}不同：请核对两处。"
