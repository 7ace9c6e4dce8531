"""超标预警台账 — one analyte of one sample beyond its limit, until its source is found, mended and tested normal."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import ALARM_LEVEL, ANALYTE
from yuanqu.domains.environment.rules import exceedances as rules_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role

_RULE = "园区雨水排口监测管理口径"

RAISED, CHECKED = State("raised", "待核实"), State("checked", "待溯源")
TRACED, HANDLED = State("traced", "待处置"), State("handled", "待复测")
NORMAL, CLOSED = State("normal", "待销警"), State("closed", "已销警", final=True)
WITHDRAWN = State("withdrawn", "已撤销", final=True)


class Exceedance(Record):
    """One alarm; it comes in by itself with the reading that exceeds."""

    sample = Link("样品", "environment.Sample", aliases=("样品编号",), source=_RULE)
    analyte = Code("检测项目", ANALYTE, aliases=("项目",), source=_RULE)
    found_on = Day("发现日期", note="检测报告的日期", source=_RULE)
    level = Code("预警级别", ALARM_LEVEL, empty=True, note="由检测项目得出")
    result = Text("超标结果", max_length=80, empty=True, note="取自检测结果")
    limit_said = Text("执行限值", max_length=60, empty=True, note="取自检测结果")
    times_over = Amount("超标倍数", "倍", places=4, empty=True, note="取自检测结果")
    checked_text = LongText("核实情况", empty=True, note="核实时必填：现场、上下游、晴雨", source=_RULE)
    traced_text = LongText("溯源情况", empty=True, note="溯源时必填：沿管网排查的经过", source=_RULE)
    enterprise = Link("责任企业", "registers.Enterprise", empty=True, aliases=("溯源企业",), source=_RULE)
    measures = LongText("处置措施", empty=True, note="处置时必填：关闸、截流、应急池、停排等", source=_RULE)
    retest = Link("复测样品", "environment.Sample", empty=True, aliases=("复测样品编号",), note="复测时必填")
    state = StateColumn(
        "预警状态", (RAISED, CHECKED, TRACED, HANDLED, NORMAL, CLOSED, WITHDRAWN), aliases=("状态",)
    )
    checked_on = MovedOn("核实日期", source=_RULE)
    traced_on = MovedOn("溯源日期", source=_RULE)
    handled_on = MovedOn("处置日期", source=_RULE)
    retested_on = MovedOn("复测日期", source=_RULE)
    closed_on = MovedOn("销警日期", aliases=("解除日期",), source=_RULE)
    withdrawn_on = MovedOn("撤销日期", note="结果更正后不再超标的", source=_RULE)
    ended_on = Day("了结日期", empty=True, note="销警或者撤销之日；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Exceedances(Ledger, of=Exceedance):
    """超标预警台账."""

    name, keeper = "超标预警台账", "安全环保科"
    about = "雨水排口检测结果超过限值的预警，结果入库时自动生成，核实、溯源、处置、复测正常后销警。"
    key = ("sample", "analyte")
    title = ("sample", "analyte")
    columns = (
        "sample",
        "analyte",
        "found_on",
        "level",
        "result",
        "limit_said",
        "times_over",
        "enterprise",
        "state",
        "closed_on",
    )
    search = ("sample.sample_no", "enterprise.name", "traced_text", "measures")
    filters = ("found_on", "state", "level", "analyte")
    order = ("-found_on", "sample", "analyte")
    checks = (rules_of.exceeds,)
    explanation = "note"
    derived: ClassVar = {
        "level": rules_of.levels,
        "result": rules_of.results,
        "limit_said": rules_of.limits,
        "times_over": rules_of.multiples,
        "ended_on": rules_of.ended_days,
    }
    left_out: ClassVar = {
        "通知到、通知时间": "重金属超标即时通知科长，见各人的消息；其余见待办。",
        "立案、处罚": "责任企业的违法行为列入环境问题清单，移送后办理。",
    }
    rules = (_RULE, "中华人民共和国水污染防治法")


class ExceedanceLoop(Procedure, of=Exceedance):
    """超标处置闭环: checked, traced, handled, tested normal, closed by the head; heavy metals are told at once."""

    name = "超标预警处置"
    problem = True
    about = (
        "超标即预警，重金属的即时通知科长；核实、溯源、处置后同一排口复测正常，由科长销警；"
        "复测仍超标的退回，撤销后又更正为超标的重新预警。"
    )
    rules = (_RULE,)
    begin = Begin("超标预警", RAISED, on="found_on")
    check = Move("核实", RAISED, CHECKED, day="checked_on", needs=("checked_text",))
    trace = Move("溯源", CHECKED, TRACED, day="traced_on", needs=("traced_text",), fills=("enterprise",))
    handle = Move(
        "处置",
        TRACED,
        HANDLED,
        day="handled_on",
        needs=("measures",),
        fills=("enterprise",),
        evidence=(Evidence("处置照片或记录"),),
    )
    retest = Move(
        "复测正常",
        HANDLED,
        NORMAL,
        day="retested_on",
        needs=("retest",),
        guards=(rules_of.retested_normal,),
    )
    again = Move("复测仍超标", HANDLED, TRACED, reason=True)
    close = Move("销警", NORMAL, CLOSED, by=(Role.HEAD,), day="closed_on", not_by="handle")
    withdraw = Move(
        "撤销",
        (RAISED, CHECKED, TRACED, HANDLED),
        WITHDRAWN,
        by=(Role.HEAD,),
        day="withdrawn_on",
        reason=True,
        guards=(rules_of.no_longer_exceeds,),
    )
    again_over = Move(
        "更正后又超标", WITHDRAWN, RAISED, by=(Role.HEAD,), waits=(), guards=(rules_of.exceeds_again,)
    )
    clocks = (
        Clock("核实期限", since=("begin", "again_over"), until=("check", "withdraw"), due=1, days=WORKING),
        Clock("溯源期限", since="check", until=("trace", "withdraw"), due=3, days=WORKING),
        Clock("处置期限", since=("trace", "again"), until=("handle", "withdraw"), due=2, days=WORKING),
        Clock("复测期限", since="handle", until=("retest", "again", "withdraw"), due=2, days=WORKING),
    )
