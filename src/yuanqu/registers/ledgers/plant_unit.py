"""厂房单元 — the storeys and units of a plant building, the smallest that is let by itself."""

from __future__ import annotations

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.areas import parts_within, positive
from yuanqu.registers.land_rules import units_within_building

_LIST = "厂房载体台账"


class PlantUnit(Record):
    """One storey or one unit of it; a building let whole has none."""

    unit_no = Text("单元编号", max_length=40, note="如「CF-012-3F」", source=_LIST)
    plant = Link("厂房", "registers.Plant", aliases=("厂房编号", "楼栋"), source=_LIST)
    floor = Text("楼层", max_length=20, note="如「1层」「2层东」", source=_LIST)
    floor_area = Amount("建筑面积", "平方米", places=4, source=_LIST)
    lettable_area = Amount("可租面积", "平方米", places=4, aliases=("可出租面积",), source=_LIST)
    height = Amount("层高", "米", empty=True, source=_LIST)
    load = Amount("楼面荷载", "千牛/平方米", empty=True, aliases=("承重",), source=_LIST)
    rent = Amount("租金", "元/平方米·月", empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class PlantUnits(Ledger, of=PlantUnit):
    """厂房单元台账."""

    name, keeper = "厂房单元台账", "自然资源科"
    rights = Rights(read=EVERYONE)
    about = "厂房楼栋的楼层和单元，一层或一个单元一行，是能单独出租的最小部分。"
    key = ("unit_no",)
    title = ("plant", "floor")
    search = ("unit_no", "plant.name", "plant.estate", "floor")
    filters = ("plant",)
    order = ("unit_no",)
    totals = ("floor_area", "lettable_area")
    checks = (
        positive("plant_unit.area", "floor_area", "lettable_area"),
        *parts_within("plant_unit.lettable", "floor_area", {"lettable_area": "可租面积"}, "建筑面积"),
        units_within_building,
    )
    explanation = "note"
