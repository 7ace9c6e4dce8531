"""租赁厂房准入 — who may rent which plant for what: landlord, tenant, safety of the building, admission."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import LANDLORD_KIND
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.domains.investment.rules.plants import (
    accepted_before_letting,
    fire_class_fits,
    landlord_given,
    place_given,
    review_of_its_project,
    unit_of_its_plant,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import positive
from yuanqu.registers.codes import FIRE_CLASS

_FORM, _RULES = "厂房租赁登记表", "厂房租赁管理办法"


class PlantEntry(Record):
    """One project's admission to rented plant; term and rent are those of its lease."""

    entry_no = Text("准入编号", max_length=40, note="如「ZR-2025-001」", source=_FORM)
    project = Link("项目", "registers.Project", aliases=("项目编号",))
    item = Link("联审依据", "investment.ReviewItem", empty=True, aliases=("议题编号",), source=_RULES)
    registered_on = Day("登记日期", source=_FORM)
    landlord_kind = Code("出租方类型", LANDLORD_KIND, source=_FORM)
    landlord = Link("出租企业", "registers.Enterprise", empty=True, note="在企业名录的填这里", source=_FORM)
    landlord_name = Text("其他出租方", empty=True, note="平台公司等不在企业名录的填这里", source=_FORM)
    title_no = Text("不动产权证号", max_length=80, empty=True, source=_FORM)
    plant = Link("厂房", "registers.Plant", empty=True, aliases=("厂房编号", "楼栋"), source=_FORM)
    unit = Link("厂房单元", "registers.PlantUnit", empty=True, aliases=("单元编号",), source=_FORM)
    place = Text("楼栋和楼层", max_length=120, empty=True, note="没有选厂房的填", source=_FORM)
    area = Amount("拟租面积", "平方米", source=_FORM)
    tenant = Link("承租企业", "registers.Enterprise", empty=True, note="公司注册后填", source=_FORM)
    tenant_name = Text("承租方", source=_FORM)
    equipment = Amount("设备投资", "万元", places=4, source=_FORM)
    fire_class = Code("火灾危险性类别", FIRE_CLASS, note="按生产内容，不得高于厂房设计", source=_RULES)
    completion_accepted = YesNo("是否竣工验收", source=_RULES)
    fire_accepted = YesNo("是否消防验收（备案）", source=_RULES)
    note = LongText("说明", empty=True, aliases=("备注",))


class PlantEntries(Ledger, of=PlantEntry):
    """租赁厂房准入台账."""

    name, keeper = "租赁厂房准入台账", "招商科"
    rights = Rights(read=("自然资源科", "项目建设科", "经济运行科", "安全环保科"))
    about = "租赁厂房项目的出租方、承租方、厂房条件和准入手续，一个项目一行。"
    key = ("entry_no",)
    title = ("entry_no", "tenant_name")
    columns = (
        "entry_no",
        "project",
        "landlord_kind",
        "landlord",
        "plant",
        "place",
        "tenant_name",
        "area",
        "equipment",
        "fire_class",
    )
    search = ("entry_no", "project.name", "tenant_name", "landlord.name", "landlord_name", "place")
    filters = ("landlord_kind", "fire_class", "registered_on", "plant")
    order = ("-registered_on", "entry_no")
    totals = ("area", "equipment")
    checks = (
        positive("plant_entry.area", "area"),
        not_negative("plant_entry.negative", "equipment"),
        landlord_given,
        place_given,
        accepted_before_letting,
        unit_of_its_plant,
        fire_class_fits,
        review_of_its_project,
    )
    explanation = "note"
    left_out: ClassVar = {
        "租期、租金、实租面积、备案、退租": "见厂房租赁台账（自然资源科）。",
        "承诺年产值、年税收": "见入园协议台账。",
        "项目内容、行业": "见在谈项目台账。",
        "环评、安评、设备荷载": "由安全环保科、自然资源科在预审和租赁备案中核对。",
        "登记表、告知书、监管协议": "是附件而非数据：存在该项目的附件中。",
        "产业链环节": "见企业项目上链台账（chains.placement）。",
        "每平方米税收": "由承诺年税收和拟租面积得出，查看时计算。",
    }
    rules = (_RULES, "GB 50016-2014（2018年版） 建筑设计防火规范")
