"""Delegated items, powers and functions (赋权事项与职能剥离): what the zone may do, and what it has given away."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During, Standing

_LIST = "赋权事项清单"
_BY = ("delegation_mode", "power_kind", "from_level")


class Items(Catalogue, office="services"):
    """Each counted by its dates, as it stood on the period's last day."""

    delegated = Count(
        "赋权事项数",
        definition="期末有效的赋权事项清单所列事项数：已生效且尚未失效。",
        of="services.delegated_item",
        when=Standing("valid_from", "valid_to"),
        unit="项",
        by=_BY,
        aliases=("赋权清单事项", "赋权清单事项数", "赋权事项"),
        source=_LIST,
    )
    delegated_direct = delegated.only(
        "直接行使的赋权事项数",
        Equals("delegation_mode", "direct"),
        definition="期末有效的赋权事项中，由园区直接行使的项数。",
        aliases=(),
    )
    delegated_report = delegated.only(
        "直报的赋权事项数",
        Equals("delegation_mode", "report"),
        definition="期末有效的赋权事项中，由园区审核后直报上级的项数。",
        aliases=(),
    )
    delegated_entrusted = delegated.only(
        "委托的赋权事项数",
        Equals("delegation_mode", "entrusted"),
        definition="期末有效的赋权事项中，受委托行使的项数。",
        aliases=(),
    )
    delegated_stationed = delegated.only(
        "派驻的赋权事项数",
        Equals("delegation_mode", "stationed"),
        definition="期末有效的赋权事项中，由赋权单位派驻窗口办理的项数。",
        aliases=(),
    )
    taken_over = delegated.only(
        "承接到位的赋权事项数",
        By("taken_over_on"),
        definition="期末有效的赋权事项中，委托、用章、账号、培训等至期末已齐备（有承接到位日期）的项数。",
        aliases=(),
    )
    handled_inside = delegated.only(
        "全流程区内办结的赋权事项数",
        By("inside_since"),
        definition="期末有效的赋权事项中，受理、审查、决定、发证至期末已全部在园区办结的项数。",
        aliases=(),
    )
    inside_share = Share(
        "赋权事项区内办结率",
        definition="受理、审查、决定、发证全部在园区办结的赋权事项，占期末有效赋权事项的百分比。",
        part=handled_inside,
        whole=delegated,
        places=1,
        by=_BY,
        aliases=("赋权事项全流程区内办结比重", "区内事区内办"),
        source=_LIST,
    )
    powers = Count(
        "权责清单事项数",
        definition="期末有效的权责清单所列职权数：已列入且尚未移出。",
        of="services.power_item",
        when=Standing("valid_from", "valid_to"),
        unit="项",
        by=("power_kind",),
        source="权责清单",
    )
    shed = Count(
        "剥离社会管理职能数",
        definition="移交日期在期内的园区剥离职能项数。",
        of="services.shed_function",
        when=During("shed_on"),
        unit="项",
        by=("to_whom",),
        aliases=("剥离职能",),
        source="职能剥离方案",
    )
