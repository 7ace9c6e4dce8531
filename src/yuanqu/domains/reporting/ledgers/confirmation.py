"""数字核对台账 — a department's word on its figures in an edition: confirmed, or which one is wrong."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.reporting.columns import KeptText, KeptWhole
from yuanqu.domains.reporting.rules import figure_is_theirs
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Filling, Rights
from yuanqu.people.roles import Role

ASKED, OBJECTED = State("asked", "待核对"), State("objected", "有异议")
CONFIRMED, CLOSED = State("confirmed", "已确认", final=True), State("closed", "不再核对", final=True)
DAYS = 3  # working days; the zone's own rule


class Confirmation(Record):
    """One department in one round of one edition; ``digest`` says which figures it was asked about.

    The confirmation has no column for its day: a workbook with that day would confirm for somebody else.
    """

    edition = Link("工作总结", "reporting.Edition")
    department = Text("核对科室", max_length=40)
    round_no = Whole("轮次", note="第几次送核对，从 1 起")
    asked_on = Day("送核对日期")
    state = StateColumn("核对情况", (ASKED, OBJECTED, CONFIRMED, CLOSED))
    figure = Text("有异议的数字", empty=True, note="提出异议时填指标名称，如「规上工业主营业务收入」")
    remark = LongText("异议", empty=True, note="写明哪里不对、应为什么、依据哪些记录")
    reply = LongText("办公室答复", empty=True, note="异议如何处理")
    figures = KeptWhole("核对数字", unit="个", empty=True)
    digest = KeptText("数字摘要", max_length=64, empty=True, note="所核对数字的摘要，数字有变即不同")
    note = LongText("说明", empty=True, aliases=("备注",))


class Confirmations(Ledger, of=Confirmation):
    """数字核对台账."""

    name, keeper = "数字核对台账", "办公室"
    rights = Rights(read=EVERYONE, fillings=(Filling("department"),))
    about = "工作总结送核对后各科室对本科室数字的确认或异议，一个科室一轮一行。"
    key = ("edition", "department", "round_no")
    title = ("edition", "department")
    columns = ("edition", "department", "round_no", "figures", "state", "asked_on", "figure")
    search = ("department", "figure", "remark")
    filters = ("state", "department", "asked_on")
    order = ("-asked_on", "department")
    checks = (figure_is_theirs,)
    explanation = "note"
    left_out: ClassVar = {"数值": "核对的数字由取数快照算出，见工作总结的核对页，不在表格里抄写。"}


class ConfirmationLoop(Procedure, of=Confirmation):
    """数字核对: only the department's own head confirms; an objection goes back to the office."""

    name = "数字核对"
    about = "各科室科长核对本科室在工作总结中的数字：无误的确认，有误的写明数字和理由，由办公室处理后再核。"
    begin = Begin("送核对", ASKED, on="asked_on")
    confirm = Move("确认无误", ASKED, CONFIRMED, by=(Role.HEAD,), named="department")
    dispute = Move(
        "提出异议",
        ASKED,
        OBJECTED,
        by=(Role.HEAD,),
        named="department",
        needs=("figure", "remark"),
    )
    answer = Move("答复异议", OBJECTED, ASKED, by=(Role.OFFICE,), needs=("reply",))
    close = Move("不再核对", (ASKED, OBJECTED), CLOSED, by=(Role.CLERK,), reason=True)
    clocks = (
        # 三个工作日为本园区口径。
        Clock("核对期限", since=("begin", "answer"), until=("confirm", "dispute"), due=DAYS, days=WORKING),
    )
