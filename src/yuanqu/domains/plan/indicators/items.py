"""Items of the plan (计划条目): what became of the half-year's, and how many the next half's plan has."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Share
from yuanqu.engines.indicators.windows import Standing

_ITEMS = "plan.item"
_TABLE = "重点工作任务分解表"
_RUNNING = Standing("begins_on", "ends_on")
_BY = ("plan_theme", "plan_lead")


class Items(Catalogue, office="plan"):
    """A plan is of a half-year; ahead is what has been adopted and has not begun."""

    planned = Count(
        "本期计划条目数",
        definition="期末所在半年的工作计划中，至期末已审定、没有取消的条目数。",
        of=_ITEMS,
        when=_RUNNING,
        where=(InState("adopted", "done", "carried"),),
        unit="项",
        by=_BY,
        source=_TABLE,
    )
    finished = planned.only(
        "已完成计划条目数",
        InState("done"),
        definition="期末所在半年的工作计划中，至期末已完成的条目数。",
    )
    under_way = planned.only(
        "实施中计划条目数",
        InState("adopted"),
        definition="期末所在半年的工作计划中，至期末仍在实施的条目数。",
    )
    carried_over = planned.only(
        "结转下期计划条目数",
        InState("carried"),
        definition="期末所在半年的工作计划中，至期末已结转下期的条目数。",
    )
    carried_names = Names(
        "结转下期条目名单",
        definition="期末所在半年的工作计划中，至期末已结转下期的条目，按重点任务列出。",
        of=carried_over,
        show="action",
        first=2,
        source=_TABLE,
    )
    finished_share = Share(
        "计划条目完成率",
        definition="期末所在半年的工作计划条目中，至期末已完成的占比。",
        part=finished,
        whole=planned,
        places=1,
        by=_BY,
        source=_TABLE,
    )
    ahead = Count(
        "下期计划条目数",
        definition="期末已审定、计划期尚未开始的条目数，即下一个半年的工作计划。",
        of=_ITEMS,
        when=Standing("drafted_on", "ahead_until"),
        where=(InState("adopted"),),
        unit="项",
        by=_BY,
        aliases=("下半年计划条目", "下半年重点工作"),
        source=_TABLE,
    )
