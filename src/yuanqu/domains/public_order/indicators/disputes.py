"""Disputes (矛盾纠纷): found in the period, resolved in it, open and overdue at its end; sweeps that were due."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, QuotaMet, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_DISPUTES = "public_order.dispute"
_RULE = "矛盾纠纷排查制度"
_BY = ("dispute_kind", "dispute_scale", "dispute_source", "dispute_body")


class Disputes(Catalogue, office="public_order"):
    """Resolved is agreed, whether visited again yet or not; what was sent to a court is not resolved here."""

    disputes_found = Count(
        "排查矛盾纠纷数",
        definition="发现日期在期内的矛盾纠纷起数，不论来源。",
        of=_DISPUTES,
        when=During("found_on"),
        unit="起",
        by=_BY,
        aliases=("排查矛盾纠纷", "排查纠纷"),
        source=_RULE,
    )
    found_resolved = disputes_found.only(
        "期内发现并化解的纠纷数",
        InState("resolved", "closed"),
        definition="发现日期在期内的矛盾纠纷中，期末已达成协议化解的起数。",
        aliases=(),
    )
    resolved_share = Share(
        "矛盾纠纷化解率",
        definition="发现日期在期内的矛盾纠纷中，期末已达成协议化解的占比，上期结转的不在内。",
        part=found_resolved,
        whole=disputes_found,
        places=1,
        by=_BY,
        aliases=("纠纷化解率", "调处成功率"),
        source=_RULE,
    )
    disputes_resolved = Count(
        "化解矛盾纠纷数",
        definition="期内达成协议化解、期末仍为已化解的矛盾纠纷起数，上期结转的在内，分流的不计。",
        of=_DISPUTES,
        when=Entered("resolved", "closed"),
        unit="起",
        by=_BY,
        aliases=("化解矛盾纠纷", "化解纠纷", "调解成功"),
        source=_RULE,
    )
    disputes_diverted = Count(
        "分流矛盾纠纷数",
        definition="期内分流到诉讼、仲裁、信访等途径、期末仍为已分流的矛盾纠纷起数。",
        of=_DISPUTES,
        when=Entered("diverted"),
        unit="起",
        by=_BY,
        source=_RULE,
    )
    disputes_open = Count(
        "未化解矛盾纠纷数",
        definition="期末尚未化解、也未分流的矛盾纠纷起数，上期结转的在内。",
        of=_DISPUTES,
        when=Standing("found_on", "ended_on"),
        where=(InState("found", "accepted", "mediating", "escalated", "failed"),),
        unit="起",
        by=_BY,
        source=_RULE,
    )
    disputes_overdue = disputes_open.only(
        "逾期未化解矛盾纠纷数",
        InState("mediating", "escalated"),
        By("overdue_from"),
        definition="期末仍在调解、已过化解时限（末日计入）的矛盾纠纷起数，上期结转的在内。",
    )
    people_reconciled = Sum(
        "化解纠纷涉及人数",
        definition="期内达成协议化解、期末仍为已化解的矛盾纠纷的涉及人数之和。",
        of=_DISPUTES,
        when=Entered("resolved", "closed"),
        column="people",
        unit="人",
        by=_BY,
        source=_RULE,
    )
    amount_reconciled = Sum(
        "化解纠纷涉及金额",
        definition="期内达成协议化解、期末仍为已化解的矛盾纠纷的涉及金额之和。",
        of=_DISPUTES,
        when=Entered("resolved", "closed"),
        column="amount",
        unit="万元",
        places=2,
        by=_BY,
        source=_RULE,
    )
    sweeps = Count(
        "矛盾纠纷排查次数",
        definition="排查日期在期内的矛盾纠纷排查次数，零报告的在内。",
        of="public_order.sweep",
        when=During("swept_on"),
        unit="次",
        source=_RULE,
    )
    sweeps_met = QuotaMet(
        "每月两次排查完成率",
        definition="期内已结束的各月份中，整月在设的调解组织至少排查两次的占比。",
        quota="public_order.monthly_sweep",
        places=1,
        aliases=("排查完成率",),
        source=_RULE,
    )
