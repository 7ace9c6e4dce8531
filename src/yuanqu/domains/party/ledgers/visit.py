"""指导员走访台账 — visits of instructors to the enterprises they look after; one row a visit."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.rules import counts_not_negative, solved_after_visit, visited_as_assigned
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "党建指导员走访记录"


class Visit(Record):
    """One visit on one day."""

    instructor = Link("指导员", "party.Instructor", aliases=("党建指导员", "指导员编号"))
    enterprise = Link("走访企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业", "企业名称"))
    visited_on = Day("走访日期", source=_FORM)
    content = LongText("走访内容", source=_FORM)
    members_found = Whole("新发现党员数", unit="人", empty=True, note="只记人数，不记姓名", source=_FORM)
    problem = LongText("发现问题", empty=True, source=_FORM)
    solved_on = Day("问题解决日期", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Visits(Ledger, of=Visit):
    """指导员走访台账."""

    name, keeper = "指导员走访台账", "党建科"
    about = "党建指导员走访所派驻企业的记录，按月核对是否达到应走访次数。"
    key = ("instructor", "enterprise", "visited_on")
    title = ("enterprise", "visited_on")
    columns = ("visited_on", "instructor", "enterprise", "content", "members_found", "problem", "solved_on")
    search = ("enterprise.name", "enterprise.uscc", "content", "problem")
    filters = ("visited_on", "instructor")
    order = ("-visited_on",)
    totals = ("members_found",)
    checks = (
        counts_not_negative("visit.negative", "members_found"),
        solved_after_visit,
        visited_as_assigned,
    )
    explanation = "note"
    left_out: ClassVar = {"走访照片": "是附件而非数据：存为本条记录的附件。"}
    rules = ("非公有制企业党建工作指导员选派管理办法",)
