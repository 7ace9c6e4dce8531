"""Research spending of 规上 industry (规上工业研发投入), by the 研发费用 of the monthly statement."""

from __future__ import annotations

from yuanqu.domains.economy.indicators.revenue import Revenue
from yuanqu.domains.economy.indicators.scope import FORM, IN_REGISTER, LOCKED, SLICES, STATEMENTS
from yuanqu.engines.indicators.vocabulary import Catalogue, Growth, Ratio, Sum
from yuanqu.engines.indicators.windows import Statement


class Research(Catalogue, office="economy"):
    """The yearly 研究开发费用合计 is another measure (107-2) and is not mixed in here."""

    rd_expense = Sum(
        "规上工业研发费用",
        definition="期末在库的规模以上工业企业财务状况月报研发费用（1至本月累计）合计，取已生效的最新修订；不是年报研究开发费用。",
        of=STATEMENTS,
        when=Statement(),
        column="rd_expense",
        where=(IN_REGISTER,),
        unit="亿元",
        places=2,
        by=SLICES,
        aliases=("规上工业研发投入", "规上研发投入", "规上企业研发费用"),
        period=LOCKED,
        source=FORM,
    )
    rd_expense_growth = Growth(
        "规上工业研发费用增速",
        definition="期末在库的规模以上工业企业研发费用合计，比这些企业自身的上年同期数（按可比口径修订）增长的百分比。",
        of=rd_expense,
        base="rd_expense_prior",
        by=SLICES,
        aliases=("规上工业研发投入增速", "规上研发投入增速", "规上研发投入增幅"),
        period=LOCKED,
        source=FORM,
    )
    rd_intensity = Ratio(
        "规上工业研发费用占营业收入比重",
        definition="期末在库的规模以上工业企业研发费用合计占营业收入合计的百分比。",
        part=rd_expense,
        whole=Revenue.operating_revenue,
        places=2,
        by=SLICES,
        aliases=("研发投入强度",),
        period=LOCKED,
        source=FORM,
    )
