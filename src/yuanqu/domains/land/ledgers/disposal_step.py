"""约谈与推进记录 — talks, visits, letters on the way to a disposal, one row each; never overwritten."""

from __future__ import annotations

from yuanqu.domains.land.codes import STEP_FORM
from yuanqu.domains.land.rules.findings import step_after_finding
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "约谈与推进记录"
_SURVEY = "闲置土地厂房调查摸底"


class DisposalStep(Record):
    """One talk. It belongs to the finding: talks begin before anybody knows the method."""

    step_no = Text("记录编号", max_length=40, note="如「YT2025-001」", source=_FORM)
    finding = Link("认定记录", "land.UnderuseFinding", aliases=("认定编号",), source=_FORM)
    held_on = Day("日期", aliases=("约谈日期",), source=_FORM)
    form = Code("形式", STEP_FORM, source=_FORM)
    people = Text("参加人", personal=True, note="多人以顿号分隔", source=_FORM)
    demand = LongText("企业诉求", empty=True, source=_FORM)
    agreed = LongText("商定事项", source=_FORM)
    next_step = Text("下一步", empty=True, source=_FORM)
    next_due = Day("下一步时限", empty=True, source=_FORM)
    land_cost = Amount("取得土地成本", "万元", empty=True, source=_SURVEY)
    build_cost = Amount("建设投入", "万元", empty=True, source=_SURVEY)
    tax_owed = Amount("欠缴税费", "万元", empty=True, source=_SURVEY)
    loans = Amount("银行贷款和担保", "万元", empty=True, source=_SURVEY)
    note = LongText("说明", empty=True, aliases=("备注",))


class DisposalSteps(Ledger, of=DisposalStep):
    """约谈与推进记录."""

    name, keeper = "约谈与推进记录", "自然资源科"
    rights = Rights(restricted=("land_cost", "build_cost", "tax_owed", "loans"))
    about = "清理清单上每一宗的约谈、上门、函告、会商和法院对接，一次一行，写明商定事项和下一步时限。"
    key = ("step_no",)
    title = ("step_no", "finding")
    columns = ("step_no", "finding", "held_on", "form", "agreed", "next_step", "next_due")
    search = ("step_no", "finding.finding_no", "agreed", "demand")
    filters = ("form", "held_on", "next_due")
    order = ("-held_on", "step_no")
    checks = (
        *dates_in_order("disposal_step.next", {"held_on": "日期", "next_due": "下一步时限"}),
        step_after_finding,
    )
    explanation = "note"
    rules = ("低效用地处置办法",)
