"""使用林地审核台账 — the forest office's consent to use woodland, without which no land file may be taken."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import FOREST_APPROVER, FOREST_CLASS, FOREST_GRADE, FOREST_USE_KIND
from yuanqu.domains.resources.rules.forests import (
    approvers,
    grade_fits_the_use,
    temporary_ends,
    woods_given,
)
from yuanqu.domains.resources.rules.words import both_or_neither, made_up_of, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.areas import positive
from yuanqu.registers.codes import LAND_OWNERSHIP
from yuanqu.registers.shared_checks import dates_in_order

_RULE = "建设项目使用林地审核审批管理办法"
_FORM = "使用林地申请表"
WOODS = {
    "shelter": "防护林",
    "special": "特用林",
    "timber": "用材林",
    "economic": "经济林",
    "fuel": "能源林",
    "other": "其他林地",
}


class ForestUse(Record):
    """One application; woodland is in 公顷 to four decimals, as its files have it."""

    forest_no = Text("林地受理编号", max_length=60, source=_FORM)
    approval = Link("报批地块", "resources.LandApproval", aliases=("报批编号",))
    kind = Code("使用林地类型", FOREST_USE_KIND, source=_FORM)
    area = Amount("使用林地面积", "公顷", places=4, source=_FORM)
    shelter = Amount("其中防护林", "公顷", places=4, empty=True, source=_FORM)
    special = Amount("其中特用林", "公顷", places=4, empty=True, source=_FORM)
    timber = Amount("其中用材林", "公顷", places=4, empty=True, source=_FORM)
    economic = Amount("其中经济林", "公顷", places=4, empty=True, source=_FORM)
    fuel = Amount("其中能源林", "公顷", places=4, empty=True, aliases=("薪炭林",), source=_FORM)
    other = Amount("其中其他林地", "公顷", places=4, empty=True, source=_FORM)
    forest_class = Code("森林类别", FOREST_CLASS, source=_RULE)
    grade = Code("林地保护等级", FOREST_GRADE, source=_RULE)
    ownership = Code("林地权属", LAND_OWNERSHIP, source=_FORM)
    volume = Amount("林木蓄积", "立方米", empty=True, source=_FORM)
    quota = Link("林地定额", "resources.Quota", empty=True, aliases=("定额来源",), source=_RULE)
    fee = Amount("森林植被恢复费", "万元", places=4, empty=True, note="预缴，不予同意的退回", source=_RULE)
    until = Day("临时使用至", empty=True, note="临时使用的必填，不超过两年", source=_RULE)
    approver = Code("审核权限", FOREST_APPROVER, empty=True, note="由林种和面积得出")
    accepted_on = Day("受理日期", source=_FORM)
    county_on = Day("县级审查日期", empty=True, source=_FORM)
    city_on = Day("市级审查日期", empty=True, source=_FORM)
    consent_on = Day("审核同意日期", empty=True, source=_FORM)
    consent_no = Text("审核同意书编号", max_length=80, empty=True, source=_FORM)
    felling_no = Text(
        "采伐许可证号", max_length=80, empty=True, note="同意后另办", source="中华人民共和国森林法"
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class ForestUses(Ledger, of=ForestUse):
    """使用林地审核台账."""

    name, keeper = "使用林地审核台账", "自然资源科"
    about = "报批地块占用林地的审核，从受理、县市审查到取得审核同意书。"
    key = ("forest_no",)
    title = ("forest_no", "approval")
    columns = (
        "forest_no",
        "approval",
        "kind",
        "area",
        "forest_class",
        "grade",
        "approver",
        "accepted_on",
        "consent_on",
        "consent_no",
        "fee",
    )
    search = ("forest_no", "approval.name", "consent_no")
    filters = ("kind", "forest_class", "grade", "accepted_on", "consent_on")
    order = ("-accepted_on", "forest_no")
    totals = ("area", "fee")
    checks = (
        positive("forest_use.area", "area"),
        not_negative("forest_use.negative", *WOODS, "volume", "fee"),
        made_up_of("forest_use.woods", "area", WOODS, "使用林地面积"),
        both_or_neither("forest_use.consent", {"consent_on": "审核同意日期", "consent_no": "审核同意书编号"}),
        temporary_ends,
        grade_fits_the_use,
        woods_given,
        *dates_in_order(
            "forest_use.days",
            {
                "accepted_on": "受理日期",
                "county_on": "县级审查日期",
                "city_on": "市级审查日期",
                "consent_on": "审核同意日期",
            },
        ),
    )
    explanation = "note"
    derived: ClassVar = {"approver": approvers}
    left_out: ClassVar = {
        "可行性报告、现状调查表": "是附件而非数据：存在该项的附件中。",
        "地类": "现状调查表中已载明，本台账按森林类别和林种登记。",
        "批次项目依据": "是附件而非数据：存在该项的附件中。",
    }
    rules = ("中华人民共和国森林法", "中华人民共和国森林法实施条例", _RULE)
