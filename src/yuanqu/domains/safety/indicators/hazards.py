"""Hazards (安全隐患): found in the period, and what had become of them by its end."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, Equals, InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_HAZARDS = "safety.hazard"
_RULE = "安全生产事故隐患排查治理规定"
_BY = (
    "hazard_level",
    "hazard_category",
    "hazard_nature",
    "hazard_handling",
    "hazard_source",
    "object_kind",
    "object_sector",
)
_DONE, _OPEN = InState("rectified", "closed"), InState("found", "ordered", "rectified")


class Hazards(Catalogue, office="safety"):
    """The cohort is the hazards found in the period, one row a hazard; what became of them is read from the moves."""

    hazards_found = Count(
        "摸排隐患数",
        definition="发现日期在期内的安全隐患条数，不论来源，一项计一条。",
        of=_HAZARDS,
        when=During("found_on"),
        unit="条",
        by=_BY,
        aliases=("摸排安全隐患", "排查隐患", "发现隐患"),
        source=_RULE,
    )
    general_hazards = hazards_found.only(
        "一般隐患数",
        Equals("level", "general"),
        definition="发现日期在期内、等级为一般的安全隐患条数。",
        aliases=("一般隐患",),
    )
    major_hazards = hazards_found.only(
        "重大隐患数",
        Equals("level", "major"),
        definition="发现日期在期内、等级为重大的安全隐患条数。",
        aliases=("重大隐患",),
    )
    hazards_ordered = hazards_found.only(
        "已下达整改文书的隐患数",
        Moved("order"),
        definition="发现日期在期内的安全隐患中，至期末已下达整改文书的条数。",
        aliases=(),
    )
    ordered_share = Share(
        "隐患整改文书下达率",
        definition="发现日期在期内的安全隐患中，至期末已下达整改文书的占比。",
        part=hazards_ordered,
        whole=hazards_found,
        places=1,
        by=_BY,
        aliases=("均下达限期整改责任书",),
        source=_RULE,
    )
    hazards_rectified = hazards_found.only(
        "已完成整改隐患数",
        _DONE,
        definition="发现日期在期内的安全隐患中，期末已整改（待复查或已销号）的条数，复查不合格退回的不计。",
        aliases=("已完成整改", "完成整治"),
    )
    rectified_share = Share(
        "隐患整改率",
        definition="发现日期在期内的安全隐患中，期末已整改（待复查或已销号）的占比；上期结转的不在内。",
        part=hazards_rectified,
        whole=hazards_found,
        places=1,
        by=_BY,
        aliases=("整改率",),
        source=_RULE,
    )
    hazards_closed = hazards_found.only(
        "已销号隐患数",
        InState("closed"),
        definition="发现日期在期内的安全隐患中，期末已复查销号的条数。",
        aliases=(),
    )
    closed_share = Share(
        "隐患销号率",
        definition="发现日期在期内的安全隐患中，期末已复查销号的占比。",
        part=hazards_closed,
        whole=hazards_found,
        places=1,
        by=_BY,
        source=_RULE,
    )
    major_rectified = major_hazards.only(
        "已完成整改的重大隐患数",
        _DONE,
        definition="发现日期在期内的重大隐患中，期末已整改（待复查或已销号）的条数。",
        aliases=(),
    )
    major_rectified_share = Share(
        "重大隐患整改率",
        definition="发现日期在期内的重大隐患中，期末已整改（待复查或已销号）的占比。",
        part=major_rectified,
        whole=major_hazards,
        places=1,
        source=_RULE,
    )
    closed_in_period = Count(
        "期内销号隐患数",
        definition="期内复查销号且期末仍为已销号的安全隐患条数，上期结转的在内。",
        of=_HAZARDS,
        when=Entered("closed"),
        unit="条",
        by=_BY,
        source=_RULE,
    )
    hazards_open = Count(
        "期末未销号隐患数",
        definition="期末尚未销号、也未移送的安全隐患条数，上期结转的在内。",
        of=_HAZARDS,
        when=Standing("found_on", "transferred_on"),
        where=(_OPEN,),
        unit="条",
        by=_BY,
        aliases=("剩余隐患", "未整改隐患"),
        source=_RULE,
    )
    hazards_overdue = Count(
        "期末逾期未整改隐患数",
        definition="期末仍待整改且已过整改期限（末日计入）的安全隐患条数，上期结转的在内。",
        of=_HAZARDS,
        when=Standing("found_on", "transferred_on"),
        where=(InState("ordered"), By("overdue_from")),
        unit="条",
        by=_BY,
        aliases=("逾期隐患",),
        source=_RULE,
    )
    rectification_cost = Sum(
        "隐患整改资金",
        definition="发现日期在期内、期末已整改的安全隐患的整改金额之和。",
        of=_HAZARDS,
        when=During("found_on"),
        column="cost",
        where=(_DONE,),
        unit="万元",
        places=2,
        by=_BY,
        aliases=("整改资金",),
        source=_RULE,
    )
    major_delisted = Count(
        "摘牌重大隐患数",
        definition="期内摘牌且期末仍为已摘牌的挂牌督办重大隐患条数。",
        of="safety.major_hazard",
        when=Entered("delisted"),
        unit="条",
        by=("listed_level",),
        source="重大事故隐患挂牌督办制度",
    )
