"""Surveys and compensation (丈量和补偿): how much was measured, agreed and paid."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Sum
from yuanqu.engines.indicators.windows import During

_SURVEYS, _COMPENSATION = "resources.land_survey", "resources.compensation"
_FORM = "土地现状调查表"


class Surveys(Catalogue, office="resources"):
    """A plot counts in the period it was first measured in, with the area that stands after a second measuring."""

    surveyed_area = Sum(
        "丈量土地面积",
        definition="丈量日期在期内的地块丈量面积之和，复测的以复测面积为准，计入首次丈量的期间。",
        of=_SURVEYS,
        when=During("measured_on"),
        column="area_mu",
        unit="亩",
        places=2,
        by=("township", "land_ownership"),
        aliases=("丈量土地",),
        source=_FORM,
    )
    surveyed_plots = Count(
        "丈量地块数",
        definition="丈量日期在期内的地块数，一户一块计一块。",
        of=_SURVEYS,
        when=During("measured_on"),
        unit="块",
        by=("township", "land_ownership"),
        source=_FORM,
    )
    confirmed_plots = surveyed_plots.only(
        "已确认丈量地块数",
        InState("confirmed"),
        definition="丈量日期在期内的地块中，至期末已签字确认的地块数。",
    )
    agreed_households = Count(
        "签订征地补偿协议数",
        definition="协议签订日期在期内的征地补偿安置协议数，一户计一份。",
        of=_COMPENSATION,
        when=During("signed_on"),
        unit="份",
        by=("compensated_parcel",),
        source="征地补偿安置协议",
    )
    agreed_area = Sum(
        "签约征收面积",
        definition="协议签订日期在期内的征地补偿安置协议的征收面积之和。",
        of=_COMPENSATION,
        when=During("signed_on"),
        column="area_mu",
        unit="亩",
        places=2,
        by=("compensated_parcel",),
        source="征地补偿安置协议",
    )
    compensation_paid = Sum(
        "兑付征地补偿资金",
        definition="付款日期在期内的征地补偿已付金额之和。",
        of=_COMPENSATION,
        when=During("paid_on"),
        column="paid",
        unit="万元",
        places=2,
        by=("compensated_parcel",),
        aliases=("兑付补偿资金",),
        source="征地补偿安置协议",
    )
