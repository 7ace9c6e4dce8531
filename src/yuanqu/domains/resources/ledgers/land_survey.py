"""土地丈量台账 — plots measured for a parcel that is to be approved, one row a plot of one holder."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from yuanqu.domains.resources.rules.surveys import basic_within_arable, drawn_as_measured
from yuanqu.domains.resources.rules.words import made_up_of, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.registers.areas import positive
from yuanqu.registers.codes import LAND_OWNERSHIP
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "土地现状调查表"
CLASSES = {
    "paddy": "水田",
    "dry": "旱地",
    "garden": "园地",
    "forest": "林地",
    "grass": "草地",
    "pond": "坑塘",
    "homestead": "宅基地",
    "built": "建设用地",
    "unused": "未利用地",
}

MEASURED, DISPUTED = State("measured", "已测待确认"), State("disputed", "有异议待复测")
CONFIRMED = State("confirmed", "已确认", final=True)


class LandSurvey(Record):
    """One plot; its areas are in 亩 to two decimals, as they are measured and signed for."""

    survey_no = Text("丈量编号", max_length=40, note="如「ZL-2025-001」", source=_FORM)
    range_name = Text("丈量地块", max_length=120, note="如「东港路北侧地块」", source=_FORM)
    approval = Link(
        "报批地块", "resources.LandApproval", empty=True, aliases=("报批编号",), note="列入报批后填"
    )
    township = Text("乡镇", max_length=60, source=_FORM)
    village = Text("村", max_length=60, source=_FORM)
    team = Text("组", max_length=60, empty=True, aliases=("村小组",), source=_FORM)
    holder = Text("权利人", max_length=80, personal=True, aliases=("承包人", "户主"), source=_FORM)
    measured_on = Day("丈量日期", aliases=("测量日期",), source=_FORM)
    surveyor = Text("测量单位", max_length=120, source=_FORM)
    present = Text("参加人", personal=True, empty=True, note="村、户、园区三方", source=_FORM)
    area_mu = Amount("丈量面积", "亩", source=_FORM)
    paddy = Amount("其中水田", "亩", empty=True, source=_FORM)
    dry = Amount("其中旱地", "亩", empty=True, source=_FORM)
    garden = Amount("其中园地", "亩", empty=True, source=_FORM)
    forest = Amount("其中林地", "亩", empty=True, source=_FORM)
    grass = Amount("其中草地", "亩", empty=True, source=_FORM)
    pond = Amount("其中坑塘", "亩", empty=True, source=_FORM)
    homestead = Amount("其中宅基地", "亩", empty=True, source=_FORM)
    built = Amount("其中建设用地", "亩", empty=True, source=_FORM)
    unused = Amount("其中未利用地", "亩", empty=True, source=_FORM)
    basic = Amount("永久基本农田", "亩", empty=True, note="不大于水田、旱地之和", source=_FORM)
    ownership = Code("权属", LAND_OWNERSHIP, source="中华人民共和国土地管理法第九条")
    drawn_mu = Amount("图形面积", "亩", empty=True, note="界址点围成的面积", source="勘测定界规程")
    map_no = Text("图幅号", max_length=40, empty=True, source="勘测定界规程")
    posted_on = Day("公示日期", empty=True, note="确认前公示", source=_FORM)
    state = StateColumn("丈量状态", (MEASURED, DISPUTED, CONFIRMED), aliases=("状态",))
    remeasured_on = MovedOn("复测日期", source=_FORM)
    confirmed_on = MovedOn("签字确认日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class LandSurveys(Ledger, of=LandSurvey):
    """土地丈量台账."""

    name, keeper = "土地丈量台账", "自然资源科"
    about = "为征地报批丈量的地块，一户一块一行，三方到场，公示后签字确认。"
    key = ("survey_no",)
    title = ("survey_no", "range_name")
    columns = (
        "survey_no",
        "range_name",
        "approval",
        "township",
        "village",
        "measured_on",
        "area_mu",
        "ownership",
        "state",
        "posted_on",
        "confirmed_on",
    )
    search = ("survey_no", "range_name", "village", "approval.name")
    filters = ("measured_on", "state", "township", "village", "ownership")
    order = ("-measured_on", "survey_no")
    totals = ("area_mu",)
    checks = (
        positive("land_survey.area", "area_mu"),
        not_negative("land_survey.negative", *CLASSES, "basic"),
        made_up_of("land_survey.classes", "area_mu", CLASSES, "丈量面积", within=Decimal("0.01")),
        basic_within_arable,
        drawn_as_measured,
        *dates_in_order("land_survey.days", {"measured_on": "丈量日期", "posted_on": "公示日期"}),
    )
    explanation = "note"
    left_out: ClassVar = {
        "界址坐标": "是附件而非数据：坐标成果随丈量记录存放。",
        "村级土地总面积、人均耕地等": "旧表的村级指标，社会稳定风险评估报告已载明。",
    }
    rules = ("土地管理法实施条例第二十六条", _FORM)


class SurveyLoop(Procedure, of=LandSurvey):
    """丈量闭环: measured, posted and signed for; where somebody objects, measured again."""

    name = "土地丈量确认"
    about = "土地丈量后公示、签字确认；有异议的复测后再确认。"
    rules = ("土地管理法实施条例第二十六条",)
    begin = Begin("丈量登记", MEASURED, on="measured_on")
    object_to = Move("提出异议", MEASURED, DISPUTED, reason=True)
    remeasure = Move(
        "复测", DISPUTED, MEASURED, day="remeasured_on", needs=("area_mu",), fills=tuple(CLASSES)
    )
    confirm = Move(
        "签字确认",
        MEASURED,
        CONFIRMED,
        day="confirmed_on",
        needs=("posted_on",),
        evidence=(Evidence("土地现状调查结果确认书"),),
    )
