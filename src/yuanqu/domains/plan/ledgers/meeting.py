"""调度会台账 — dispatch meetings; the minutes go out when every decision has whom and when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.plan.codes import MEETING_KIND
from yuanqu.domains.plan.rules.meetings import decisions_are_whole, minutes_are_whole
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role

_FORM = "调度会议纪要"

HELD, ISSUED = State("held", "待印发纪要"), State("issued", "已印发", final=True)


class Meeting(Record):
    """One meeting."""

    number = Text("会议编号", max_length=40, note="如「调度〔2025〕12号」", source=_FORM)
    kind = Code("会议类型", MEETING_KIND, source=_FORM)
    title = Text("会议名称", max_length=80, source=_FORM)
    held_on = Day("会议日期", aliases=("时间",), source=_FORM)
    place = Text("会议地点", max_length=80, aliases=("地点",), source=_FORM)
    chair = Text("主持人", max_length=60, source=_FORM)
    recorder = Text("记录人", max_length=60, source=_FORM)
    present = LongText("出席", note="科室和人员，以顿号分隔", source=_FORM)
    attending = LongText("列席", empty=True, source=_FORM)
    absent = Text("请假", empty=True, source=_FORM)
    agenda = LongText("议题", note="第一项为上次议定事项落实情况", source=_FORM)
    reports = LongText("情况通报", empty=True, source=_FORM)
    discussion = LongText("讨论意见", empty=True, source=_FORM)
    chair_said = LongText("主持人要求", empty=True, source=_FORM)
    signed_by = Text("签发人", max_length=60, empty=True, note="印发时填", source=_FORM)
    copies = Whole("印发份数", unit="份", empty=True, source=_FORM)
    state = StateColumn("状态", (HELD, ISSUED), source=_FORM)
    issued_on = MovedOn("印发日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Meetings(Ledger, of=Meeting):
    """调度会台账."""

    name, keeper = "调度会台账", "办公室"
    about = "周调度、专题协调、主任办公会和现场办公，一次会一行；议定事项另列，纪要由此印出。"
    key = ("number",)
    title = ("number", "title")
    columns = ("number", "kind", "title", "held_on", "chair", "state", "issued_on")
    search = ("number", "title", "agenda", "chair")
    filters = ("held_on", "kind", "state")
    order = ("-held_on", "number")
    explanation = "note"
    left_out: ClassVar = {
        "方案附件": "是附件而非数据：随本行存放。",
        "异议期": "本园区以印发为准，不另设异议期。",
        "协调层级": "由会议类型得出。",
    }
    rules = ("调度会议制度",)


class MinutesLoop(Procedure, of=Meeting):
    """会议纪要: held, and its minutes issued within a working day."""

    name = "会议纪要印发"
    about = "会后一个工作日内印发纪要；议定事项没有责任单位或时限的，纪要不能印发。"
    rules = ("调度会议制度",)
    begin = Begin("会议登记", HELD, on="held_on")
    issue = Move(
        "印发纪要",
        HELD,
        ISSUED,
        by=(Role.OFFICE, Role.CLERK, Role.HEAD),
        day="issued_on",
        needs=("signed_by",),
        fills=("copies",),
        guards=(minutes_are_whole, decisions_are_whole),
    )
    recall = Move("收回重印", ISSUED, HELD, by=(Role.OFFICE, Role.HEAD), reason=True)
    clocks = (Clock("印发期限", since=("begin", "recall"), until="issue", due=1, days=WORKING),)
