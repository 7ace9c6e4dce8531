"""组卷材料清单 — each document of an approval file: who gives it, since when it is there, until when it holds."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import FILE_ITEM
from yuanqu.domains.resources.rules.documents import chapters, waived_with_reason
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_REVIEW = "建设用地审查报批要求"


class FileItem(Record):
    """One document of one parcel's file."""

    approval = Link("报批地块", "resources.LandApproval", aliases=("报批编号",))
    item = Code("组卷材料", FILE_ITEM, aliases=("材料",), source=_REVIEW)
    seq = Text("份号", max_length=20, note="同一材料有几份的依次编号，如「1」")
    chapter = Text("所属章节", max_length=20, empty=True, note="审查报告的章节；系统得出")
    issuer = Text("出具单位", max_length=120, source=_REVIEW)
    needed = YesNo("是否需要", source=_REVIEW)
    waived_reason = Text("不需要的原因", empty=True, note="不需要的必填")
    got_on = Day("取得日期", empty=True, note="取得后填", source=_REVIEW)
    doc_no = Text("文号", max_length=80, empty=True, source=_REVIEW)
    valid_to = Day("有效期至", empty=True, note="长期有效的不填", source=_REVIEW)
    note = LongText("说明", empty=True, aliases=("备注",))


class FileItems(Ledger, of=FileItem):
    """组卷材料清单."""

    name, keeper = "组卷材料清单", "自然资源科"
    about = "用地报批组卷和上报所需的材料，逐份登记出具单位、取得日期和有效期。"
    key = ("approval", "item", "seq")
    title = ("approval", "item")
    search = ("approval.name", "approval.approval_no", "issuer", "doc_no")
    filters = ("item", "needed", "got_on", "valid_to")
    order = ("approval", "item")
    checks = (
        waived_with_reason,
        *dates_in_order("file_item.days", {"got_on": "取得日期", "valid_to": "有效期至"}),
    )
    explanation = "note"
    derived: ClassVar = {"chapter": chapters}
    left_out: ClassVar = {"状态": "由是否需要、取得日期和有效期得出，不另登记。"}
    rules = ("建设用地审查报批管理办法", _REVIEW)
