"""How the monthly statements come in (月报报送): completeness and on-time rate of what was due in the period."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState, Moved, NotAfter
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_RETURNS = "economy.statement_return"
_RULE = "园区报表填报管理办法"
_BY = ("park", "size_class", "is_private")


class Collecting(Catalogue, office="economy"):
    """The cohort is what fell due in the period, whichever months it reports; the last day counts."""

    statements_due = Count(
        "应报企业月报份数",
        definition="应报日在期内的企业月报填报单份数，一企一月一份。",
        of=_RETURNS,
        when=During("due_on"),
        unit="份",
        by=_BY,
        aliases=("应报月报",),
        source=_RULE,
    )
    statements_in = statements_due.only(
        "已报企业月报份数",
        By("came_on"),
        definition="应报日在期内的企业月报填报单中，至期末已上报的份数，迟报的在内。",
        aliases=("已报月报",),
    )
    statements_complete = Share(
        "企业月报完整率",
        definition="应报日在期内的企业月报填报单中，至期末已上报的占比，迟报的计入。",
        part=statements_in,
        whole=statements_due,
        places=1,
        by=_BY,
        aliases=("月报上报率",),
        source=_RULE,
    )
    statements_in_time = statements_in.only(
        "按时上报企业月报份数",
        NotAfter("came_on", "due_on"),
        definition="应报日在期内的企业月报填报单中，首次上报不晚于应报日的份数，应报日当日计入。",
        aliases=("按时上报月报",),
    )
    statements_on_time = Share(
        "企业月报按时率",
        definition="应报日在期内的企业月报填报单中，首次上报不晚于应报日的占比，应报日当日计入；未报的计入分母。",
        part=statements_in_time,
        whole=statements_due,
        places=1,
        by=_BY,
        aliases=("月报按时上报率",),
        source=_RULE,
    )
    statements_chased = statements_due.only(
        "催报企业月报份数",
        Moved("chase"),
        definition="应报日在期内的企业月报填报单中，至期末催报过的份数，催几次计一份。",
        aliases=("催报月报",),
    )
    statements_sent_back = statements_due.only(
        "退回企业月报份数",
        Moved("send_back"),
        definition="应报日在期内的企业月报填报单中，至期末退回过的份数，退几次计一份。",
        aliases=("退回月报",),
    )
    statements_approved = statements_due.only(
        "审核通过企业月报份数",
        InState("approved"),
        definition="应报日在期内的企业月报填报单中，期末处于审核通过的份数。",
        aliases=("审核通过月报",),
    )
