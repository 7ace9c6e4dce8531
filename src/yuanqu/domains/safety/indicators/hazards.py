"""Hazards (安全隐患): found in the period, and what had become of them by its end."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count
from yuanqu.engines.indicators.windows import During

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


class Hazards(Catalogue, office="safety"):
    """The cohort is the hazards found in the period, one row a hazard."""

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
