"""样品交接台账 — samples handed to the laboratory, one row a delivery."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import CONDITION
from yuanqu.domains.environment.rules.sampling import samples_counted
from yuanqu.domains.environment.rules.words import different_people
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, LongText, Moment, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "样品交接单"


class Handover(Record):
    """One delivery."""

    handover_no = Text("交接单编号", max_length=40, note="如「JJ-2025-001」", source=_FORM)
    condition = Code("样品状态", CONDITION, source=_FORM)
    preserved = YesNo("保存剂已核对", source=_FORM)
    handed_by = Text("移交人", max_length=60, source=_FORM)
    handed_at = Moment("移交时间", source=_FORM)
    received_by = Text("接收人", max_length=60, note="不得为移交人", source=_FORM)
    received_at = Moment("接收时间", source=_FORM)
    count = Whole("样品数量", unit="份", empty=True, note="由采样登记计数得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Handovers(Ledger, of=Handover):
    """样品交接台账."""

    name, keeper = "样品交接台账", "安全环保科"
    about = "样品移交检测机构的交接单，一次一行，移交人和接收人分别签名。"
    key = ("handover_no",)
    title = ("handover_no",)
    search = ("handover_no", "handed_by", "received_by")
    filters = ("received_at", "condition")
    order = ("-received_at", "handover_no")
    totals = ("count",)
    checks = (
        different_people("handover.two", {"handed_by": "移交人", "received_by": "接收人"}),
        *dates_in_order("handover.times", {"handed_at": "移交时间", "received_at": "接收时间"}),
    )
    explanation = "note"
    derived: ClassVar = {"count": samples_counted}
    left_out: ClassVar = {
        "温度": "随冷藏箱的温度记录仪存档，不参与判定。",
        "签名": "是附件而非数据：交接单扫描件存在该单的附件中。",
    }
    rules = (_FORM, "HJ 493—2009")
