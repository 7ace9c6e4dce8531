"""Industry funds (产业基金): agreed, paid in, invested. Three amounts, never mixed."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Sum
from yuanqu.engines.indicators.windows import During, Entered

_FUNDS, _FLOWS, _LIST = "investment.industry_fund", "investment.fund_flow", "产业基金台账"


class Funds(Catalogue, office="investment"):
    """What is only agreed is stated as agreed."""

    fund_agreed = Sum(
        "新签产业基金协议规模",
        definition="合作协议签订日期在期内的产业基金的协议规模之和，未必已设立或实缴。",
        of=_FUNDS,
        when=Entered("agreed", "founded", "filed"),
        column="target",
        unit="亿元",
        by=("partner_kind", "fund_class"),
        aliases=("产业基金规模",),
        source=_LIST,
    )
    fund_with_securities = fund_agreed.only(
        "与证券公司合作设立产业基金协议规模",
        Equals("partner_kind", "securities"),
        definition="合作协议签订日期在期内、合作方为证券公司的产业基金的协议规模之和。",
        by=(),
        aliases=(),
    )
    fund_paid = Sum(
        "产业基金实缴额",
        definition="日期在期内的产业基金实缴出资之和。",
        of=_FLOWS,
        when=During("happened_on"),
        where=(Equals("kind", "paid"),),
        column="amount",
        unit="亿元",
        places=2,
        source=_LIST,
    )
    fund_invested = Sum(
        "产业基金投资额",
        definition="日期在期内的产业基金对外投资之和。",
        of=_FLOWS,
        when=During("happened_on"),
        where=(Equals("kind", "invested"),),
        column="amount",
        unit="亿元",
        places=2,
        aliases=("基金已投金额",),
        source=_LIST,
    )
