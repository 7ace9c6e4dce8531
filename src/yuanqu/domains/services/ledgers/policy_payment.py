"""惠企政策兑现台账 — an enterprise's claim under a clause: examined, made public, approved, ordered, arrived."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.services.rules.requests import amounts_in_order, notice_over, notice_whole, payment_due
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "惠企政策兑现申请表"

ACCEPTED, EXAMINED = State("accepted", "审核中"), State("examined", "公示中")
APPROVED, ORDERED = State("approved", "待支付"), State("ordered", "已下达支付令")
ARRIVED, RETURNED = State("arrived", "已到账", final=True), State("returned", "已退回", final=True)


class PolicyPayment(Record):
    """One claim of one enterprise under one clause."""

    payment_no = Text("兑现编号", max_length=40, note="如「DX2025-001」", source=_FORM)
    policy = Link("政策条款", "services.Policy", aliases=("政策",), note="政策编号/条款")
    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    batch = Text("批次", max_length=40, note="如「2025年第一批」", source=_FORM)
    asked = Amount("申报额", "万元", places=4, source=_FORM)
    accepted_on = Day("受理日期", source=_FORM)
    due_on = Day("兑现截止日期", empty=True, note="受理次日起按条款时限；系统得出")
    approved = Amount("审核额", "万元", places=4, empty=True, note="审核通过时必填", source=_FORM)
    public_to = Day("公示截止日期", empty=True, source=_FORM)
    approval_no = Text("批准文号", max_length=80, empty=True, source=_FORM)
    state = StateColumn("状态", (ACCEPTED, EXAMINED, APPROVED, ORDERED, ARRIVED, RETURNED))
    examined_on = MovedOn("审核通过日期", source=_FORM)
    approved_on = MovedOn("批准日期", source=_FORM)
    ordered_on = MovedOn("支付令日期", source=_FORM)
    arrived_on = MovedOn("到账日期", source=_FORM)
    returned_on = MovedOn("退回日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class PolicyPayments(Ledger, of=PolicyPayment):
    """惠企政策兑现台账."""

    name, keeper = "惠企政策兑现台账", "政务服务科"
    rights = Rights(read=("经济运行科", "科技创新科"), own="enterprise", inward=("note",))
    about = "企业按政策条款申请的奖补资金，从受理、审核、公示、批准到支付到账，一笔一行。"
    key = ("payment_no",)
    title = ("payment_no", "enterprise")
    columns = (
        "payment_no",
        "policy",
        "enterprise",
        "batch",
        "asked",
        "approved",
        "accepted_on",
        "due_on",
        "arrived_on",
        "state",
    )
    search = ("payment_no", "enterprise.name", "policy.name", "approval_no")
    filters = ("batch", "state", "policy", "accepted_on", "due_on", "arrived_on")
    order = ("-accepted_on", "payment_no")
    totals = ("asked", "approved")
    checks = (
        amounts_in_order,
        *dates_in_order("policy_payment.days", {"accepted_on": "受理日期", "public_to": "公示截止日期"}),
    )
    explanation = "note"
    derived: ClassVar = {"due_on": payment_due}
    left_out: ClassVar = {
        "到账金额": "按审核额拨付，一笔到账，不另登记。",
        "银行回单": "是附件：随本行存放。",
    }
    rules = ("惠企政策兑现管理办法",)


class Payment(Procedure, of=PolicyPayment):
    """惠企兑现: examined, made public, approved by another, ordered, arrived within the clause's days."""

    name = "惠企政策兑现"
    about = "企业兑现申请受理后审核、公示、批准、下达支付令到账；兑现时限按条款所列工作日。"
    rules = ("惠企政策兑现管理办法",)
    begin = Begin("受理", ACCEPTED, on="accepted_on")
    examine = Move(
        "审核通过，公示",
        ACCEPTED,
        EXAMINED,
        day="examined_on",
        needs=("approved", "public_to"),
        guards=(notice_whole,),
    )
    approve = Move(
        "批准",
        EXAMINED,
        APPROVED,
        day="approved_on",
        needs=("approval_no",),
        guards=(notice_over,),
        not_by="examine",
    )
    order = Move("下达支付令", APPROVED, ORDERED, day="ordered_on")
    arrive = Move("资金到账", ORDERED, ARRIVED, day="arrived_on")
    send_back = Move("退回", (ACCEPTED, EXAMINED), RETURNED, day="returned_on", reason=True)
    clocks = (
        Clock("政策兑现", since="begin", until=("arrive", "send_back"), due="due_on", follows=True),
        Clock("代理银行拨付", since="order", until="arrive", due=1, days=WORKING),
    )
