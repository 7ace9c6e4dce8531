"""Venues, instructors and their visits, duties done (阵地、指导员、责任清单)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During, Standing


class Venues(Catalogue, office="party"):
    """What stands is counted on the period's last day."""

    venues = Count(
        "党群阵地数",
        definition="期末已建成、未停用的党群服务中心、党员活动室、共享阵地和党建工作站个数。",
        of="party.venue",
        when=Standing("opened_on", "closed_on"),
        unit="个",
        by=("venue_kind",),
        aliases=("党群服务阵地",),
        source="党群阵地台账",
    )
    venues_up = Count(
        "达标阵地数",
        definition="期末达到本园区阵地“六个一”标准（六项齐备、未检查失标）的阵地个数。",
        of="party.venue",
        when=Standing("reached_on", "lost_on"),
        unit="个",
        by=("venue_kind",),
        aliases=("六个一达标阵地",),
        source="本园区阵地“六个一”标准",
    )
    instructors = Count(
        "在用党建指导员数",
        definition="期末启用、未停用的党建指导员、联络员和第一书记人数。",
        of="party.instructor",
        when=Standing("sent_on", "released_on"),
        unit="人",
        by=("instructor_level",),
        aliases=("选派党建指导员", "党建指导员"),
        source="党建指导员选派表",
    )
    visits = Count(
        "指导员走访次数",
        definition="走访日期在期内的党建指导员走访企业次数。",
        of="party.visit",
        when=During("visited_on"),
        unit="次",
        source="党建指导员走访记录",
    )
    visited = Distinct(
        "指导员走访企业数",
        definition="走访日期在期内的党建指导员所走访企业家数，一家多次计一家。",
        of="party.visit",
        when=During("visited_on"),
        column="enterprise",
        unit="家",
        by=("park",),
        source="党建指导员走访记录",
    )
    duties_due = Count(
        "责任清单到期项数",
        definition="完成时限在期内的全面从严治党责任清单和党建年度计划项数。",
        of="party.responsibility",
        when=During("due_on"),
        unit="项",
        by=("duty_subject",),
        source="全面从严治党责任清单",
    )
    duties_done = duties_due.only(
        "责任清单按期完成项数",
        By("done_on"),
        definition="完成时限在期内的责任清单和年度计划中，至期末已完成的项数。",
    )
    duties_share = Share(
        "责任清单完成率",
        definition="完成时限在期内的责任清单和年度计划中，至期末已完成的占比。",
        part=duties_done,
        whole=duties_due,
        places=1,
        by=("duty_subject",),
        source="全面从严治党责任清单",
    )
