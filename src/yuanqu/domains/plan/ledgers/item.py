"""工作计划台账 — the plan of a half-year: one row an action; its outcome is told in the next report."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import ITEM_SOURCE, THEME
from yuanqu.domains.plan.rules.items import (
    days_before_halves,
    done_is_shown,
    due_within_the_half,
    halves_begin,
    halves_end,
    item_has_outcome,
    tasks_are_closed,
)
from yuanqu.domains.plan.rules.words import known_indicator
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Month, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.departments import known_departments, one_department

_TABLE = "重点工作任务分解表"

DRAFTED, ADOPTED = State("drafted", "拟列"), State("adopted", "实施中")
DONE, CARRIED = State("done", "已完成", final=True), State("carried", "结转下期", final=True)
DROPPED = State("dropped", "已取消", final=True)


class Item(Record):
    """One action of one half-year's plan."""

    number = Text("条目编号", max_length=40, note="如「JH2025B-01」", source=_TABLE)
    begins_on = Month("计划期起", note="上半年填1月，下半年填7月", source=_TABLE)
    ends_on = Day("计划期止", empty=True, note="半年的末日；系统得出")
    ahead_until = Day("计划期前日", empty=True, note="计划期开始的前一日；系统得出")
    theme = Code("主题", THEME, aliases=("一级任务", "类别"), source=_TABLE)
    order = Whole("序号", note="在主题内的先后", source=_TABLE)
    action = Text(
        "重点任务", max_length=120, aliases=("主要任务", "行动"), note="有动作、有对象", source=_TABLE
    )
    measures = LongText("具体措施", note="总结第二部分照此印出，以句号结尾", source=_TABLE)
    goal = Text("工作目标", empty=True, aliases=("年度目标",), source=_TABLE)
    indicator = Text("对应指标", empty=True, note="系统中指标的名称，如「规上工业企业数」", source=_TABLE)
    lead = Text("牵头单位", max_length=80, note="只填一个科室，如「办公室」", source=_TABLE)
    helpers = Text("配合单位", empty=True, note="多个以顿号分隔，如「办公室」", source=_TABLE)
    leader = Text("牵头领导", max_length=60, empty=True, aliases=("分管领导",), source=_TABLE)
    due_on = Day("完成时限", note="末日计入", source=_TABLE)
    source = Code("来源", ITEM_SOURCE, source=_TABLE)
    carried_from = Link("结转自", "plan.Item", empty=True, origin=True, note="上一计划期的条目编号")
    outcome = LongText("落实情况", empty=True, aliases=("进展情况",), note="计划期满时写，下一总结照此交代")
    verified = LongText(
        "核实情况", empty=True, note="没有督办事项的，完成前由另一人写明核实了什么、依据是什么"
    )
    state = StateColumn("状态", (DRAFTED, ADOPTED, DONE, CARRIED, DROPPED))
    adopted_on = MovedOn("审定日期", aliases=("印发日期",), source=_TABLE)
    verified_on = MovedOn("核实日期")
    done_on = MovedOn("完成日期", source=_TABLE)
    carried_on = MovedOn("结转日期", source=_TABLE)
    dropped_on = MovedOn("取消日期", source=_TABLE)
    drafted_on = Day("拟列日期", source=_TABLE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Items(Ledger, of=Item):
    """工作计划台账."""

    name, keeper = "工作计划台账", "办公室"
    rights = Rights(read=EVERYONE, fillings=(Filling("lead", ("outcome",)),))
    about = "每个半年的重点工作，一项一行；总结第二部分由此印出，到期的去向在下一份总结中交代。"
    key = ("number",)
    title = ("number", "action")
    columns = ("number", "begins_on", "theme", "action", "lead", "due_on", "state", "outcome")
    search = ("number", "action", "measures", "lead", "helpers")
    filters = ("begins_on", "theme", "lead", "state", "source")
    order = ("-begins_on", "theme", "order")
    event = "drafted_on"
    checks = (
        halves_begin,
        due_within_the_half,
        known_indicator("item.indicator", "indicator"),
        one_department("item.lead", "lead", "牵头单位"),
        known_departments("item.department", "lead", "helpers"),
    )
    explanation = "note"
    derived: ClassVar = {"ends_on": halves_end, "ahead_until": days_before_halves}
    left_out: ClassVar = {
        "季度形象进度": "计划期只有半年，节点写在具体措施里，进度由督办事项的反馈得出。",
        "责任人": "交办到督办事项时登记。",
    }
    rules = ("重点工作任务分解表",)


class PlanLoop(Procedure, of=Item):
    """计划条目: drafted, adopted, and at the end done, carried over or given up."""

    name = "计划条目落实"
    about = (
        "计划条目由领导审定后实施；督办事项全部销号或由另一人书面核实，才能办完成，期满未完成的写明情况结转。"
    )
    rules = ("重点工作任务分解表",)
    begin = Begin("拟列登记", DRAFTED, on="drafted_on")
    adopt = Move("审定", DRAFTED, ADOPTED, by=(Role.LEADER, Role.HEAD), day="adopted_on")
    verify = Move(
        "核实",
        ADOPTED,
        ADOPTED,
        by=(Role.OFFICE, Role.CLERK, Role.HEAD),
        day="verified_on",
        needs=("outcome", "verified"),
        waits=(),
    )
    finish = Move(
        "完成",
        ADOPTED,
        DONE,
        by=(Role.OFFICE, Role.CLERK, Role.HEAD),
        day="done_on",
        needs=("outcome",),
        guards=(tasks_are_closed, done_is_shown),
        not_by="verify",
    )
    carry = Move(
        "结转下期",
        ADOPTED,
        CARRIED,
        by=(Role.OFFICE, Role.HEAD),
        day="carried_on",
        needs=("outcome",),
        guards=(item_has_outcome,),
    )
    drop = Move(
        "取消", (DRAFTED, ADOPTED), DROPPED, by=(Role.LEADER,), waits=(), day="dropped_on", reason=True
    )
    reopen = Move("重新实施", (DONE, CARRIED), ADOPTED, by=(Role.LEADER,), reason=True)
    clocks = (Clock("完成时限", since=("adopt", "reopen"), until=("finish", "carry", "drop"), due="due_on"),)
