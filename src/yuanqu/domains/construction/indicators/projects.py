"""Projects (项目): newly started, completed and in production, under construction, and the key ones among them."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, NoneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Sum
from yuanqu.engines.indicators.windows import During, Standing

_PROJECTS, _LIST = "registers.project", "construction.key_project"
_BY = ("site_park", "site_kind", "division")
_RULE = "园区项目建设管理口径"
_BUILT = NoneOf("kind", ("leased",))


class Projects(Catalogue, office="construction"):
    """Projects that build; those that rent plant are 招商落地 and 盘活厂房, and no construction."""

    newly_started = Count(
        "新开工项目数",
        definition="实质性开工日期在期内的建设项目数，租赁厂房项目不计。",
        of=_PROJECTS,
        when=During("started_on"),
        where=(_BUILT,),
        unit="个",
        by=_BY,
        aliases=("新开工项目", "新开工建设项目"),
        source=_RULE,
    )
    newly_started_total = Sum(
        "新开工项目总投资",
        definition="实质性开工日期在期内的建设项目的总投资之和，租赁厂房项目不计。",
        of=_PROJECTS,
        when=During("started_on"),
        where=(_BUILT,),
        column="total_investment",
        unit="亿元",
        places=2,
        by=_BY,
        source=_RULE,
    )
    put_in_production = Count(
        "竣工投产项目数",
        definition="投产日期在期内、且至期末已竣工的建设项目数，租赁厂房项目不计。",
        of=_PROJECTS,
        when=During("in_production_on"),
        where=(_BUILT, By("completed_on")),
        unit="个",
        by=_BY,
        aliases=("竣工投产项目", "建成投产项目"),
        source=_RULE,
    )
    under_construction = Count(
        "在建项目数",
        definition="期末已实质性开工而尚未竣工的建设项目数，竣工当日仍计在内，租赁厂房项目不计，停工的不剔除。",
        of=_PROJECTS,
        when=Standing("started_on", "completed_on"),
        where=(_BUILT,),
        unit="个",
        by=_BY,
        aliases=("在建项目",),
        source=_RULE,
    )
    key_under_construction = Count(
        "在建重点项目数",
        definition="期末在当年重点项目清单上、已实质性开工而尚未竣工的项目数，竣工当日仍计在内，租赁厂房项目不计。",
        of=_LIST,
        when=Standing("building_from", "building_until"),
        unit="个",
        by=("project_tier", "site_park", "site_kind"),
        aliases=("在建重点项目", "重点在建项目"),
        source=_RULE,
    )
    key_names = Names(
        "在建重点项目名单",
        definition="期末计入在建重点项目数的项目名单。",
        of=key_under_construction,
        show="project.name",
        first=3,
        unit="个",
        source=_RULE,
    )
    key_listed = Count(
        "年度重点项目数",
        definition="期末在册的年度重点项目数，年中调出的不计。",
        of=_LIST,
        when=Standing("listed_on", "listed_to"),
        unit="个",
        by=("project_tier", "project_year_class", "site_park"),
        aliases=("重点项目数",),
        source="重点项目管理办法",
    )
    suspended = Count(
        "停工项目数",
        definition="期末处于停工的项目数，实际复工当日不计。",
        of="construction.suspension",
        when=Standing("stopped_on", "stopped_to"),
        unit="个",
        by=("stop_reason",),
        source="停复工登记",
    )
