"""What the economic indicators share (统计口径): who counts, through which month, sliced how."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, Within
from yuanqu.engines.indicators.vocabulary import Growth, Sum
from yuanqu.engines.indicators.windows import Statement, ThroughLocked

LOCKED = ThroughLocked("economy.month_lock")
INDUSTRY = Equals("specialty", "B")

# 当月在库的规模以上工业企业：报告期落在其入库报告期与退出报告期之间。
IN_REGISTER = Within(
    ledger="registers.above_scale", link="enterprise", during=("in_month", "out_month"), where=(INDUSTRY,)
)

STATEMENTS = "economy.statement"
SLICES = ("park", "division", "leading_industry", "is_private", "size_class")
FORM = "工业统计报表制度 财务状况（B203）"


def summed(name: str, column: str, definition: str, aliases: tuple[str, ...] = ()) -> Sum:
    """A column of the statements in effect, summed over who is in the register, in 亿元."""
    return Sum(
        name,
        definition=definition,
        of=STATEMENTS,
        when=Statement(),
        column=column,
        where=(IN_REGISTER,),
        unit="亿元",
        places=2,
        by=SLICES,
        aliases=aliases,
        period=LOCKED,
        source=FORM,
    )


def grown(name: str, of: Sum, base: str, definition: str, aliases: tuple[str, ...] = ()) -> Growth:
    """How such a sum has grown on what the same enterprises had a year ago."""
    return Growth(
        name, definition=definition, of=of, base=base, by=SLICES, aliases=aliases, period=LOCKED, source=FORM
    )
