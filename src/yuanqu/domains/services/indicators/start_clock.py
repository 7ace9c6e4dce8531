"""The start clock (开工时钟): the promise in force, and how many projects kept it."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, NotAfter
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, RuleValue, Share
from yuanqu.engines.indicators.windows import During

_CLOCKS = "services.start_clock"
_SOURCE = "项目开工时钟台账"


class StartClocks(Catalogue, office="services"):
    """Two cohorts are kept apart: projects that started in the period, and projects that were due in it."""

    start_clock_days = RuleValue(
        "签约至实质性开工承诺工作日",
        definition="期末有效的规则参数：自签订入园协议至实质性开工的承诺工作日数。",
        parameter="start_clock_days",
        unit="工作日",
        aliases=("开工时限", "50个工作日"),
        source="规则参数台账",
    )
    due = Count(
        "应开工项目数",
        definition="应开工日（起算日加承诺工作日，停表顺延）在期内的项目数，供地与租赁分列。",
        of=_CLOCKS,
        when=During("due_on"),
        unit="个",
        by=("clock_kind",),
        source=_SOURCE,
    )
    due_kept = due.only(
        "按期开工项目数",
        By("started_on"),
        NotAfter("started_on", "due_on"),
        definition="应开工日在期内的项目中，实质性开工日不晚于应开工日的项目数（末日计入）。",
    )
    kept_share = Share(
        "项目按期开工率",
        definition="应开工日在期内的项目中，在承诺工作日内实质性开工的占比；应开工而未开工的在分母内。",
        part=due_kept,
        whole=due,
        places=1,
        by=("clock_kind",),
        aliases=("50个工作日内开工率", "承诺时限内开工占比"),
        source=_SOURCE,
    )
    started = Count(
        "开工时钟内实质性开工项目数",
        definition="实质性开工日在期内的项目数，不论应开工日在何时。",
        of=_CLOCKS,
        when=During("started_on"),
        unit="个",
        by=("clock_kind",),
        source=_SOURCE,
    )
