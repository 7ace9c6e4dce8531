"""Milestones (节点): due and kept, overdue, and starts beyond the promise with what stands in their way."""

from __future__ import annotations

from yuanqu.domains.construction.dates import START
from yuanqu.engines.indicators.conditions import By, Equals, InState, NotAfter, Within
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Share
from yuanqu.engines.indicators.windows import During, Standing

_NODES = "construction.milestone"
_PLAN = "项目节点计划表"
_BY = ("node", "site_park")
_LATE_START = Within(
    _NODES,
    link="project",
    there="project",
    during=("late_from", "late_until"),
    where=(Equals("node", START),),
)


class Milestones(Catalogue, office="construction"):
    """Lateness is read from dates: what was overdue in June stays so, whenever it was done after all."""

    nodes_due = Count(
        "到期节点数",
        definition="应完成日在期内的项目节点数，末日计入。",
        of=_NODES,
        when=During("due_on"),
        unit="个",
        by=_BY,
        source=_PLAN,
    )
    nodes_kept = nodes_due.only(
        "按期完成节点数",
        By("done_on"),
        NotAfter("done_on", "due_on"),
        definition="应完成日在期内的项目节点中，实际完成日不晚于应完成日的节点数。",
    )
    nodes_kept_share = Share(
        "节点按期完成率",
        definition="应完成日在期内的项目节点中，实际完成日不晚于应完成日的占比，到期未完成的在分母内。",
        part=nodes_kept,
        whole=nodes_due,
        places=1,
        by=_BY,
        source=_PLAN,
    )
    nodes_overdue = Count(
        "逾期节点数",
        definition="期末已过应完成日而尚未完成的项目节点数，项目已终止的不计。",
        of=_NODES,
        when=Standing("late_from", "late_until"),
        unit="个",
        by=_BY,
        source=_PLAN,
    )
    starts_overdue = nodes_overdue.only(
        "超期未开工项目数",
        Equals("node", START),
        definition="期末已过应开工日（开工时钟的应开工日，没有开工时钟的为计划开工日）而未实质性开工的项目数。",
        by=("site_park",),
        aliases=("超期未开工项目",),
    )
    starts_overdue_names = Names(
        "超期未开工项目名单",
        definition="期末计入超期未开工项目数的项目名单。",
        of=starts_overdue,
        show="project.name",
        first=3,
        unit="个",
        source=_PLAN,
    )
    start_problems = Count(
        "超期未开工项目的未解决问题数",
        definition="期末尚未经他人确认解决、且所属项目超期未开工的项目问题数，不再协调的不计。",
        of="construction.problem",
        when=Standing("raised_on", "dropped_on"),
        where=(InState("raised", "assigned", "solved"), _LATE_START),
        unit="个",
        by=("problem_kind",),
        source="重点项目问题清单制度",
    )
    start_problem_names = Names(
        "超期未开工项目的未解决问题",
        definition="期末计入超期未开工项目的未解决问题数的问题摘要。",
        of=start_problems,
        show="title",
        first=3,
        unit="个",
        source="重点项目问题清单制度",
    )
