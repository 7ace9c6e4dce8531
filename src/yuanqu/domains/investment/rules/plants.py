"""What the admission to rented plant is held to (租赁准入审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yuanqu.domains.investment.rules.meetings import LET_IN
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.registers.codes import FIRE_CLASS
from yuanqu.registers.held import held


@hard("plant_entry.landlord", "landlord_name", "landlord")
def landlord_given(row: Row) -> str | None:
    """Somebody lets the plant."""
    if row.get("landlord") is None and not row.get("landlord_name"):
        return "没有填出租方：出租企业和其他出租方至少填一项。"
    return None


@hard("plant_entry.place", "place", "plant")
def place_given(row: Row) -> str | None:
    """The contract says which building and storey."""
    if row.get("plant") is None and not row.get("place"):
        return "没有填厂房，也没有填楼栋和楼层：至少填一项。"
    return None


@hard("plant_entry.accepted", "fire_accepted", "completion_accepted")
def accepted_before_letting(row: Row) -> str | None:
    """A building is let after it has been accepted, for fire too."""
    names = {"completion_accepted": "竣工", "fire_accepted": "消防"}
    missing = [name for column, name in names.items() if row.get(column) is False]
    return f"厂房没有{'、'.join(missing)}验收：验收后才能出租。" if missing else None


@hard_across("plant_entry.unit", "unit", "plant")
def unit_of_its_plant(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The unit lies in the building."""
    units = held("registers.plant_unit", pk__in={row.get("unit") for row in rows} - {None})
    plants: dict[Any, Any] = dict(units.values_list("pk", "plant"))
    for position, row in enumerate(rows):
        if row.get("unit") is not None and row.get("plant") != plants.get(row["unit"]):
            yield position, "厂房单元不在所填的厂房里：请核对厂房编号和单元编号。"


@hard_across("plant_entry.fire_class", "fire_class", "plant")
def fire_class_fits(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Production is not more dangerous than the building was designed for: 甲 (1) is the most."""
    plants = held("registers.plant", pk__in={row.get("plant") for row in rows} - {None})
    designed: dict[Any, str] = dict(plants.values_list("pk", "fire_class"))
    for position, row in enumerate(rows):
        design, asked = designed.get(row.get("plant")), row.get("fire_class")
        if design and asked and asked < design:
            yield (
                position,
                f"生产的火灾危险性为{FIRE_CLASS.label(asked)}，高于厂房设计的{FIRE_CLASS.label(design)}：不能准入。",
            )


@hard_across("plant_entry.review", "item", "project")
def review_of_its_project(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The review it rests on let this project in."""
    items = held("investment.review_item", pk__in={row.get("item") for row in rows} - {None})
    found: dict[Any, Any] = {each["pk"]: each for each in items.values("pk", "project", "decision")}
    for position, row in enumerate(rows):
        item = found.get(row.get("item"))
        if item and (item["project"] != row.get("project") or item["decision"] not in LET_IN):
            yield position, "联审依据不是本项目通过的议题：请核对议题编号。"
