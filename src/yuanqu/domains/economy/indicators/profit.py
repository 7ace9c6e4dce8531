"""Profit of 规上 industry (规上工业效益): total profit, margin, who earns, leverage."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.revenue import Revenue
from yuanqu.domains.economy.indicators.scope import FORM, LOCKED, SLICES, grown, summed
from yuanqu.engines.indicators.conditions import AtLeast
from yuanqu.engines.indicators.vocabulary import Catalogue, Ratio, Share


class Profit(Catalogue, office="economy"):
    """利润总额 and the ratios read off the same statements."""

    total_profit = summed(
        "规上工业利润总额",
        "total_profit",
        "期末在库的规模以上工业企业财务状况月报利润总额（1至本月累计，亏损为负）合计，取已生效的最新修订。",
        ("规上工业利润", "规模以上工业利润总额", "规上工业企业利润总额"),
    )
    total_profit_growth = grown(
        "规上工业利润总额增速",
        total_profit,
        "total_profit_prior",
        "期末在库的规模以上工业企业利润总额合计，比这些企业自身的上年同期数增长的百分比；上年同期合计为零或亏损的不计算。",
        ("规上工业利润增速",),
    )
    profit_margin = Ratio(
        "规上工业营业收入利润率",
        definition="期末在库的规模以上工业企业利润总额合计占营业收入合计的百分比。",
        part=total_profit,
        whole=Revenue.operating_revenue,
        places=2,
        by=SLICES,
        aliases=("营业收入利润率",),
        period=LOCKED,
        source="国家统计局 工业企业财务指标解释",
    )
    earning = Revenue.reporting.only(
        "规上工业盈利企业数",
        AtLeast("total_profit", 0),
        definition="期末在库且已报送本期月报的规模以上工业企业中，利润总额（累计）不小于零的家数。",
    )
    earning_share = Share(
        "规上工业盈利面",
        definition="利润总额不小于零的企业占已报送本期月报的规模以上工业企业的百分比。",
        part=earning,
        whole=Revenue.reporting,
        places=1,
        by=SLICES,
        period=LOCKED,
        source=FORM,
    )
    total_assets = summed(
        "规上工业资产总计",
        "total_assets",
        "期末在库的规模以上工业企业财务状况月报期末资产总计合计，取已生效的最新修订。",
    )
    total_liabilities = summed(
        "规上工业负债合计",
        "total_liabilities",
        "期末在库的规模以上工业企业财务状况月报期末负债合计的总和，取已生效的最新修订。",
    )
    debt_ratio = Ratio(
        "规上工业资产负债率",
        definition="期末在库的规模以上工业企业负债合计占资产总计的百分比。",
        part=total_liabilities,
        whole=total_assets,
        places=2,
        by=SLICES,
        period=LOCKED,
        source="国家统计局 工业企业财务指标解释",
    )
