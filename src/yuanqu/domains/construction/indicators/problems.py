"""Problems of projects (项目问题): raised in the period, and what had become of them by its end."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During, Standing

_PROBLEMS = "construction.problem"
_RULE = "重点项目问题清单制度"
_BY = ("problem_kind", "problem_level", "problem_source", "site_park")


class Problems(Catalogue, office="construction"):
    """Solved is what another has confirmed; that an office says so is not enough."""

    problems_raised = Count(
        "提出项目问题数",
        definition="提出日期在期内的项目问题数，一个问题计一个。",
        of=_PROBLEMS,
        when=During("raised_on"),
        unit="个",
        by=_BY,
        aliases=("项目问题", "交办问题"),
        source=_RULE,
    )
    problems_solved = problems_raised.only(
        "协调解决项目问题数",
        InState("confirmed", "closed"),
        definition="提出日期在期内的项目问题中，期末已经他人确认解决（待销号或已销号）的个数。",
        aliases=("协调解决问题",),
    )
    solved_share = Share(
        "项目问题办结率",
        definition="提出日期在期内的项目问题中，期末已经他人确认解决的占比，上期结转的不在内。",
        part=problems_solved,
        whole=problems_raised,
        places=1,
        by=_BY,
        aliases=("问题办结率",),
        source=_RULE,
    )
    problems_escalated = problems_raised.only(
        "升级协调项目问题数",
        Moved("escalate"),
        definition="提出日期在期内的项目问题中，至期末曾升级协调的个数。",
        aliases=(),
    )
    problems_open = Count(
        "未解决项目问题数",
        definition="期末尚未经他人确认解决、也未终止协调的项目问题数，上期结转的在内。",
        of=_PROBLEMS,
        when=Standing("raised_on", "dropped_on"),
        where=(InState("raised", "assigned", "solved"),),
        unit="个",
        by=_BY,
        source=_RULE,
    )
    problems_overdue = problems_open.only(
        "逾期未解决项目问题数",
        InState("assigned"),
        By("overdue_from"),
        definition="期末仍在办理、已过完成时限（末日计入）的项目问题数，上期结转的在内。",
        aliases=("逾期问题",),
    )
