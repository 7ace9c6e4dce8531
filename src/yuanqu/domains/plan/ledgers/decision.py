"""议定事项台账 — what a meeting decided: the sentence, who does it, by when; it becomes a supervised task."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import PRIORITY, REPORT_CYCLE
from yuanqu.domains.plan.rules.meetings import due_after_meeting, problem_of_its_project, whole_before_issue
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.registers.departments import known_departments, one_department

_FORM = "调度会议纪要"


class Decision(Record):
    """One decision of one meeting."""

    meeting = Link("会议", "plan.Meeting", aliases=("会议编号",), origin=True, source=_FORM)
    serial = Whole("序号", source=_FORM)
    quote = LongText("纪要原文", note="纪要中的原句，照录", source=_FORM)
    title = Text("事项", max_length=80, note="一事一行", source=_FORM)
    project = Link("关联项目", "registers.Project", empty=True, aliases=("项目编号",), source=_FORM)
    problem = Link("关联问题", "construction.Problem", empty=True, aliases=("问题编号",), source=_FORM)
    lead = Text(
        "责任单位", max_length=80, empty=True, note="印发前必填，只填一个科室，如「办公室」", source=_FORM
    )
    helpers = Text("协办单位", empty=True, note="多个以顿号分隔，如「办公室」", source=_FORM)
    verifier = Text("验收单位", max_length=80, empty=True, note="如「办公室」", source=_FORM)
    assigned_by = Text("交办领导", max_length=60, empty=True, source=_FORM)
    person = Text("责任人", max_length=60, empty=True, source=_FORM)
    due_on = Day("时限", empty=True, note="印发前必填，末日计入", source=_FORM)
    steps = Text("时间节点", empty=True, source=_FORM)
    cycle = Code("填报周期", REPORT_CYCLE, source=_FORM)
    priority = Code("优先级", PRIORITY, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Decisions(Ledger, of=Decision):
    """议定事项台账."""

    name, keeper = "议定事项台账", "办公室"
    rights = Rights(read=EVERYONE, fillings=(Filling("lead", ("person", "steps")),))
    about = "调度会议定的事项，一项一行，逐项转为督办事项。"
    key = ("meeting", "serial")
    title = ("title",)
    columns = ("meeting", "serial", "title", "project", "lead", "due_on", "priority")
    search = ("meeting.number", "title", "quote", "lead")
    filters = ("due_on", "lead", "priority", "meeting")
    order = ("-due_on", "meeting", "serial")
    event = "due_on"
    checks = (
        one_department("decision.lead", "lead", "责任单位"),
        known_departments("decision.department", "lead", "helpers", "verifier"),
        due_after_meeting,
        problem_of_its_project,
        whole_before_issue,
    )
    explanation = "note"
    left_out: ClassVar = {
        "完成率、牌色、本周进展、下一步、存在问题": "转为督办事项后在督办和反馈台账登记。",
        "条款位置": "由序号得出。",
        "督办领导、抄送": "见督办事项的分管领导和协办单位。",
        "佐证、轨迹": "附件随督办事项存放，轨迹见其办理记录。",
    }
    rules = ("调度会议制度",)
