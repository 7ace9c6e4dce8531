"""厂房名录 — every plant building of the zone: standard plant and enterprises' own, one row a building."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Shape, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.areas import parts_within, positive
from yuanqu.registers.codes import FIRE_CLASS, PARK, PLANT_FORM, PLANT_KIND, STRUCTURE
from yuanqu.registers.land_rules import accepted_plant_has_its_title, plant_has_its_owner
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "厂房载体台账"
_RENT = "厂房租赁管理办法"


class Plant(Record):
    """One building: estate 园区 → building 楼栋; its storeys and units are rows of their own."""

    plant_no = Text("厂房编号", max_length=40, note="园区自编，如「CF-012」", source=_LIST)
    name = Text("楼栋名称", max_length=120, aliases=("厂房名称", "楼栋"), source=_LIST)
    estate = Text("所属项目（园区）", max_length=120, aliases=("所属园区", "所属项目"), source=_LIST)
    park = Code("所在园区", PARK, aliases=("所属组团", "所属片区"), source=_LIST)
    parcel = Link("所在地块", "registers.Parcel", empty=True, source=_LIST)
    plant_kind = Code("厂房性质", PLANT_KIND, source=_LIST)
    plant_form = Code("厂房类型", PLANT_FORM, source="企业厂房形态统计")
    in_cluster = YesNo("是否在集聚区内", empty=True, source="企业厂房形态统计")
    enterprise = Link("产权企业", "registers.Enterprise", empty=True, note="园区企业填这里", source=_RENT)
    owner = Text("其他产权单位", empty=True, note="不在企业名录的单位填这里", source=_RENT)
    title_no = Text("产权证号", max_length=80, empty=True, note="没有产权证的不能出租", source=_RENT)
    accepted = YesNo("是否竣工验收", source=_RENT)
    fire_accepted = YesNo("是否消防验收（备案）", source=_RENT)
    completed_on = Day("竣工日期", empty=True, source=_LIST)
    removed_on = Day("拆除日期", empty=True, note="在用的不填", source=_LIST)
    floor_area = Amount("建筑面积", "平方米", places=4, source=_LIST)
    lettable_area = Amount(
        "可租面积", "平方米", places=4, aliases=("可出租面积",), note="不出租的填0", source=_LIST
    )
    structure = Code("结构", STRUCTURE, empty=True, source=_LIST)
    storeys = Whole("层数", unit="层", empty=True, source=_LIST)
    height = Amount("首层层高", "米", empty=True, aliases=("层高",), source=_LIST)
    load = Amount("楼面荷载", "千牛/平方米", empty=True, aliases=("承重",), source=_LIST)
    transformer = Whole("变压器容量", unit="千伏安", empty=True, source=_LIST)
    fire_class = Code("火灾危险性类别", FIRE_CLASS, note="按设计", source=_RENT)
    crane = YesNo("有无行车", empty=True, source=_LIST)
    lift = YesNo("有无货梯", empty=True, source=_LIST)
    sewer = YesNo("是否接通污水", empty=True, source=_LIST)
    gas = YesNo("是否通天然气", empty=True, source=_LIST)
    rent = Amount("租金", "元/平方米·月", empty=True, source=_LIST)
    fee = Amount("物业费", "元/平方米·月", empty=True, source=_LIST)
    shape = Shape("图形", empty=True, note="楼栋轮廓或位置，GeoJSON文本，WGS84经纬度", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class Plants(Ledger, of=Plant):
    """厂房名录."""

    name, keeper = "厂房名录", "自然资源科"
    rights = Rights(read=EVERYONE)
    about = "园区的厂房楼栋，标准厂房和企业自有厂房都在内，各科室以厂房编号相互引用。"
    key = ("plant_no",)
    title = ("estate", "name")
    columns = (
        "plant_no",
        "estate",
        "name",
        "park",
        "plant_kind",
        "plant_form",
        "enterprise",
        "floor_area",
        "lettable_area",
        "fire_class",
        "completed_on",
    )
    search = ("plant_no", "name", "estate", "enterprise.name", "owner")
    filters = ("park", "plant_kind", "plant_form", "fire_class", "accepted")
    order = ("plant_no",)
    totals = ("floor_area", "lettable_area")
    checks = (
        positive("plant.area", "floor_area"),
        *parts_within("plant.lettable", "floor_area", {"lettable_area": "可租面积"}, "建筑面积"),
        *dates_in_order("plant.days", {"completed_on": "竣工日期", "removed_on": "拆除日期"}),
        plant_has_its_owner,
        accepted_plant_has_its_title,
    )
    explanation = "note"
    left_out: ClassVar = {
        "已租面积、空置面积、状态": "由租赁台账（land.lease）逐日得出，不登记。",
        "空置起始、闲置原因、盘活方式和日期": "一栋厂房可能先后闲置几回，见闲置厂房台账（land.idle_plant）。",
    }
    rules = ("厂房租赁管理办法", "GB 50016-2014（2018年版） 建筑设计防火规范")
