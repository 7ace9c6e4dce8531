"""检查事项 — what a visit looked at, item by item, and whether it was in order."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import ITEM_RESULT
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "现场检查事项"


class InspectionItem(Record):
    """One item of one visit."""

    inspection = Link("检查", "safety.Inspection", aliases=("检查编号",))
    seq = Whole("事项序号")
    content = LongText("检查内容", source=_FORM)
    requirement = LongText("检查要求", empty=True, source=_FORM)
    method = Text("检查方法", empty=True, source=_FORM)
    legal_basis = Text("法律依据", empty=True, source=_FORM)
    result = Code("检查结果", ITEM_RESULT, source=_FORM)
    violation = LongText("违法行为", empty=True, note="不合格的填", source=_FORM)
    penalty = Text("处罚种类和幅度", empty=True, source=_FORM)
    mending = Text("整改方式", empty=True, source=_FORM)
    advice = LongText("整改意见", empty=True, source=_FORM)
    hazard = Link(
        "隐患", "safety.Hazard", empty=True, aliases=("隐患编号",), note="查出隐患的填", source=_FORM
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class InspectionItems(Ledger, of=InspectionItem):
    """检查事项台账."""

    name, keeper = "安全检查事项台账", "安全环保科"
    about = "每次检查逐项的内容、要求和结果。"
    key = ("inspection", "seq")
    title = ("inspection", "seq")
    columns = ("inspection", "seq", "content", "result", "hazard")
    search = ("inspection.inspection_no", "content")
    filters = ("result",)
    order = ("inspection", "seq")
    left_out: ClassVar = {"附件": "是附件而非数据：存在该次检查的附件中。"}
    rules = (_FORM,)
