"""整改文书 — the order or letter by which an enterprise is bound to put hazards right by a day."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import ORDER_KIND
from yuanqu.domains.safety.rules.inspections import (
    letter_has_somebody,
    number_of_its_year,
    remedies_named,
    serials_without_gaps,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "责令限期整改指令书（安全生产执法文书）"
_LETTER = "限期整改责任书（园区口径）"


class RectificationOrder(Record):
    """One document served on one object; the hazards it holds name it."""

    document_no = Text("文号", max_length=60, note="如「云安责〔2025〕1号」", source=_FORM)
    order_kind = Code("文书种类", ORDER_KIND, source=_FORM)
    object = Link("被检查单位", "safety.InspectedObject", aliases=("企业名称", "单位名称"), source=_FORM)
    inspection = Link("检查记录", "safety.Inspection", empty=True, aliases=("检查编号",), source=_FORM)
    issued_on = Day("出表日期", aliases=("下达日期", "签发日期"), source=_FORM)
    due_on = Day("整改期限", note="逐项不同的填最晚一项", source=_FORM)
    limited_items = Text("限期整改的项", empty=True, note="问题序号，未列的立即整改", source=_FORM)
    legal_basis = LongText("法律依据", source=_FORM)
    review_body = Text("复议机关", max_length=120, empty=True, note="指令书填", source=_FORM)
    court = Text("诉讼法院", max_length=120, empty=True, note="指令书填", source=_FORM)
    officers = Text("执法人员", note="两人，以顿号分隔", source=_FORM)
    officer_cards = Text("证件号", empty=True, source=_FORM)
    received_by = Text("签收人", max_length=60, empty=True, source="送达回执")
    received_on = Day("签收日期", empty=True, source="送达回执")
    served_at = Text("送达地点", max_length=120, empty=True, source="送达回执")
    served_how = Text("送达方式", max_length=40, empty=True, source="送达回执")
    responsible = Text("整改责任人", max_length=60, empty=True, note="责任书必填", source=_LETTER)
    pledge = LongText("承诺整改措施", empty=True, source=_LETTER)
    pledged_funds = Amount("承诺整改资金", "万元", empty=True, source=_LETTER)
    pledged_on = Day("承诺完成日期", empty=True, source=_LETTER)
    interim_measures = LongText("安全防范措施", empty=True, source=_LETTER)
    note = LongText("说明", empty=True, aliases=("备注",))


class RectificationOrders(Ledger, of=RectificationOrder):
    """限期整改文书台账."""

    name, keeper = "限期整改文书台账", "安全环保科"
    rights = Rights(own="object.enterprise", inward=("note",))
    about = "限期整改责任书、责令限期整改指令书等文书的登记，一份一行。"
    key = ("document_no",)
    title = ("document_no",)
    columns = ("document_no", "order_kind", "object", "issued_on", "due_on", "responsible", "received_on")
    search = ("document_no", "object.name", "responsible")
    filters = ("issued_on", "order_kind", "object")
    order = ("-issued_on", "document_no")
    checks = (
        *dates_in_order("rectification_order.service", {"issued_on": "出表日期", "received_on": "签收日期"}),
        *dates_in_order("rectification_order.due", {"issued_on": "出表日期", "due_on": "整改期限"}),
        number_of_its_year,
        letter_has_somebody,
        remedies_named,
        serials_without_gaps,
    )
    explanation = "note"
    left_out: ClassVar = {
        "存在问题": "见隐患台账：每条隐患填所属文书。",
        "逾期后果、复议和诉讼期限": "是文书的固定文字，随文书打印。",
        "签名、企业盖章": "是附件而非数据：签收的文书存在附件中。",
    }
    rules = ("中华人民共和国安全生产法", _FORM)
