"""开工时钟停表 — stretches that do not count against the start promise, each approved."""

from __future__ import annotations

from yuanqu.domains.services.codes import STOP_REASON
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.intervals import apart
from yuanqu.registers.shared_checks import dates_in_order

_CLOCK = "项目开工时钟"


class StartClockStop(Record):
    """One stop, both days included; an empty end: still stopped."""

    clock = Link("开工时钟", "services.StartClock", aliases=("入园协议编号", "协议编号"))
    stopped_from = Day("停表起", source=_CLOCK)
    stopped_to = Day("停表止", empty=True, note="仍在停表的不填", source=_CLOCK)
    reason = Code("停表原因", STOP_REASON, source=_CLOCK)
    approver = Text("批准人", max_length=60, personal=True, source=_CLOCK)
    approved_on = Day("批准日期", source=_CLOCK)
    note = LongText("说明", empty=True, aliases=("备注",))


class StartClockStops(Ledger, of=StartClockStop):
    """开工时钟停表台账."""

    name, keeper = "开工时钟停表台账", "政务服务科"
    about = "项目开工时钟经批准的停表，停表的工作日顺延应开工日。"
    key = ("clock", "stopped_from")
    title = ("clock", "stopped_from")
    search = ("clock.agreement_no",)
    filters = ("reason", "stopped_from")
    order = ("-stopped_from",)
    checks = (
        *dates_in_order("start_clock_stop.dates", {"stopped_from": "停表起", "stopped_to": "停表止"}),
        apart(
            "start_clock_stop.overlap",
            "services.start_clock_stop",
            group=("clock",),
            since="stopped_from",
            until="stopped_to",
            what="该项目的停表",
        ),
    )
    explanation = "note"
    rules = ("中华人民共和国行政许可法第四十五条（特别程序不计入期限）",)
