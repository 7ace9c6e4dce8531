"""Permits and entry in the statistics (手续与纳统)."""

from __future__ import annotations

from yuanqu.domains.construction.indicators.projects import Projects
from yuanqu.domains.construction.rules.stat_entries import FLOOR
from yuanqu.engines.indicators.conditions import AtLeast, Equals, Within
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_PERMITS, _ENTRIES = "construction.permit", "construction.stat_entry"
_ENTRY_RULE = "固定资产投资项目入库办法"


class Formalities(Catalogue, office="construction"):
    """Papers in hand and papers done; what of the started projects statistics already count."""

    permits_done = Count(
        "办结项目手续数",
        definition="办结日期在期内的项目手续项数。",
        of=_PERMITS,
        when=During("done_on"),
        unit="项",
        by=("permit_item", "site_park"),
        source="手续办理情况表",
    )
    construction_permits = permits_done.only(
        "核发施工许可证数",
        Equals("item", "construction"),
        definition="办结日期在期内的施工许可证数，一证计一项。",
        by=("site_park",),
        aliases=("办理施工许可证",),
    )
    stat_entered = Count(
        "新入库纳统项目数",
        definition="入库日期在期内的固定资产投资统计项目数。",
        of=_ENTRIES,
        when=During("entered_on"),
        unit="个",
        by=("entry_size",),
        aliases=("入库纳统项目",),
        source=_ENTRY_RULE,
    )
    to_enter = Projects.under_construction.only(
        "应纳统的在建项目数",
        AtLeast("total_investment", FLOOR),
        definition="期末已实质性开工而尚未竣工、总投资在统计起点500万元以上的建设项目数，租赁厂房项目不计。",
        aliases=(),
    )
    building_entered = to_enter.only(
        "已纳统的在建项目数",
        Within(_ENTRIES, link="project", there="project", during=("entered_on", "withdrawn_on")),
        definition="期末已实质性开工而尚未竣工、总投资500万元以上的建设项目中，期末在库纳统的项目数。",
    )
    entry_share = Share(
        "在建项目入库率",
        definition="期末已实质性开工而尚未竣工、总投资500万元以上的建设项目中，期末在库纳统的占比。",
        part=building_entered,
        whole=to_enter,
        places=1,
        aliases=("入库率",),
        source=_ENTRY_RULE,
    )
