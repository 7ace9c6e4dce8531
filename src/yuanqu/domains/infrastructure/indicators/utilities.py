"""Utilities (公用设施): laid ahead of demand, connected in time, and where too little is left."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Absent, By, Equals, Moved, NotAfter, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During, Entered

_DEMANDS, _CONNECTIONS = "infrastructure.utility_demand", "infrastructure.connection"
_FORM = "企业用能需求登记"
_SUPPLY = "供电监管办法"


class Utilities(Catalogue, office="infrastructure"):
    """The cohort of a demand is the period in which it is needed, that of an application the one it was accepted in."""

    facilities_online = Count(
        "新投运公用设施数",
        definition="投运日期在期内的公用设施数。",
        of="infrastructure.facility",
        when=During("online_on"),
        unit="座",
        by=("facility_kind",),
        source="公用设施台账",
    )
    facilities_short = Distinct(
        "余量不足的公用设施数",
        definition="期内有月份余量（已建成能力减最高负荷减已承诺容量）小于0的公用设施数。",
        of="infrastructure.utility_capacity",
        when=During("month"),
        column="facility",
        where=(Equals("short", True),),
        unit="座",
        by=("capacity_kind",),
        aliases=("能力缺口设施",),
        source="公用设施台账",
    )
    demands_registered = Count(
        "登记用能需求数",
        definition="登记日期在期内的企业用能需求数，一种资源计一项。",
        of=_DEMANDS,
        when=During("registered_on"),
        unit="项",
        by=("resource",),
        source=_FORM,
    )
    demands_due = Count(
        "到期用能需求数",
        definition="需用日期在期内、没有撤销的企业用能需求数，一种资源计一项。",
        of=_DEMANDS,
        when=During("needed_on"),
        where=(Absent("withdrawn_on"),),
        unit="项",
        by=("resource",),
        source=_FORM,
    )
    demands_ahead = demands_due.only(
        "设施先于需求投运的用能需求数",
        Present("facility"),
        By("facility.online_on"),
        NotAfter("facility.online_on", "needed_on"),
        definition="需用日期在期内、没有撤销的企业用能需求中，拟接入设施的投运日期不晚于需用日期的项数。",
    )
    ahead_share = Share(
        "公用设施超前配套率",
        definition="需用日期在期内、没有撤销的企业用能需求中，拟接入设施先于需求投运的占比。",
        part=demands_ahead,
        whole=demands_due,
        places=1,
        by=("resource",),
        aliases=("超前配套率",),
        source=_FORM,
    )
    demands_met = demands_due.only(
        "按期接通的用能需求数",
        By("connected_on"),
        NotAfter("connected_on", "needed_on"),
        definition="需用日期在期内、没有撤销的企业用能需求中，接通日期不晚于需用日期的项数（当日计入）。",
    )
    met_share = Share(
        "用能需求按期接通率",
        definition="需用日期在期内、没有撤销的企业用能需求中，在需用日期前（含当日）接通的占比。",
        part=demands_met,
        whole=demands_due,
        places=1,
        by=("resource",),
        source=_FORM,
    )
    connections_accepted = Count(
        "受理报装数",
        definition="受理日期在期内的报装接入件数。",
        of=_CONNECTIONS,
        when=During("accepted_on"),
        unit="件",
        by=("connected_resource",),
        source=_SUPPLY,
    )
    connections_done = Count(
        "接通报装数",
        definition="期内接通的报装接入件数，不论何时受理。",
        of=_CONNECTIONS,
        when=Entered("connected"),
        unit="件",
        by=("connected_resource",),
        source=_SUPPLY,
    )
    answers_due = Count(
        "应答复报装方案数",
        definition="方案答复期限在期内的报装接入件数。",
        of=_CONNECTIONS,
        when=During("answer_due_on"),
        unit="件",
        by=("connected_resource",),
        source=_SUPPLY,
    )
    answered = answers_due.only(
        "已答复报装方案数",
        Moved("answer"),
        definition="方案答复期限在期内的报装接入中，至期末已答复方案的件数。",
    )
    answered_share = Share(
        "报装方案到期答复率",
        definition="方案答复期限在期内的报装接入中，至期末已答复方案的占比。",
        part=answered,
        whole=answers_due,
        places=1,
        by=("connected_resource",),
        source=_SUPPLY,
    )
