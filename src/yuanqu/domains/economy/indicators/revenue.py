"""Revenue of 规上 industry (规上工业营业收入), with growth on the comparable base."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.scope import (
    FORM,
    IN_REGISTER,
    LOCKED,
    SLICES,
    STATEMENTS,
    grown,
    summed,
)
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Ratio
from yuanqu.engines.indicators.windows import Statement


class Revenue(Catalogue, office="economy"):
    """Main revenue is what the zone reports; operating revenue is what the nation has published since 2019."""

    main_revenue = summed(
        "规上工业主营业务收入",
        "main_revenue",
        "期末在库的规模以上工业企业财务状况月报主营业务收入（1至本月累计）合计，取已生效的最新修订。",
        ("规上工业营收", "规模以上工业主营业务收入", "规上工业企业主营业务收入"),
    )
    main_revenue_growth = grown(
        "规上工业主营业务收入增速",
        main_revenue,
        "main_revenue_prior",
        "期末在库的规模以上工业企业主营业务收入合计，比这些企业自身的上年同期数（按可比口径修订）增长的百分比。",
        ("规上工业营收增速", "规上工业营收同比", "规上工业主营业务收入增幅"),
    )
    operating_revenue = summed(
        "规上工业营业收入",
        "revenue",
        "期末在库的规模以上工业企业财务状况月报营业收入（含其他业务，1至本月累计）合计，取已生效的最新修订。",
        ("规模以上工业营业收入",),
    )
    operating_revenue_growth = grown(
        "规上工业营业收入增速",
        operating_revenue,
        "revenue_prior",
        "期末在库的规模以上工业企业营业收入合计，比这些企业自身的上年同期数（按可比口径修订）增长的百分比。",
    )
    operating_cost = summed(
        "规上工业营业成本",
        "operating_cost",
        "期末在库的规模以上工业企业财务状况月报营业成本（1至本月累计）合计，取已生效的最新修订。",
    )
    cost_rate = Ratio(
        "规上工业营业成本率",
        definition="期末在库的规模以上工业企业营业成本合计占营业收入合计的百分比，即每百元营业收入中的成本。",
        part=operating_cost,
        whole=operating_revenue,
        places=2,
        by=SLICES,
        aliases=("每百元营业收入中的成本",),
        period=LOCKED,
        source=FORM,
    )
    reporting = Count(
        "规上工业月报报送企业数",
        definition="期末在库的规模以上工业企业中，已报送本期财务状况月报的家数。",
        of=STATEMENTS,
        when=Statement(),
        where=(IN_REGISTER,),
        unit="家",
        by=SLICES,
        period=LOCKED,
        source=FORM,
    )
