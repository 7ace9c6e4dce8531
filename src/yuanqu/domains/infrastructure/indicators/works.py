"""Works (工程): what was substantially completed, handed over, is under way, and what was invested."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, Equals, InState, NoneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_WORKS = "infrastructure.work"
_PLAN = "城市建设计划表"
_COMPLETE = ("substantial", "handed", "accepted", "transferred")
_HANDED = ("handed", "accepted", "transferred")
_ALL = 50  # 名单全部点名


class Works(Catalogue, office="infrastructure"):
    """Roads are told from the day traffic can use them (基本完工), other works from their handing over (交工)."""

    roads_complete = Count(
        "基本建成道路数",
        definition="期内认定基本完工、期末仍为基本完工及以后状态的道路工程数，一条道路不论几个标段计一条。",
        of=_WORKS,
        when=Entered(*_COMPLETE),
        where=(Equals("kind", "road"),),
        unit="条",
        aliases=("基本建成道路", "基本完工道路"),
        source=_PLAN,
    )
    roads_complete_names = Names(
        "基本建成道路名单",
        definition="期内认定基本完工、期末仍为基本完工及以后状态的道路工程名称。",
        of=roads_complete,
        show="name",
        first=_ALL,
        unit="条",
        source=_PLAN,
    )
    roads_complete_length = Sum(
        "基本建成道路里程",
        definition="期内认定基本完工、期末仍为基本完工及以后状态的道路工程的长度之和。",
        of=_WORKS,
        when=Entered(*_COMPLETE),
        column="length",
        where=(Equals("kind", "road"),),
        unit="公里",
        places=2,
        aliases=("道路里程",),
        source=_PLAN,
    )
    others_complete = Count(
        "完工配套工程数",
        definition="期内交工验收合格、期末仍为已交工及以后状态的道路以外的基础设施工程数。",
        of=_WORKS,
        when=Entered(*_HANDED),
        where=(NoneOf("kind", ("road",)),),
        unit="项",
        by=("work_kind",),
        aliases=("完工配套工程",),
        source=_PLAN,
    )
    others_complete_names = Names(
        "完工配套工程名单",
        definition="期内交工验收合格、期末仍为已交工及以后状态的道路以外的基础设施工程名称。",
        of=others_complete,
        show="name",
        first=_ALL,
        unit="项",
        source=_PLAN,
    )
    works_building = Count(
        "在建基础设施工程数",
        definition="期末处于在建状态的基础设施工程数，已基本完工的不计。",
        of=_WORKS,
        when=Standing("planned_on", "dropped_on"),
        where=(InState("building"),),
        unit="项",
        by=("work_kind", "work_funding"),
        aliases=("在建工程",),
        source=_PLAN,
    )
    works_building_names = Names(
        "在建基础设施工程名单",
        definition="期末处于在建状态的基础设施工程名称。",
        of=works_building,
        show="name",
        unit="项",
        source=_PLAN,
    )
    works_overdue = works_building.only(
        "逾期在建基础设施工程数",
        By("overdue_from"),
        definition="期末仍在建且已过现行计划完工日期（末日计入）的基础设施工程数。",
        aliases=(),
    )
    works_started = Count(
        "新开工基础设施工程数",
        definition="期内开工、期末仍为在建及以后状态的基础设施工程数。",
        of=_WORKS,
        when=Entered("building", *_COMPLETE),
        unit="项",
        by=("work_kind", "work_funding"),
        source=_PLAN,
    )
    works_accepted = Count(
        "竣工验收备案工程数",
        definition="期内完成竣工验收备案、期末仍为已验收备案或已移交管养的基础设施工程数。",
        of=_WORKS,
        when=Entered("accepted", "transferred"),
        unit="项",
        by=("work_kind",),
        source="建设工程质量管理条例",
    )
    works_invested = Sum(
        "基础设施完成投资",
        definition="月份在期内的工程月报的本月完成投资之和。",
        of="infrastructure.work_progress",
        when=During("month"),
        column="invested",
        unit="亿元",
        places=2,
        by=("progress_kind",),
        aliases=("基础设施投资",),
        source="政府投资项目进度月报",
    )
