"""Applications (资质申报): who is on the plan, by batch, who has submitted, what became of it."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState, Moved, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During

_ENTRIES, _PLAN = "innovation.entry", "申报计划表"
_STANDING = InState(
    "planned",
    "preparing",
    "submitted",
    "examined",
    "recommended",
    "accepted",
    "public",
    "approved",
    "failed",
)


class Applications(Catalogue, office="innovation"):
    """An application counts in the period it was put on the plan in, unless it was withdrawn by its end."""

    planned = Count(
        "拟申报资质数",
        definition="列入计划日期在期内、期末未撤回的资质申报数。",
        of=_ENTRIES,
        when=During("planned_on"),
        where=(_STANDING,),
        unit="项",
        by=("entry_title", "entry_batch"),
        source=_PLAN,
    )
    high_tech_planned = planned.only(
        "拟申报高新技术企业数",
        Equals("kind", "high_tech"),
        definition="列入计划日期在期内、期末未撤回的高新技术企业申报企业数，一家一批计一次。",
        unit="家",
        by=("entry_batch", "entry_type"),
        aliases=("计划申报高新技术企业",),
    )
    high_tech_submitted = high_tech_planned.only(
        "已提交高新技术企业申报数",
        Moved("submit"),
        definition="列入计划日期在期内、期末未撤回的高新技术企业申报中，至期末已在平台提交的企业数。",
        aliases=(),
    )
    submitted_share = Share(
        "高新技术企业申报提交率",
        definition="列入计划日期在期内、期末未撤回的高新技术企业申报中，至期末已在平台提交的占比。",
        part=high_tech_submitted,
        whole=high_tech_planned,
        places=1,
        by=("entry_batch",),
        source=_PLAN,
    )
    beacon_applicants = Distinct(
        "申报小灯塔和数智工厂企业数",
        definition="列入计划日期在期内的小灯塔企业、数智工厂申报中，至期末已在平台提交的企业数。",
        of=_ENTRIES,
        when=During("planned_on"),
        column="enterprise",
        where=(OneOf("kind", ("beacon", "digital_factory")), Moved("submit")),
        unit="家",
        by=("entry_title",),
        aliases=("申报小灯塔或数智工厂",),
        source=_PLAN,
    )
    approved = Count(
        "获批资质申报数",
        definition="列入计划日期在期内的资质申报中，期末已获批的数量。",
        of=_ENTRIES,
        when=During("planned_on"),
        where=(InState("approved"),),
        unit="项",
        by=("entry_title", "entry_batch"),
        source=_PLAN,
    )
