"""基金资金 — what partners subscribed and paid in, what a fund invested and got back; one row a sum."""

from __future__ import annotations

from yuanqu.domains.investment.codes import FLOW_KIND
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.domains.investment.rules.funds import flows_within_their_limits
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record

_LIST = "产业基金台账"


class FundFlow(Record):
    """One sum of one kind on one day."""

    flow_no = Text("资金编号", max_length=40, note="如「JJ-01-003」", source=_LIST)
    fund = Link("基金", "investment.IndustryFund", aliases=("基金编号", "基金名称"))
    kind = Code("资金类别", FLOW_KIND, source=_LIST)
    happened_on = Day("日期", source=_LIST)
    party = Text("出资人或被投企业", source=_LIST)
    enterprise = Link("园区企业", "registers.Enterprise", empty=True, note="投资园区企业的填", source=_LIST)
    project = Link("项目", "registers.Project", empty=True, aliases=("项目编号",), source=_LIST)
    is_fiscal = YesNo("是否财政资金", empty=True, note="出资的填", source=_LIST)
    amount = Amount("金额", "亿元", places=4, source=_LIST)
    round = Text("轮次", max_length=40, empty=True, note="投资的填，如「A轮」", source=_LIST)
    note = LongText("说明", empty=True, aliases=("备注",))


class FundFlows(Ledger, of=FundFlow):
    """基金资金台账."""

    name, keeper = "基金资金台账", "招商科"
    about = "产业基金的认缴、实缴、投资和退出，一笔一行；实缴不超过认缴，认缴不超过协议规模。"
    key = ("flow_no",)
    title = ("flow_no", "party")
    columns = (
        "flow_no",
        "fund",
        "kind",
        "happened_on",
        "party",
        "enterprise",
        "is_fiscal",
        "amount",
        "round",
    )
    search = ("flow_no", "fund.name", "party", "enterprise.name")
    filters = ("kind", "happened_on", "fund", "is_fiscal")
    order = ("-happened_on", "flow_no")
    totals = ("amount",)
    checks = (not_negative("fund_flow.negative", "amount"), flows_within_their_limits)
    explanation = "note"
    rules = ("私募投资基金登记备案办法",)
