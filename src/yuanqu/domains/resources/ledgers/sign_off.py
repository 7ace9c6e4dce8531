"""部门会签台账 — what other departments were asked about a parcel, and what they answered by when."""

from __future__ import annotations

from yuanqu.domains.resources.codes import DEPARTMENT
from yuanqu.domains.resources.rules.sign_offs import no_conditions, no_refusal
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Filling, Rights
from yuanqu.registers.shared_checks import dates_in_order

_FORM = "部门会签单"

SENT, CONDITIONED = State("sent", "待反馈"), State("conditioned", "有条件同意待落实")
REFUSED, AGREED = State("refused", "不同意"), State("agreed", "同意", final=True)
UNCONCERNED = State("unconcerned", "不涉及", final=True)


class SignOff(Record):
    """One matter asked of one department."""

    approval = Link("报批地块", "resources.LandApproval", aliases=("报批编号",))
    department = Code("会签部门", DEPARTMENT, aliases=("部门",), source=_FORM)
    matter = Text("会签事项", max_length=120, aliases=("事项",), source=_FORM)
    sent_on = Day("送出日期", source=_FORM)
    due_on = Day("要求反馈日期", note="末日计入", source=_FORM)
    condition = LongText("附带条件", empty=True, note="有条件同意的必填", source=_FORM)
    fulfilment = LongText("条件落实情况", empty=True, source=_FORM)
    refusal = LongText("不同意的理由", empty=True, note="不同意的必填", source=_FORM)
    state = StateColumn("会签意见", (SENT, CONDITIONED, REFUSED, AGREED, UNCONCERNED), aliases=("意见",))
    replied_on = MovedOn("反馈日期", source=_FORM)
    fulfilled_on = MovedOn("条件落实日期", source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class SignOffs(Ledger, of=SignOff):
    """部门会签台账."""

    name, keeper = "部门会签台账", "自然资源科"
    rights = Rights(read=("项目建设科",), fillings=(Filling("department"),))
    about = "报批地块征求林业、水利、生态环境等部门意见的会签，逐项登记送出、反馈和条件落实。"
    key = ("approval", "department", "matter")
    title = ("approval", "department")
    search = ("approval.name", "approval.approval_no", "matter")
    filters = ("department", "state", "sent_on", "due_on")
    order = ("-sent_on", "approval")
    checks = dates_in_order("sign_off.days", {"sent_on": "送出日期", "due_on": "要求反馈日期"})
    explanation = "note"
    rules = (_FORM, "中华人民共和国行政许可法第四十五条")


class SignOffLoop(Procedure, of=SignOff):
    """会签闭环: sent, answered in time; conditions are met, a refusal is mended and sent again."""

    name = "部门会签"
    about = "会签送出后限期反馈；有条件同意的落实条件，不同意的完善后重新送出。"
    rules = (_FORM,)
    begin = Begin("送出会签", SENT, on="sent_on")
    agree = Move(
        "同意", SENT, AGREED, named="department", day="replied_on", guards=(no_conditions, no_refusal)
    )
    set_conditions = Move(
        "有条件同意",
        SENT,
        CONDITIONED,
        named="department",
        day="replied_on",
        needs=("condition",),
        guards=(no_refusal,),
    )
    refuse = Move("不同意", SENT, REFUSED, named="department", day="replied_on", needs=("refusal",))
    not_concerned = Move("不涉及", SENT, UNCONCERNED, named="department", reason=True)
    fulfil = Move("条件落实", CONDITIONED, AGREED, day="fulfilled_on", needs=("fulfilment",))
    resend = Move("重新送出", REFUSED, SENT, needs=("due_on",), fills=("refusal",), reason=True)
    clocks = (
        Clock(
            "会签反馈期限",
            since=("begin", "resend"),
            until=("agree", "set_conditions", "refuse", "not_concerned"),
            due="due_on",
        ),
    )
