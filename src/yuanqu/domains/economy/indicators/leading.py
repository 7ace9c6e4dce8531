"""Leading industries (主导产业): revenue of each and their joint share, over the whole zone."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.scope import FORM, LOCKED, SLICES, STATEMENTS
from yuanqu.engines.indicators.conditions import Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Share, Sum
from yuanqu.engines.indicators.windows import Statement


class Leading(Catalogue, office="economy"):
    """The scope is the whole zone, every enterprise that reports, 规上 or not — part and whole alike."""

    zone_main_revenue = Sum(
        "全区主营业务收入",
        definition="全区报送财务状况月报的全部企业（不分规上规下）主营业务收入（1至本月累计）合计，取已生效的最新修订。",
        of=STATEMENTS,
        when=Statement(),
        column="main_revenue",
        unit="亿元",
        places=2,
        by=SLICES,
        aliases=("全区营收", "全区企业主营业务收入"),
        period=LOCKED,
        source=FORM,
    )
    leading_revenue = zone_main_revenue.only(
        "主导产业主营业务收入",
        Present("leading_industry"),
        definition="全区报送财务状况月报的全部企业中，行业大类在报告期列入主导产业归类表（占比统计用）的企业主营业务收入合计。",
        by=("leading_industry", "park"),
        aliases=("三大主导产业主营业务收入", "主导产业营收"),
        source="园区主导产业归类表",
    )
    leading_share = Share(
        "主导产业占全区主营业务收入比重",
        definition="列入主导产业归类表（占比统计用）的企业主营业务收入，占全区报送月报的全部企业主营业务收入的百分比。",
        part=leading_revenue,
        whole=zone_main_revenue,
        places=2,
        by=("leading_industry", "park"),
        aliases=("三大主导产业占比", "主导产业占比", "主导产业集聚度"),
        period=LOCKED,
        source="园区主导产业归类表",
    )
