"""产业基金 — industry funds run with partners, from talks to liquidation."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import FUND_CLASS, FUND_FORM, PARTNER_KIND
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.domains.investment.rules.funds import county_fund_approved, subscribed_before_founding
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.roles import Role

_LIST, _RULES = "产业基金台账", "国办发〔2025〕1号"
TALKING, AGREED = State("talking", "洽谈"), State("agreed", "已签合作协议")
FOUNDED, FILED = State("founded", "已设立"), State("filed", "已备案")
LIQUIDATED, ENDED = State("liquidated", "已清算", final=True), State("ended", "终止", final=True)


class IndustryFund(Record):
    """One fund. Agreed size, subscribed and paid are three amounts; the latter two are flows."""

    fund_no = Text("基金编号", max_length=40, note="如「JJ-01」", source=_LIST)
    name = Text("基金名称", source=_LIST)
    form = Code("组织形式", FUND_FORM, source=_LIST)
    fund_class = Code("基金类别", FUND_CLASS, source=_RULES)
    partner = Text("合作方", source=_LIST)
    partner_kind = Code("合作方类型", PARTNER_KIND, source=_LIST)
    target = Amount("协议规模", "亿元", places=4, aliases=("目标规模",), source=_LIST)
    manager = Text("管理人", max_length=120, empty=True, source=_LIST)
    custodian = Text("托管银行", max_length=120, empty=True, source=_LIST)
    approved_by = Text("批准机关", max_length=120, empty=True, note="财政出资的必填", source=_RULES)
    approval_no = Text("批准文号", max_length=80, empty=True, source=_RULES)
    fields = Text("投资领域", note="对应的产业链", source=_LIST)
    invest_years = Whole("投资期", unit="年", empty=True, source=_LIST)
    exit_years = Whole("退出期", unit="年", empty=True, source=_LIST)
    filing_no = Text(
        "备案编号", max_length=40, empty=True, note="备案时填", source="私募投资基金登记备案办法"
    )
    opened_on = Day("洽谈日期", source=_LIST)
    state = StateColumn("基金状态", (TALKING, AGREED, FOUNDED, FILED, LIQUIDATED, ENDED))
    agreed_on = MovedOn("签约日期", aliases=("合作协议日期",), source=_LIST)
    founded_on = MovedOn("设立日期", source=_LIST)
    filed_on = MovedOn("备案日期", source=_LIST)
    liquidated_on = MovedOn("清算日期", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class IndustryFunds(Ledger, of=IndustryFund):
    """产业基金台账."""

    name, keeper = "产业基金台账", "招商科"
    about = "与合作方设立的产业基金，从洽谈、签约、设立、备案到清算，一支一行。"
    key = ("fund_no",)
    title = ("name",)
    columns = (
        "fund_no",
        "name",
        "fund_class",
        "partner",
        "partner_kind",
        "target",
        "fields",
        "state",
        "agreed_on",
        "filed_on",
    )
    search = ("fund_no", "name", "partner", "manager", "fields")
    filters = ("fund_class", "partner_kind", "state", "agreed_on")
    order = ("fund_no",)
    totals = ("target",)
    checks = (
        not_negative("industry_fund.negative", "target", "invest_years", "exit_years"),
        county_fund_approved,
    )
    explanation = "note"
    left_out: ClassVar = {
        "认缴、实缴、已投、退出": "见基金资金台账（investment.fund_flow），由各笔相加得出。",
        "返投比例": "不得为招商引资目的设立，不设返投要求。",
    }
    rules = ("国办发〔2025〕1号 关于促进政府投资基金高质量发展的指导意见", "私募投资基金登记备案办法")


class FundLife(Procedure, of=IndustryFund):
    """产业基金: agreed, founded once it is subscribed, filed, liquidated."""

    name = "产业基金设立"
    about = "产业基金从洽谈、签订合作协议、设立、备案到清算；签约的只计协议规模。"
    rules = ("私募投资基金登记备案办法",)
    begin = Begin("登记洽谈", TALKING, on="opened_on")
    agree = Move("签订合作协议", TALKING, AGREED, day="agreed_on")
    found = Move(
        "设立登记",
        AGREED,
        FOUNDED,
        day="founded_on",
        needs=("manager",),
        guards=(subscribed_before_founding,),
    )
    file = Move("完成备案", FOUNDED, FILED, day="filed_on", needs=("filing_no", "custodian"))
    liquidate = Move("清算", (FOUNDED, FILED), LIQUIDATED, by=(Role.HEAD,), day="liquidated_on", reason=True)
    end = Move("终止合作", (TALKING, AGREED), ENDED, by=(Role.HEAD,), reason=True)
    reopen = Move("重新洽谈", ENDED, TALKING, by=(Role.HEAD,), reason=True)
