"""调解记录台账 — each sitting over a dispute: who mediated, who came, what came of it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import MEDIATION_RESULT, MEDIATION_WAY
from yuanqu.domains.public_order.rules.disputes import mediated_after_it_was_found
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record

_FORM = "调解记录"


class Mediation(Record):
    """One sitting."""

    mediation_no = Text("调解编号", max_length=40, note="如「TJ2025-001」", source=_FORM)
    dispute = Link("纠纷", "public_order.Dispute", aliases=("纠纷编号",))
    held_on = Day("调解日期", source=_FORM)
    body = Link("调解组织", "public_order.MediationBody", aliases=("组织",))
    mediator = Text("调解人", max_length=60, source=_FORM)
    method = Code("调解方式", MEDIATION_WAY, aliases=("方式",), source=_FORM)
    attended = Text("参加人", source=_FORM, personal=True)
    course = LongText("调解情况", source=_FORM)
    outcome = Code("调解结果", MEDIATION_RESULT, aliases=("结果",), source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Mediations(Ledger, of=Mediation):
    """调解记录台账."""

    name, keeper = "调解记录台账", "政法综治科"
    about = "每起纠纷的历次调解，一次一行。"
    key = ("mediation_no",)
    title = ("mediation_no", "dispute")
    columns = ("mediation_no", "dispute", "held_on", "body", "mediator", "method", "outcome")
    search = ("mediation_no", "dispute.number", "dispute.title", "mediator")
    filters = ("held_on", "body", "method", "outcome")
    order = ("-held_on", "mediation_no")
    checks = (mediated_after_it_was_found,)
    left_out: ClassVar = {"调解笔录": "是附件而非数据：随本行存放。"}
    rules = ("中华人民共和国人民调解法第二十七条",)
