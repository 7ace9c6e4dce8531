"""The clean-up list and idle land by the law (清理清单与闲置土地): how much was found, and whether it moves."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Moved, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, QuotaMet, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_LIST, _CASES = "land.underuse_finding", "land.idle_case"
_LISTED = Standing("found_on", "cleared_on")
_SOURCE = "低效闲置认定台账"


class CleanUp(Catalogue, office="land"):
    """A place stands on the list from its determination to the day it is cleared, both included."""

    listed = Count(
        "在列闲置低效土地厂房宗数",
        definition="期末在清理清单上（已认定、未移出）的认定宗数，土地和厂房都计。",
        of=_LIST,
        when=_LISTED,
        unit="宗",
        by=("underuse_kind",),
        source=_SOURCE,
    )
    listed_land = Sum(
        "在列闲置低效用地面积",
        definition="期末在清理清单上的认定占地面积之和，已部分处置的仍按认定面积计。",
        of=_LIST,
        when=_LISTED,
        column="occupied_mu",
        unit="亩",
        places=1,
        by=("underuse_kind",),
        source=_SOURCE,
    )
    listed_firms = Distinct(
        "在列低效企业数",
        definition="期末在清理清单上的企业家数，一家几宗计一家。",
        of=_LIST,
        when=_LISTED,
        where=(Present("enterprise"),),
        column="enterprise",
        unit="家",
        source=_SOURCE,
    )
    found = Count(
        "新认定闲置低效土地厂房宗数",
        definition="认定日期在期内的认定宗数。",
        of=_LIST,
        when=During("found_on"),
        unit="宗",
        by=("underuse_kind",),
        source=_SOURCE,
    )
    talks_met = QuotaMet(
        "清理清单每季约谈率",
        definition="期内各季度应约谈推进的在列宗数中，当季至少有一次约谈与推进记录的占比。",
        quota="land.quarterly_talk",
        places=1,
        source="约谈与推进记录",
    )
    cases_begun = Count(
        "立案调查涉嫌闲置土地宗数",
        definition="发现日期在期内的涉嫌闲置土地案件数。",
        of=_CASES,
        when=During("noticed_on"),
        unit="宗",
        source="闲置土地法定处置台账",
    )
    cases_determined = cases_begun.only(
        "认定闲置土地宗数",
        Moved("determine"),
        definition="发现日期在期内的案件中，至期末已下达闲置土地认定书的宗数。",
    )
    cases_closed = Count(
        "闲置土地结案宗数",
        definition="结案日期在期内的闲置土地案件数，不论何时发现。",
        of=_CASES,
        when=Entered("closed"),
        unit="宗",
        by=("idle_remedy",),
        source="闲置土地法定处置台账",
    )
    shared = Count(
        "厂中厂承租户数",
        definition="期末在他人厂房内生产的承租户数，一户在几栋厂房的分别计。",
        of="land.shared_plant",
        when=Standing("entered_on", "left_on"),
        unit="户",
        by=("tenancy_form",),
        source="厂中厂台账",
    )
