"""指导员派驻台账 — which instructor looks after which enterprise, from a day to a day: what work coverage rests on."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

assignments_apart = apart(
    "assignment.overlap",
    "party.assignment",
    group=("enterprise",),
    since="since",
    until="until",
    what="该企业的指导员派驻时段",
)


class Assignment(Record):
    """One enterprise looked after by one instructor (both days inclusive; an empty end is open)."""

    instructor = Link("指导员", "party.Instructor", aliases=("党建指导员", "指导员编号"))
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    since = Day("派驻起", aliases=("派驻日期",))
    until = Day("派驻止", empty=True, note="仍在派驻的不填")
    end_reason = Text("终止原因", empty=True, note="填了派驻止的填，如「已建党组织」")
    note = LongText("说明", empty=True, aliases=("备注",))


class Assignments(Ledger, of=Assignment):
    """指导员派驻台账."""

    name, keeper = "指导员派驻台账", "党建科"
    about = "党建指导员派驻企业的起止日期，工作覆盖以在派为准，一家企业同时只有一名指导员。"
    key = ("instructor", "enterprise", "since")
    title = ("instructor", "enterprise")
    columns = ("instructor", "enterprise", "since", "until", "end_reason")
    search = ("enterprise.name", "enterprise.uscc", "instructor.instructor_no")
    filters = ("since",)
    order = ("instructor", "-since")
    checks = (
        *dates_in_order("assignment.dates", {"since": "派驻起", "until": "派驻止"}),
        assignments_apart,
    )
    explanation = "note"
    left_out: ClassVar = {"走访频率": "按指导员登记，见党建指导员台账。"}
    rules = ("非公有制企业党建工作指导员选派管理办法",)
