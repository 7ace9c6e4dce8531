"""企业用能需求台账 — what each enterprise or project will need of power, water, gas, sewage and steam, and when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.infrastructure.codes import FEEDS, LOAD_CLASS, RESOURCE, UTILITY_UNIT, VOLTAGE
from yuanqu.domains.infrastructure.rules.utilities import (
    capacity_left,
    facility_serves,
    power_has_its_feeds,
    quantity_given,
    sewage_names_its_pollutants,
    sewage_within_water,
    somebody_needs,
)
from yuanqu.domains.infrastructure.utilities import connected_days, demand_units
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "企业用能需求登记"
_SUPPLY = "供电营业规则"


class UtilityDemand(Record):
    """One resource that one enterprise or project needs from a day on."""

    demand_no = Text("需求编号", max_length=40, note="如「XQ-2025-001」", source=_FORM)
    enterprise = Link("企业", "registers.Enterprise", empty=True, aliases=("企业名称",), source=_FORM)
    project = Link("项目", "registers.Project", empty=True, aliases=("项目编号",), source=_FORM)
    parcel = Link("地块", "registers.Parcel", empty=True, aliases=("地块编号",), source=_FORM)
    resource = Code("资源", RESOURCE, source=_FORM)
    facility = Link("拟接入设施", "infrastructure.Facility", empty=True, aliases=("排水去向",), source=_FORM)
    quantity = Amount(
        "需用量",
        aliases=("报装容量", "日用水量", "日用气量"),
        note="电填报装容量，其余填日（时）用量",
        source=_FORM,
    )
    unit = Code("计量单位", UTILITY_UNIT, empty=True, note="由资源得出：电为千伏安，水和污水为吨/日")
    voltage = Code("电压等级", VOLTAGE, empty=True, note="用电必填", source=_SUPPLY)
    feeds = Code("电源数", FEEDS, empty=True, note="用电必填", source=_SUPPLY)
    load_class = Code("负荷性质", LOAD_CLASS, empty=True, source=_SUPPLY)
    security_load = Amount("保安负荷", "千瓦", empty=True, source=_SUPPLY)
    yearly = Amount("年用电量", "万千瓦时", empty=True, source=_FORM)
    pollutants = Text(
        "特征污染物",
        empty=True,
        note="排污水的必填，没有的填「无」",
        source="污水排入管网许可管理办法",
    )
    point = Text("接入点", empty=True, source=_FORM)
    distance = Amount("接入距离", "米", empty=True, source=_FORM)
    registered_on = Day("登记日期", source=_FORM)
    needed_on = Day("需用日期", aliases=("计划投产日期",), note="应在这一天前接通", source=_FORM)
    withdrawn_on = Day("撤销日期", empty=True, note="不再需要的填", source=_FORM)
    connected_on = Day("接通日期", empty=True, note="见报装接入台账；系统取数")
    note = LongText("说明", empty=True, aliases=("备注",))


class UtilityDemands(Ledger, of=UtilityDemand):
    """企业用能需求台账."""

    name, keeper = "企业用能需求台账", "规划建设科"
    rights = Rights(read=("项目建设科", "招商科", "安全环保科"))
    about = "企业和项目对电、水、气、污水处理、蒸汽的需求，超前登记，一种资源一行。"
    key = ("demand_no",)
    title = ("demand_no", "enterprise", "project", "resource")
    columns = (
        "demand_no",
        "enterprise",
        "project",
        "resource",
        "quantity",
        "unit",
        "facility",
        "registered_on",
        "needed_on",
        "connected_on",
    )
    search = ("demand_no", "enterprise.name", "project.name", "facility.name")
    filters = ("resource", "facility", "needed_on", "connected_on")
    order = ("needed_on", "demand_no")
    event = "registered_on"
    checks = (
        *dates_in_order("utility_demand.days", {"registered_on": "登记日期", "withdrawn_on": "撤销日期"}),
        somebody_needs,
        quantity_given,
        power_has_its_feeds,
        sewage_names_its_pollutants,
        facility_serves,
        sewage_within_water,
        capacity_left,
    )
    explanation = "note"
    derived: ClassVar = {"unit": demand_units, "connected_on": connected_days}
    left_out: ClassVar = {
        "状态": "由登记、撤销日期和报装接入台账的进度得出，不另登记。",
        "最大负荷、小时峰值、日用水、日排水": "一种资源一行，都填作该资源的需用量。",
    }
    rules = (_SUPPLY, "城镇排水与污水处理条例")
