"""Events (党建活动): warning education, lectures, classes, meetings; what has no record on file is not counted."""

from __future__ import annotations

from yuanqu.domains.party.quotas import BRANCH_LIFE
from yuanqu.engines.indicators.conditions import OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Sum
from yuanqu.engines.indicators.windows import Entered

_SOURCE = "党建活动台账"
_WARNING = ("warning", "base_visit", "trial", "case_notice")


class Events(Catalogue, office="party"):
    """An event counts in the period in which it was filed, after it was held."""

    events = Count(
        "党建活动场次",
        definition="期内归档的党建活动场次：凭签到、照片和记录归档，没有归档的不计；一场只归一类。",
        of="party.event",
        when=Entered("filed"),
        unit="场",
        by=("event_kind",),
        source=_SOURCE,
    )
    warning_events = events.only(
        "警示教育场次",
        OneOf("kind", _WARNING),
        definition="期内归档的警示教育场次：警示教育会（观片）、参观基地、旁听庭审、案例通报，一场计一次。",
        unit="次",
        aliases=("警示教育", "开展警示教育"),
    )
    lectures = events.only(
        "专题宣讲场次",
        OneOf("kind", ("lecture",)),
        definition="期内归档的专题宣讲场次（中央八项规定精神等），专题党课、学习研讨另列。",
        unit="次",
        aliases=("专题宣讲", "宣讲", "开展宣讲"),
        by=(),
    )
    branch_life = events.only(
        "三会一课场次",
        OneOf("kind", BRANCH_LIFE),
        definition="期内归档的支部党员大会、支部委员会、党小组会和党课场次。",
        aliases=("三会一课",),
    )
    present = Sum(
        "党建活动参加人次",
        definition="期内归档的党建活动实到人次合计，一人多场的分别计。",
        of="party.event",
        when=Entered("filed"),
        column="present",
        unit="人次",
        by=("event_kind",),
        source=_SOURCE,
    )
    taught = present.only(
        "警示教育和宣讲参加人次",
        OneOf("kind", (*_WARNING, "lecture")),
        definition="期内归档的警示教育和专题宣讲实到人次合计，一人多场的分别计。",
        aliases=("参加人次",),
    )
