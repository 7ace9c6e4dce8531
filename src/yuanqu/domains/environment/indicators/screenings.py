"""Screenings and problems (第三方排查和环境问题): enterprises screened, what was found, what became of it."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During, Entered, Standing

_SCREENINGS, _PROBLEMS = "environment.screening", "environment.problem"
_PLAN, _LIST = "第三方环保排查方案", "园区环境问题清单"
_BY = ("environment_category", "environment_severity")
_UNDER_WAY, _DONE = InState("assigned", "mended"), InState("mended", "closed", "steady")


class Screenings(Catalogue, office="environment"):
    """The cohort is what was found in the period; what became of it is read from the moves."""

    screened = Distinct(
        "第三方排查企业数",
        definition="现场开始日期在期内的第三方环保排查所到的企业家数，一家多次计一家。",
        of=_SCREENINGS,
        when=During("visited_from"),
        column="enterprise",
        unit="家",
        by=("screening_batch",),
        source=_PLAN,
    )
    key_screened = Distinct(
        "第三方排查重点企业数",
        definition="现场开始日期在期内的第三方环保排查所到的重点企业家数，一家多次计一家。",
        of=_SCREENINGS,
        when=During("visited_from"),
        column="enterprise",
        where=(Equals("key", True),),
        unit="家",
        by=("screening_batch",),
        aliases=("专家排查重点企业",),
        source=_PLAN,
    )
    problems = Count(
        "发现环境问题数",
        definition="发现日期在期内的环境问题项数，不论来源。",
        of=_PROBLEMS,
        when=During("found_on"),
        unit="项",
        by=("environment_source", *_BY),
        source=_LIST,
    )
    screening_problems = problems.only(
        "第三方排查问题数",
        Equals("source", "screening"),
        definition="发现日期在期内、由第三方排查发现的环境问题项数。",
        by=_BY,
        aliases=("排查环保问题",),
    )
    screening_under_way = screening_problems.only(
        "正在整改的第三方排查问题数",
        _UNDER_WAY,
        definition="发现日期在期内的第三方排查问题中，期末已交办、尚未销号（整改中或待验收）的项数。",
        aliases=(),
    )
    under_way_share = Share(
        "第三方排查问题在整改占比",
        definition="发现日期在期内的第三方排查问题中，期末已交办、尚未销号（整改中或待验收）的占比。",
        part=screening_under_way,
        whole=screening_problems,
        places=1,
        by=_BY,
        source=_LIST,
    )
    screening_mended = screening_problems.only(
        "已完成整改的第三方排查问题数",
        _DONE,
        definition="发现日期在期内的第三方排查问题中，期末已完成整改（待验收、已销号）的项数。",
        aliases=(),
    )
    mended = problems.only(
        "已完成整改的环境问题数",
        _DONE,
        definition="发现日期在期内的环境问题中，期末已完成整改（待验收、已销号）的项数。",
    )
    mended_share = Share(
        "环境问题整改率",
        definition="发现日期在期内的环境问题中，期末已完成整改（待验收、已销号）的占比，上期结转的不在内。",
        part=mended,
        whole=problems,
        places=1,
        by=("environment_source", *_BY),
        source=_LIST,
    )
    closed = Count(
        "期内销号环境问题数",
        definition="期内验收销号且期末仍为已销号（含回头看稳定）的环境问题项数，上期结转的在内。",
        of=_PROBLEMS,
        when=Entered("closed", "steady"),
        unit="项",
        by=("environment_source", *_BY),
        source=_LIST,
    )
    outstanding = Count(
        "期末未销号环境问题数",
        definition="期末尚未销号、也未移送的环境问题项数，上期结转的在内。",
        of=_PROBLEMS,
        when=Standing("found_on", "transferred_on"),
        where=(InState("found", "assigned", "mended"),),
        unit="项",
        by=("environment_source", *_BY),
        source=_LIST,
    )
