"""Alarms (超标预警): raised in the period, closed by its end, still open."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState
from yuanqu.engines.indicators.vocabulary import Catalogue, Count
from yuanqu.engines.indicators.windows import During, Standing

_ALARMS, _RULE = "environment.exceedance", "园区雨水排口监测管理口径"
_BY = ("alarm_level", "analyte")


class Alarms(Catalogue, office="environment"):
    """An alarm that a correction withdrew is none."""

    alarms = Count(
        "超标预警数",
        definition="发现日期在期内、期末未被撤销的雨水排口超标预警次数，一样一项计一次。",
        of=_ALARMS,
        when=During("found_on"),
        where=(InState("raised", "checked", "traced", "handled", "normal", "closed"),),
        unit="次",
        by=_BY,
        aliases=("超标预警",),
        source=_RULE,
    )
    heavy_alarms = alarms.only(
        "重金属超标预警数",
        Equals("level", "heavy"),
        definition="发现日期在期内、期末未被撤销的重金属超标预警次数。",
        aliases=(),
    )
    alarms_closed = alarms.only(
        "已销警的超标预警数",
        InState("closed"),
        definition="发现日期在期内的超标预警中，期末已复测正常并销警的次数。",
        aliases=(),
    )
    alarms_open = Count(
        "期末未销警的超标预警数",
        definition="期末尚未销警、也未撤销的雨水排口超标预警次数，上期结转的在内。",
        of=_ALARMS,
        when=Standing("found_on", "ended_on"),
        where=(InState("raised", "checked", "traced", "handled", "normal"),),
        unit="次",
        by=_BY,
        source=_RULE,
    )
