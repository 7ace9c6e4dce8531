"""办件过程 — what happened to a case, step by step, with the days its clock stood still."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.codes import EVENT_KIND
from yuanqu.domains.services.rules.cases import pause_begun
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Moment, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_SYSTEM = "办件系统"


class CaseEvent(Record):
    """One step. ``paused_from`` to ``paused_to`` (both inclusive) do not count against the promise."""

    case = Link("办件", "services.ServiceCase", aliases=("申办流水号",))
    seq = Whole("步骤序号")
    kind = Code("环节", EVENT_KIND, source=_SYSTEM)
    happened_at = Moment("时间", source=_SYSTEM)
    handler = Text("处理人", max_length=60, empty=True, personal=True, source=_SYSTEM)
    opinion = LongText("意见", empty=True, source=_SYSTEM)
    paused_from = Day("停表起", empty=True, source=_SYSTEM)
    paused_to = Day("停表止", empty=True, note="仍在停表的不填", source=_SYSTEM)
    note = LongText("说明", empty=True, aliases=("备注",))


class CaseEvents(Ledger, of=CaseEvent):
    """办件过程台账."""

    name, keeper = "办件过程台账", "政务服务科"
    about = "办件各环节的时间、处理人和意见，以及不计入时限的停表起止。"
    key = ("case", "seq")
    title = ("case", "seq", "kind")
    columns = ("case", "seq", "kind", "happened_at", "opinion", "paused_from", "paused_to")
    search = ("case.case_no", "opinion")
    filters = ("kind", "happened_at")
    order = ("case", "seq")
    checks = (
        pause_begun,
        *dates_in_order("case_event.pause", {"paused_from": "停表起", "paused_to": "停表止"}),
    )
    explanation = "note"
    left_out: ClassVar = {"附件": "是附件而非数据：存放在办件系统，不在本台账重复。"}
    rules = ("中华人民共和国行政许可法",)
