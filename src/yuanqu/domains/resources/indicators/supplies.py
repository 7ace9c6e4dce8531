"""Supplies (供地和批后监管): land supplied, standard land among it, visits after supply."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, NoneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, QuotaMet, Share, Sum
from yuanqu.engines.indicators.windows import During

_SUPPLIES, _CHECKS = "resources.land_supply", "resources.supply_check"
_SUPPLY = "供地公示"
_BY = ("supply_way", "land_source")


class Supplies(Catalogue, office="resources"):
    """Land is supplied on the day the contract is signed, which the parcel register holds."""

    supplied = Count(
        "供应土地宗数",
        definition="合同签订（划拨决定）日期在期内的供地宗数。",
        of=_SUPPLIES,
        when=During("signed_on"),
        unit="宗",
        by=_BY,
        aliases=("供应土地",),
        source=_SUPPLY,
    )
    supplied_area = Sum(
        "供应土地面积",
        definition="合同签订（划拨决定）日期在期内的供地地块面积之和。",
        of=_SUPPLIES,
        when=During("signed_on"),
        column="parcel.area_mu",
        unit="亩",
        places=2,
        by=_BY,
        source=_SUPPLY,
    )
    supplied_standard = supplied.only(
        "标准地供应宗数",
        Equals("standard", True),
        definition="合同签订日期在期内、按标准地供应的宗数。",
        aliases=("标准地宗数",),
    )
    standard_share = Share(
        "标准地供应占比",
        definition="合同签订日期在期内的供地中，按标准地供应的宗数占比。",
        part=supplied_standard,
        whole=supplied,
        places=1,
        by=_BY,
        source=_SUPPLY,
    )
    visits = Count(
        "批后监管巡查次数",
        definition="巡查日期在期内的供地批后监管巡查次数。",
        of=_CHECKS,
        when=During("checked_on"),
        unit="次",
        by=("breach",),
        source="出让合同监管",
    )
    breaches = visits.only(
        "批后监管发现违约数",
        NoneOf("breach", ("none",)),
        definition="巡查日期在期内的批后监管巡查中，发现违约的次数。",
    )
    visited_share = QuotaMet(
        "批后监管季度巡查率",
        definition="期内每季对每宗已供未竣工土地应巡查一次，已巡查的占比。",
        quota="resources.supply_visit",
        places=1,
        source="出让合同监管",
    )
