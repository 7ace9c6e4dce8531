"""履约评价 — whether an agreement's promises came true at completion, at capacity and each year after."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import ASSESS_NODE
from yuanqu.domains.investment.rules.agreements import promises_reached
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock, Extension
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_SHEET = "协议履约评价表"
DUE, REMEDY = State("due", "待评价"), State("remedy", "限期整改")
MET, BREACHED = State("met", "达标", final=True), State("breached", "违约处理", final=True)


class Assessment(Record):
    """One agreement at one node, yearly again; what was promised stands in the agreement."""

    agreement = Link("入园协议", "investment.Agreement", aliases=("协议编号",))
    node = Code("评价节点", ASSESS_NODE, source=_SHEET)
    opened_on = Day("启动日期", note="节点到期、列入评价的日期", source=_SHEET)
    due_on = Day("评价期限", source=_SHEET)
    actual_fixed = Amount(
        "实际固定资产投资", "万元", places=4, empty=True, note="发票和审计为准", source=_SHEET
    )
    actual_revenue = Amount("实际年营收", "万元", places=4, empty=True, source=_SHEET)
    actual_tax = Amount("实际年税收", "万元", places=4, empty=True, note="税务部门提供", source=_SHEET)
    assessors = Text("评价单位", max_length=120, empty=True, source=_SHEET)
    remedy_due = Day("整改期限", empty=True, note="限期整改的必填", source=_SHEET)
    action = LongText("处置", empty=True, note="暂缓奖励、二次验收、补缴、收回", source=_SHEET)
    state = StateColumn("评价结论", (DUE, MET, REMEDY, BREACHED))
    met_on = MovedOn("达标日期", source=_SHEET)
    remedied_from = MovedOn("责令整改日期", source=_SHEET)
    breached_on = MovedOn("认定违约日期", source=_SHEET)
    note = LongText("说明", empty=True, aliases=("备注",))


class Assessments(Ledger, of=Assessment):
    """协议履约评价台账."""

    name, keeper = "协议履约评价台账", "招商科"
    rights = Rights(read=("自然资源科", "项目建设科", "经济运行科"))
    about = "按竣工、达产和年度对协议承诺逐项评价，达标、限期整改或按违约处理。"
    key = ("agreement", "node", "opened_on")
    title = ("agreement", "node")
    columns = (
        "agreement",
        "node",
        "opened_on",
        "due_on",
        "actual_fixed",
        "actual_revenue",
        "actual_tax",
        "state",
        "remedy_due",
    )
    search = ("agreement.agreement_no", "agreement.party_b", "action")
    filters = ("node", "opened_on", "state", "due_on", "remedy_due")
    order = ("-opened_on", "agreement")
    totals = ("actual_fixed", "actual_revenue", "actual_tax")
    checks = (
        not_negative("assessment.negative", "actual_fixed", "actual_revenue", "actual_tax"),
        *dates_in_order("assessment.days", {"opened_on": "启动日期", "due_on": "评价期限"}),
    )
    explanation = "note"
    left_out: ClassVar = {
        "承诺值": "见入园协议台账。",
        "达成率": "由实际值与承诺值得出，查看时计算。",
        "容积率、建筑系数、单位能耗": "由自然资源科和项目建设科在各自验收中登记。",
    }
    rules = ("园区招商引资工作办法（履约评价）",)


class Fulfilment(Procedure, of=Assessment):
    """履约评价: compared with the promise; short of it, put right by a day, tested again; then breach."""

    name = "协议履约评价"
    about = "对照承诺评价，达到的认定达标，未达到的限期整改，整改后仍不达标的按违约处理。"
    rules = ("园区招商引资工作办法（履约评价）",)
    begin = Begin("启动评价", DUE, on="opened_on")
    meet = Move(
        "认定达标",
        (DUE, REMEDY),
        MET,
        day="met_on",
        needs=("assessors",),
        fills=("actual_fixed", "actual_revenue", "actual_tax"),
        guards=(promises_reached,),
    )
    order_remedy = Move(
        "责令整改",
        DUE,
        REMEDY,
        day="remedied_from",
        needs=("remedy_due", "assessors"),
        fills=("actual_fixed", "actual_revenue", "actual_tax", "action"),
        reason=True,
    )
    breach = Move(
        "认定违约", REMEDY, BREACHED, by=(Role.HEAD,), day="breached_on", needs=("action",), reason=True
    )
    reopen = Move("重新评价", (MET, BREACHED), DUE, by=(Role.HEAD,), reason=True)
    clocks = (
        Clock("评价期限", since=("begin", "reopen"), until=("meet", "order_remedy"), due="due_on"),
        Clock(
            "整改期限",
            since="order_remedy",
            until=("meet", "breach"),
            due="remedy_due",
            extension=Extension(by=(Role.HEAD,), times=1),
        ),
    )
