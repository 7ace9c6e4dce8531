"""信访转送交办台账 — what was sent to another organ, on which paper, and what it reported back by when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.clocks import OBJECT
from yuanqu.domains.public_order.codes import TRANSFER_KIND
from yuanqu.domains.public_order.rules.petition_parts import (
    assigned_with_a_day,
    petition_is_here_again,
    sent_after_registration,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_LAW = "信访工作条例"

SENT, SIGNED = State("sent", "待签收"), State("signed", "待反馈")
OVERDUE = State("overdue", "逾期未反馈")
REPORTED, KNOWN = State("reported", "已反馈", final=True), State("known", "已签收，无需反馈", final=True)
OBJECTED, AGREED = State("objected", "对方异议待定"), State("agreed", "同意退回", final=True)


class PetitionTransfer(Record):
    """One paper to one organ."""

    transfer_no = Text(
        "转送交办编号", max_length=60, aliases=("文号",), note="如「信转〔2025〕3号」", source=_LAW
    )
    petition = Link("信访事项", "public_order.Petition", aliases=("登记编号",))
    kind = Code("转办方式", TRANSFER_KIND, aliases=("方式",), source=_LAW)
    organ = Text("有权处理机关", max_length=120, aliases=("承办单位",), source=_LAW)
    sent_on = Day("转送交办日期", source=_LAW)
    due_on = Day("反馈期限", empty=True, note="交办、督办必填，末日计入", source=_LAW)
    told_on = Day("告知信访人去向日期", empty=True, note="登记之日起15日内", source=_LAW)
    objection = LongText("对方异议理由", empty=True, source=_LAW)
    report = LongText("办理结果", empty=True, note="反馈时必填", source=_LAW)
    state = StateColumn(
        "转办状态", (SENT, SIGNED, OVERDUE, REPORTED, KNOWN, OBJECTED, AGREED), aliases=("状态",)
    )
    signed_on = MovedOn("签收日期", source=_LAW)
    objected_on = MovedOn("对方异议日期", source=_LAW)
    agreed_on = MovedOn("同意退回日期", source=_LAW)
    urged_on = MovedOn("催办日期", source=_LAW)
    reported_on = MovedOn("反馈日期", source=_LAW)
    note = LongText("说明", empty=True, aliases=("备注",))


class PetitionTransfers(Ledger, of=PetitionTransfer):
    """信访转送交办台账."""

    name, keeper = "信访转送交办台账", "政法综治科"
    about = "转送、交办、督办给有权处理机关的信访事项，从送出、签收到反馈结果，一份文书一行。"
    key = ("transfer_no",)
    title = ("transfer_no", "organ")
    columns = (
        "transfer_no",
        "petition",
        "kind",
        "organ",
        "sent_on",
        "due_on",
        "told_on",
        "state",
        "reported_on",
    )
    search = ("transfer_no", "petition.number", "organ")
    filters = ("sent_on", "state", "kind", "due_on")
    order = ("-sent_on", "transfer_no")
    checks = (
        assigned_with_a_day,
        sent_after_registration,
        *dates_in_order("transfer.due_order", {"sent_on": "转送交办日期", "due_on": "反馈期限"}),
        *dates_in_order("transfer.told_order", {"sent_on": "转送交办日期", "told_on": "告知信访人去向日期"}),
    )
    left_out: ClassVar = {"转送函、办结报告": "是附件而非数据：随本行存放。"}
    rules = ("信访工作条例第二十二、二十三条",)


class TransferCourse(Procedure, of=PetitionTransfer):
    """转送交办: signed for or objected to in five working days, reported back by the day that was set."""

    name = "信访转送交办"
    about = (
        "转送交办后对方五个工作日内签收或者提出异议，异议由科长核实：同意的先把事项退回本园区，不同意的仍由对方办理；"
        "需要反馈的按期反馈，逾期自动转为逾期未反馈并催办。"
    )
    rules = ("信访工作条例第二十二、二十三、四十条",)
    begin = Begin("送出", SENT, on="sent_on")
    sign = Move("对方签收，待反馈", SENT, SIGNED, day="signed_on", needs=("due_on",))
    take_note = Move("对方签收，无需反馈", SENT, KNOWN, day="signed_on")
    objected = Move("对方异议退回", SENT, OBJECTED, day="objected_on", needs=("objection",))
    agree = Move(
        "核实同意退回",
        OBJECTED,
        AGREED,
        by=(Role.HEAD,),
        day="agreed_on",
        reason=True,
        guards=(petition_is_here_again,),
    )
    insist = Move("不同意异议，仍由对方办理", OBJECTED, SENT, by=(Role.HEAD,), reason=True)
    expire = Move("逾期未反馈", SIGNED, OVERDUE, by=(Role.HEAD,), reason=True)
    urge = Move(  # 催办另定反馈期限，如同延期：由科长定，写明原因
        "催办",
        (SENT, SIGNED, OVERDUE),
        SIGNED,
        by=(Role.HEAD,),
        day="urged_on",
        needs=("due_on",),
        reason=True,
    )
    report_back = Move("反馈结果", (SIGNED, OVERDUE), REPORTED, day="reported_on", needs=("report",))
    clocks = (
        Clock(
            "异议期限",
            since=("begin", "insist"),
            until=("sign", "take_note", "objected", "urge"),
            due=OBJECT,
            days=WORKING,
        ),
        Clock("异议核实期限", since="objected", until=("agree", "insist"), due=OBJECT, days=WORKING),
        Clock(
            "反馈期限",
            since=("sign", "urge"),
            until="report_back",
            due="due_on",
            extension=Extension(by=(Role.HEAD,), times=1),
            lapse="expire",
        ),
    )
