"""低效闲置认定台账 — the clean-up list: idle or underused land and plant, one row a determination."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.land.codes import (
    BUSINESS_STATE,
    CLEAR_REASON,
    OBSTACLE_KIND,
    OCCUPANCY,
    UNDERUSE_KIND,
)
from yuanqu.domains.land.rules.findings import (
    cleared_when_reused,
    cleared_with_reason,
    idle_has_its_document,
    listed_within_parcel,
    low_yield_below_standard,
    measured_by_subject,
    obstacle_told,
    occupied_by_somebody,
    something_found,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import PLACES_MU, mu_of, parts_within, positive
from yuanqu.registers.codes import AREA_UNIT
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

_LIST = "低效闲置用地清理台账"
_LAW = "闲置土地处置办法"


class UnderuseFinding(Record):
    """One parcel, or one plant, found idle or underused; it stays on the list until all of it is used again."""

    finding_no = Text("认定编号", max_length=40, note="如「RD2025-001」", source=_LIST)
    year = Whole("年份", unit="年", note="列入哪一年的清单", source=_LIST)
    enterprise = Link(
        "企业", "registers.Enterprise", empty=True, aliases=("企业名称", "原企业"), note="批而未供的不填"
    )
    parcel = Link("地块", "registers.Parcel", empty=True, aliases=("地块编号",), source=_LIST)
    plant = Link(
        "厂房", "registers.Plant", empty=True, aliases=("厂房编号",), note="认定的是厂房的填", source=_LIST
    )
    occupied_area = Amount("占地面积", places=4, empty=True, note="认定地块的必填", source=_LIST)
    area_unit = Code("面积单位", AREA_UNIT, empty=True, note="本行各项土地面积的单位", source=_LIST)
    occupied_mu = Amount("占地面积（亩）", "亩", places=PLACES_MU, empty=True, note="由占地面积和单位得出")
    plant_area = Amount(
        "闲置低效厂房面积", "平方米", places=4, empty=True, note="认定厂房的必填", source=_LIST
    )
    tax_per_mu_y1 = Amount("上年度亩均税收", "万元/亩", places=6, empty=True, source=_LIST)
    tax_per_mu_y2 = Amount("上上年度亩均税收", "万元/亩", places=6, empty=True, source=_LIST)
    business_state = Code("经营状态", BUSINESS_STATE, empty=True, source=_LIST)
    current_use = Code("现状用途", OCCUPANCY, source=_LIST)
    underuse_kind = Code("低效类型", UNDERUSE_KIND, source=_LIST)
    basis = Text("认定依据", note="写明标准、界限和年度，佐证材料存在附件", source=_LIST)
    found_on = Day("认定日期", source=_LAW)
    found_doc = Text("认定文号", max_length=80, empty=True, note="闲置土地填认定书编号", source=_LAW)
    obstacle_kind = Code("问题类型", OBSTACLE_KIND, empty=True, source=_LIST)
    obstacle = LongText("问题描述", empty=True, note="填了问题类型的必填", source=_LIST)
    plan_unit = Text("计划实施单位", max_length=80, source=_LIST)
    plan_start = Day("计划开始日期", empty=True, source=_LIST)
    plan_end = Day("计划完成日期", empty=True, source=_LIST)
    plan_area = Amount("计划完成面积", places=4, empty=True, source=_LIST)
    cleared_on = Day("移出日期", empty=True, note="在列的不填；部分处置的仍在列", source=_LIST)
    clear_reason = Code("移出原因", CLEAR_REASON, empty=True, source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class UnderuseFindings(Ledger, of=UnderuseFinding):
    """低效闲置认定台账."""

    name, keeper = "低效闲置认定台账", "自然资源科"
    rights = Rights(read=("招商科", "项目建设科"))
    about = "认定为闲置或低效的土地和厂房，一次认定一行，附依据和文号，全部再利用或恢复达标后移出。"
    key = ("finding_no",)
    title = ("finding_no", "enterprise")
    columns = (
        "finding_no",
        "enterprise",
        "parcel",
        "plant",
        "occupied_area",
        "area_unit",
        "plant_area",
        "underuse_kind",
        "business_state",
        "found_on",
        "plan_end",
        "cleared_on",
    )
    search = ("finding_no", "enterprise.name", "parcel.name", "plant.name", "found_doc")
    filters = ("year", "underuse_kind", "business_state", "obstacle_kind", "found_on", "cleared_on")
    order = ("-found_on", "finding_no")
    totals = ("occupied_mu", "plant_area")
    checks = (
        something_found,
        measured_by_subject,
        positive("finding.area", "occupied_area", "plant_area"),
        *parts_within("finding.plan", "occupied_area", {"plan_area": "计划完成面积"}, "占地面积"),
        occupied_by_somebody,
        idle_has_its_document,
        obstacle_told,
        cleared_with_reason,
        *dates_in_order("finding.listed", {"found_on": "认定日期", "cleared_on": "移出日期"}),
        *dates_in_order("finding.planned", {"plan_start": "计划开始日期", "plan_end": "计划完成日期"}),
        low_yield_below_standard,
        listed_within_parcel,
        cleared_when_reused,
        apart(
            "finding.twice",
            "land.underuse_finding",
            group=("parcel", "plant", "enterprise"),
            since="found_on",
            until="cleared_on",
            what="同一企业同一地块厂房的在列时段",
        ),
    )
    explanation = "note"
    derived: ClassVar = {"occupied_mu": mu_of("occupied_area")}
    left_out: ClassVar = {
        "处置面积、剩余面积": "由处置台账得出：剩余为占地面积减各次处置，不登记。",
        "处置方式、当前状态、详细进展": "见处置台账和约谈与推进记录。",
        "是否纳入下年重点": "在列的（没有移出日期）即结转下年。",
        "开发区名称": "一个数据库就是一个园区。",
        "实际开始和完成时间、实际实施单位": "见处置台账各步的日期和责任单位。",
        "是否规上": "由企业在库时段得出，见四上在库台账。",
    }
    rules = (_LAW, "关于深入推进城镇低效用地再开发的指导意见")
