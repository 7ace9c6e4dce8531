"""Supervised tasks (督办事项): assigned, closed, late, chased; what departments reported."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During, Standing

_TASKS = "plan.task"
_RULE = "督查督办工作办法"
_BY = ("task_source", "task_lead")


class Tasks(Catalogue, office="plan"):
    """Closed is what the office has struck off; that a department says so is not enough."""

    assigned = Count(
        "交办督办事项数",
        definition="登记日期在期内、至期末已交办的督办事项数，几个单位分办的各计一件。",
        of=_TASKS,
        when=During("registered_on"),
        where=(Moved("assign"),),
        unit="件",
        by=_BY,
        aliases=("立项督办事项", "督办事项"),
        source=_RULE,
    )
    closed = assigned.only(
        "销号督办事项数",
        InState("closed"),
        definition="登记日期在期内、已交办的督办事项中，期末已由办公室销号的件数。",
        aliases=("办结督办事项",),
    )
    closed_share = Share(
        "督办事项办结率",
        definition="登记日期在期内、已交办的督办事项中，期末已销号的占比，上期结转的不在内。",
        part=closed,
        whole=assigned,
        places=1,
        by=_BY,
        aliases=("督办办结率",),
        source=_RULE,
    )
    chased = assigned.only(
        "催办督办事项数",
        Moved("chase"),
        definition="登记日期在期内、已交办的督办事项中，至期末曾催办的件数。",
        aliases=(),
    )
    sent_back = assigned.only(
        "退办督办事项数",
        Moved("send_back"),
        definition="登记日期在期内、已交办的督办事项中，至期末曾退办的件数。",
        aliases=(),
    )
    in_hand = Count(
        "在办督办事项数",
        definition="期末已交办、尚未销号的督办事项数，上期结转的在内。",
        of=_TASKS,
        when=Standing("registered_on", "merged_on"),
        where=(InState("assigned", "accepted", "reported"),),
        unit="件",
        by=_BY,
        source=_RULE,
    )
    overdue = in_hand.only(
        "逾期督办事项数",
        InState("accepted"),
        By("overdue_from"),
        definition="期末仍在办理、已过完成时限（末日计入）的督办事项数，上期结转的在内。",
        aliases=("逾期未办结事项",),
    )
