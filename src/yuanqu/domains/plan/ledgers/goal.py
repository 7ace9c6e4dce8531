"""年度目标台账 — what the year is to reach: one row an indicator, measured by the system or, without one, reported."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import GOAL_CATEGORY, GOAL_KIND
from yuanqu.domains.plan.rules.goals import (
    codes_of_indicators,
    measured_or_reported,
    quarters_rise,
    report_is_whole,
    target_above_nothing,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.registers.departments import known_departments, one_department

_TABLE = "考核指标表"


def _number(label: str, *, empty: bool = True, note: str = "", aliases: tuple[str, ...] = ()) -> Amount:
    return Amount(label, places=4, empty=empty, note=note, aliases=aliases, source=_TABLE)


class Goal(Record):
    """One goal of one year."""

    year = Whole("年度", unit="年", note="四位数字", source=_TABLE)
    name = Text("考核指标", max_length=80, aliases=("目标名称",), note="工作总结按此称呼", source=_TABLE)
    category = Code("指标类别", GOAL_CATEGORY, aliases=("类别",), source=_TABLE)
    kind = Code("目标类型", GOAL_KIND, note="决定怎样对照进度", source=_TABLE)
    indicator = Text(
        "对应指标",
        empty=True,
        note="系统中指标的名称，如「规上工业企业数」；定性目标不填",
        source=_TABLE,
    )
    indicator_code = Text("指标代码", max_length=80, empty=True, note="系统得出")
    unit = Text("计量单位", max_length=20, empty=True, note="与对应指标相同，如「家」", source=_TABLE)
    target = _number("目标值", note="全年要达到的数；定性目标不填", aliases=("年度目标",))
    base = _number("上年基数", aliases=("上年完成",))
    q1 = _number("一季度目标", note="累计数")
    q2 = _number("二季度目标", note="自元月累计", aliases=("上半年目标",))
    q3 = _number("三季度目标", note="自元月累计")
    weight = _number("分值")
    scoring = LongText("评分标准", empty=True, source=_TABLE)
    lead = Text("责任单位", max_length=80, note="只填一个科室，如「办公室」", source=_TABLE)
    leader = Text("分管领导", max_length=60, empty=True, source=_TABLE)
    set_on = Day("下达日期", source=_TABLE)
    stated = LongText("完成情况", empty=True, note="定性目标由责任单位报告", source=_TABLE)
    stated_share = _number("报告完成率", note="百分数，50表示完成一半；定性目标填")
    stated_on = Day("报告日期", empty=True, source=_TABLE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Goals(Ledger, of=Goal):
    """年度目标台账."""

    name, keeper = "年度目标台账", "办公室"
    rights = Rights(
        read=EVERYONE, fillings=(Filling("lead", ("stated", "stated_share", "stated_on"), alone=True),)
    )
    about = "全年要达到的目标，一个指标一年一行；有对应指标的由系统对照进度，没有的由责任单位报告。"
    key = ("year", "name")
    title = ("year", "name")
    columns = ("year", "category", "name", "kind", "target", "unit", "lead", "stated_share", "stated_on")
    search = ("name", "lead", "indicator")
    filters = ("year", "category", "lead", "kind")
    order = ("-year", "category", "name")
    event = "set_on"
    checks = (
        measured_or_reported,
        target_above_nothing,
        quarters_rise,
        report_is_whole,
        one_department("goal.lead", "lead", "责任单位"),
        known_departments("goal.department", "lead"),
    )
    explanation = "note"
    derived: ClassVar = {"indicator_code": codes_of_indicators}
    left_out: ClassVar = {
        "四季度目标": "即目标值。",
        "完成值、完成率、序时进度": "由系统按对应指标随时算出，见目标进度页，不登记。",
        "得分": "由考核部门评定，评分标准照登。",
        "保底目标、奋斗目标": "本园区每个指标只下达一个目标。",
    }
    rules = ("年度目标管理考核办法",)
