"""Tax and electricity of 规上 industry (入库税收、用电量): monthly amounts, added over the period's months."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.scope import IN_REGISTER, LOCKED, SLICES
from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Rise, Sum
from yuanqu.engines.indicators.windows import During

_TAX = "economy.tax"
_RECEIVED = Equals("basis", "received")
_LIST = "税务部门清单（入库期）"


class TaxReceived(Catalogue, office="economy"):
    """入库期 basis; both months' amounts stand in the tax office's own list."""

    tax = Sum(
        "规上工业入库税收",
        definition="期内各月在库的规模以上工业企业当月入库税额（各税种，入库期口径，不剔除退税）之和。",
        of=_TAX,
        when=During("month"),
        column="tax_paid",
        where=(_RECEIVED, IN_REGISTER),
        unit="亿元",
        places=2,
        by=("tax_kind", *SLICES),
        aliases=("规上工业税收", "规上工业企业税收", "入库税收"),
        period=LOCKED,
        source=_LIST,
    )
    tax_last_year = Sum(
        "规上工业入库税收上年同期数",
        definition="期内各月在库的规模以上工业企业上年同月入库税额之和，取税务部门清单的上年同期栏。",
        of=_TAX,
        when=During("month"),
        column="tax_paid_prior",
        where=(_RECEIVED, IN_REGISTER),
        unit="亿元",
        places=2,
        by=("tax_kind", *SLICES),
        period=LOCKED,
        source=_LIST,
    )
    tax_growth = Rise(
        "规上工业入库税收增速",
        definition="规上工业入库税收比同一批企业上年同月入库税收（税务部门清单的上年同期栏）增长的百分比。",
        part=tax,
        whole=tax_last_year,
        places=2,
        by=("tax_kind", *SLICES),
        period=LOCKED,
        source=_LIST,
    )
    zone_tax = Sum(
        "全区企业入库税收",
        definition="税务部门清单所列全区企业期内各月入库税额（各税种，入库期口径，不剔除退税）之和。",
        of=_TAX,
        when=During("month"),
        column="tax_paid",
        where=(_RECEIVED,),
        unit="亿元",
        places=2,
        by=("tax_kind", *SLICES),
        aliases=("全区税收",),
        period=LOCKED,
        source=_LIST,
    )
    electricity = Sum(
        "规上工业用电量",
        definition="期内各月在库的规模以上工业企业当月用电量之和，取供电部门清单。",
        of="economy.supplement",
        when=During("month"),
        column="electricity",
        where=(IN_REGISTER,),
        unit="亿千瓦时",
        places=2,
        by=SLICES,
        aliases=("规上工业企业用电量",),
        period=LOCKED,
        source="供电部门清单",
    )
