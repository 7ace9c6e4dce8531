"""现场办公台账 — what enterprises asked for on the monthly site visit, and what they were answered there."""

from __future__ import annotations

from yuanqu.domains.plan.codes import ANSWER
from yuanqu.domains.plan.rules.meetings import answer_says_what, decision_of_its_meeting
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "现场办公记录"


class SiteVisit(Record):
    """One request at one visit; those settled on the spot are recorded, too, else they are nobody's work."""

    meeting = Link("现场办公会", "plan.Meeting", aliases=("会议编号",), origin=True, source=_FORM)
    serial = Whole("序号", source=_FORM)
    visited_on = Day("日期", source=_FORM)
    led_by = Text("带队领导", max_length=60, source=_FORM)
    departments = Text("参加部门", note="多个以顿号分隔，如「办公室」", source=_FORM)
    project = Link("项目", "registers.Project", aliases=("项目编号",), source=_FORM)
    request = LongText("企业诉求", source=_FORM)
    answer = Code("现场答复", ANSWER, source=_FORM)
    said = LongText("答复内容", empty=True, source=_FORM)
    decision = Link("交办事项", "plan.Decision", empty=True, note="现场交办的填会议编号/序号", source=_FORM)
    revisited_on = Day("回访日期", empty=True, source=_FORM)
    opinion = Text("企业评价", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class SiteVisits(Ledger, of=SiteVisit):
    """现场办公台账."""

    name, keeper = "现场办公台账", "办公室"
    rights = Rights(read=EVERYONE)
    about = "每月现场办公时企业的诉求和答复，一件诉求一行，当场解决的也登记。"
    key = ("meeting", "serial")
    title = ("meeting", "serial", "project")
    columns = ("visited_on", "project", "request", "answer", "said", "decision", "revisited_on")
    search = ("project.name", "request", "said")
    filters = ("visited_on", "answer", "project")
    order = ("-visited_on", "serial")
    checks = (
        *dates_in_order("site_visit.days", {"visited_on": "日期", "revisited_on": "回访日期"}),
        answer_says_what,
        decision_of_its_meeting,
    )
    explanation = "note"
    rules = ("现场办公制度",)
