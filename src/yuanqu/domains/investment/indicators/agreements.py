"""Agreements, the promises kept, capital arrived (签约、履约、到位资金)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered

_AGREEMENTS, _ASSESSMENTS, _ARRIVALS = (
    "investment.agreement",
    "investment.assessment",
    "investment.capital_arrival",
)
_LIST, _SHEET, _MONTHLY = "入园协议台账", "协议履约评价表", "到位资金月报"
_BY = ("agreement_kind", "signed_project_kind")


class Agreements(Catalogue, office="investment"):
    """An agreement counts on the day it is signed; an assessment on the day it is concluded."""

    signed = Count(
        "新签约项目数",
        definition="签订日期在期内的入园协议份数，一个项目一份，框架协议不计。",
        of=_AGREEMENTS,
        when=During("signed_on"),
        unit="个",
        by=_BY,
        aliases=("新签约项目", "签约项目"),
        source=_LIST,
    )
    signed_investment = Sum(
        "协议引资总额",
        definition="签订日期在期内的入园协议，按项目名录所记的总投资之和。",
        of=_AGREEMENTS,
        when=During("signed_on"),
        column="project.total_investment",
        unit="亿元",
        places=2,
        by=_BY,
        aliases=("协议引资", "签约总投资"),
        source=_LIST,
    )
    promised_revenue = Sum(
        "新签约项目承诺年营收",
        definition="签订日期在期内的入园协议所承诺的达产后年营收之和。",
        of=_AGREEMENTS,
        when=During("signed_on"),
        column="promised_revenue",
        unit="亿元",
        places=2,
        by=_BY,
        source=_LIST,
    )
    promised_tax = Sum(
        "新签约项目承诺年税收",
        definition="签订日期在期内的入园协议所承诺的达产后年税收之和。",
        of=_AGREEMENTS,
        when=During("signed_on"),
        column="promised_tax",
        unit="亿元",
        places=2,
        by=_BY,
        source=_LIST,
    )
    assessed = Count(
        "履约评价数",
        definition="在期内得出结论（达标、限期整改或违约）的协议履约评价个数。",
        of=_ASSESSMENTS,
        when=Entered("met", "remedy", "breached"),
        unit="个",
        by=("assess_node",),
        source=_SHEET,
    )
    promises_kept = assessed.only(
        "履约达标数",
        InState("met"),
        definition="在期内得出结论、期末为达标的协议履约评价个数。",
        aliases=("达产达标评价数",),
    )
    kept_share = Share(
        "协议履约达标率",
        definition="在期内得出结论的协议履约评价中，期末为达标的占比。",
        part=promises_kept,
        whole=assessed,
        places=1,
        by=("assess_node",),
        aliases=("履约率",),
        source=_SHEET,
    )
    arrived = Sum(
        "到位资金",
        definition="月份在期内的签约项目实际到位资金之和。",
        of=_ARRIVALS,
        when=During("month"),
        column="amount",
        unit="亿元",
        places=2,
        by=("signed_project_kind", "from_outside"),
        aliases=("招商资金到位额",),
        source=_MONTHLY,
    )
    arrived_outside = arrived.only(
        "利用省外项目资金",
        Equals("from_outside", True),
        definition="月份在期内的签约项目实际到位资金中，来自省外的金额。",
        by=("signed_project_kind",),
        aliases=("省外资金",),
    )
