"""整改复查意见书 — what a recheck found of the hazards an order held."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import RECHECK_DECISION
from yuanqu.domains.safety.rules.inspections import opinion_of_its_order
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "整改复查意见书（安全生产执法文书）"


class RecheckOpinion(Record):
    """One opinion; it may close some hazards of the order and leave others open."""

    document_no = Text("复查文号", max_length=60, note="如「云安复〔2025〕1号」", source=_FORM)
    object = Link("被复查单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"), source=_FORM)
    order = Link("原决定文号", "safety.RectificationOrder", aliases=("文号",), source=_FORM)
    decision = Code("做出的决定", RECHECK_DECISION, source=_FORM)
    decided_on = Day("原决定日期", source=_FORM)
    opinion = LongText("复查意见", source=_FORM)
    officers = Text("复查人员", note="两人，以顿号分隔", source=_FORM)
    officer_cards = Text("证件号", empty=True, source=_FORM)
    received_by = Text("签收人", max_length=60, empty=True, source=_FORM)
    rechecked_on = Day("复查日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class RecheckOpinions(Ledger, of=RecheckOpinion):
    """整改复查意见书台账."""

    name, keeper = "整改复查意见书台账", "安全环保科"
    about = "对限期整改文书的复查意见，一份一行。"
    key = ("document_no",)
    title = ("document_no",)
    columns = ("document_no", "object", "order", "decision", "rechecked_on", "officers", "opinion")
    search = ("document_no", "object.name", "order.document_no")
    filters = ("rechecked_on", "decision")
    order = ("-rechecked_on", "document_no")
    checks = (
        *dates_in_order("recheck_opinion.dates", {"decided_on": "原决定日期", "rechecked_on": "复查日期"}),
        opinion_of_its_order,
    )
    left_out: ClassVar = {
        "逐项结果": "见隐患台账各条的复查结果，不在意见书重复登记。",
        "签名": "是附件而非数据：签字的意见书存在附件中。",
    }
    rules = ("中华人民共和国安全生产法", _FORM)
