"""技改项目台账 — technology renovation of an enterprise, from the plan to the assessment when it is done."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import BUILD_NATURE
from yuanqu.domains.innovation.rules.renovations import (
    KINDS,
    building_days,
    counted_days,
    equipment_within_fixed,
    fixed_within_total,
    positive_investment,
    report_ends,
    report_starts,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order, words_of

_FORM, _FILING = "技改项目月报表", "企业投资项目备案通知书"

LISTED, FILED = State("listed", "谋划"), State("filed", "已备案待开工")
BUILDING, PAUSED = State("building", "在建"), State("paused", "停缓建")
COMPLETED, ASSESSED = State("completed", "已竣工待评价"), State("assessed", "已完工评价", final=True)
DROPPED = State("dropped", "已取消", final=True)


class Renovation(Record):
    """One project; new construction is none, and what was spent lies in the monthly rows."""

    number = Text("技改项目编号", max_length=40, note="园区自编，如「JG2025-001」")
    name = Text("技改项目名称", source=_FILING)
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    project = Link("项目", "registers.Project", empty=True, note="已列入项目名录的填项目编号")
    project_code = Text("备案代码", max_length=24, empty=True, aliases=("项目代码",), source=_FILING)
    build_nature = Code("建设性质", BUILD_NATURE, note="新建不是技改", source=_FORM)
    kinds = Text("技改类型", note="可填多项，以顿号分隔，如「智能化、设备更新」", source=_FORM)
    invest_total = Amount("总投资", "万元", places=4, source=_FILING)
    invest_fixed = Amount("其中固定资产投资", "万元", places=4, source=_FILING)
    invest_equipment = Amount("其中设备投资", "万元", places=4, source=_FORM)
    listed_on = Day("列入日期", note="列入技改项目库之日", source=_FORM)
    start_due = Day("计划开工日期", empty=True, source=_FORM)
    complete_due = Day("计划竣工日期", empty=True, source=_FORM)
    in_stat = YesNo("是否入统", note="已纳入固定资产投资统计的填是", source=_FORM)
    stat_name = Text("纳统名称", empty=True, source=_FORM)
    effect = LongText("完工成效", empty=True, note="产能、能效、用工前后对比，完工评价时必填", source=_FORM)
    building_from = Day("在建起", empty=True, note="开工日期；系统得出")
    report_from = Day("月报起", empty=True, note="开工日期，未开工的为列入日期；系统得出")
    report_to = Day("月报止", empty=True, note="竣工、取消日期，未开工的为列入日期；系统得出")
    counted_to = Day("计入至", empty=True, note="竣工、取消当年的年末；系统得出")
    state = StateColumn("状态", (LISTED, FILED, BUILDING, PAUSED, COMPLETED, ASSESSED, DROPPED))
    filed_on = MovedOn("备案日期", source=_FILING)
    started_on = MovedOn("开工日期", source=_FORM)
    paused_on = MovedOn("停缓建日期")
    resumed_on = MovedOn("复工日期")
    completed_on = MovedOn("竣工日期", aliases=("投产日期",), source=_FORM)
    assessed_on = MovedOn("完工评价日期")
    dropped_on = MovedOn("取消日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Renovations(Ledger, of=Renovation):
    """技改项目台账."""

    name, keeper = "技改项目台账", "科技创新科"
    rights = Rights(read=("经济运行科", "项目建设科"))
    about = "企业技术改造项目，从谋划、备案、开工到竣工和完工评价，一个项目一行。"
    key = ("number",)
    title = ("name",)
    columns = (
        "number",
        "name",
        "enterprise",
        "kinds",
        "invest_total",
        "invest_equipment",
        "started_on",
        "complete_due",
        "in_stat",
        "state",
    )
    search = ("number", "name", "enterprise.name", "project_code", "stat_name")
    filters = ("state", "build_nature", "listed_on", "started_on", "complete_due", "in_stat")
    order = ("-listed_on", "number")
    totals = ("invest_total", "invest_fixed", "invest_equipment")
    checks = (
        positive_investment,
        fixed_within_total,
        equipment_within_fixed,
        words_of("renovation.kinds", "kinds", KINDS, "技改类型"),
        *dates_in_order("renovation.plan", {"start_due": "计划开工日期", "complete_due": "计划竣工日期"}),
    )
    explanation = "note"
    derived: ClassVar = {
        "building_from": building_days,
        "report_from": report_starts,
        "report_to": report_ends,
        "counted_to": counted_days,
    }
    left_out: ClassVar = {
        "行业、产业链": "企业行业和上链企业台账登记，不重复填。",
        "本月、本年、累计完成投资、形象进度、存在问题": "见技改项目月报台账，一月一行。",
        "支持资金": "见技改资金来源台账，一项资金一行。",
        "统计系统截图": "是附件而非数据：随本行存放。",
    }
    rules = ("工业企业技术改造投资项目备案", "企业投资项目核准和备案管理条例")


class RenovationLife(Procedure, of=Renovation):
    """技改项目: filed with its code, begun, paused where need be, completed, assessed by another."""

    name = "技改项目推进"
    about = "技改项目谋划后备案、开工、竣工并作完工评价；停缓建的停表，逾期未竣工的可延期一次。"
    rules = ("企业投资项目核准和备案管理条例",)
    begin = Begin("列入项目库", LISTED, on="listed_on")
    file = Move("备案", LISTED, FILED, day="filed_on", needs=("project_code",))
    start = Move("开工", FILED, BUILDING, day="started_on", needs=("complete_due",))
    pause = Move("停缓建", BUILDING, PAUSED, by=(Role.HEAD,), day="paused_on", reason=True)
    resume = Move("复工", PAUSED, BUILDING, day="resumed_on")
    complete = Move("竣工投产", BUILDING, COMPLETED, day="completed_on")
    assess = Move("完工评价", COMPLETED, ASSESSED, day="assessed_on", needs=("effect",), not_by="complete")
    drop = Move("取消", (LISTED, FILED, PAUSED), DROPPED, by=(Role.HEAD,), day="dropped_on", reason=True)
    clocks = (
        Clock("计划开工", since="file", until=("start", "drop"), due="start_due"),
        Clock(
            "计划竣工",
            since="start",
            until=("complete", "drop"),
            due="complete_due",
            pause=("pause", "resume"),
            extension=Extension(),
        ),
    )
