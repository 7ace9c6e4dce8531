"""Inspectorate feedback problems (督察反馈问题): those of last year, closed, looked at again; those new this year."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During, Entered, Standing

_PROBLEMS = "environment.feedback_problem"
_LIST = "督察反馈问题整改清单"
_BY = ("feedback_year", "feedback_kind")
_CLOSED = ("closed", "steady")


class Feedback(Catalogue, office="environment"):
    """整改率 here means closed 销号: accepted by others, shown to the public, filed; nothing less."""

    last_year = Count(
        "上年督察反馈问题数",
        definition="期末所在年度的上一年反馈的督察问题个数。",
        of=_PROBLEMS,
        when=Standing("next_year_from", "next_year_until"),
        unit="个",
        by=_BY,
        aliases=("督察反馈问题",),
        source=_LIST,
    )
    last_year_closed = last_year.only(
        "已销号的上年督察反馈问题数",
        InState(*_CLOSED),
        definition="期末所在年度的上一年反馈的督察问题中，期末已验收、公示、销号的个数。",
        aliases=(),
    )
    rectified_share = Share(
        "上年督察反馈问题整改率",
        definition="期末所在年度的上一年反馈的督察问题中，期末已验收、公示、销号的占比。",
        part=last_year_closed,
        whole=last_year,
        places=1,
        by=_BY,
        aliases=("督察反馈问题整改率",),
        source=_LIST,
    )
    looking_back = last_year.only(
        "正在回头看的上年督察反馈问题数",
        InState("closed"),
        definition="期末所在年度的上一年反馈的督察问题中，期末已销号、回头看尚未完成的个数。",
        aliases=(),
    )
    reopened = last_year.only(
        "重新打开过的上年督察反馈问题数",
        Moved("reopen"),
        definition="期末所在年度的上一年反馈的督察问题中，至期末因反弹或需深化重新打开过的个数。",
        aliases=(),
    )
    closed_feedback = Count(
        "期内销号督察反馈问题数",
        definition="期内销号且期末仍为已销号（含回头看稳定）的督察反馈问题个数，不论何年反馈。",
        of=_PROBLEMS,
        when=Entered(*_CLOSED),
        unit="个",
        by=_BY,
        source=_LIST,
    )
    fed_back = Count(
        "新反馈督察问题数",
        definition="反馈日期在期内的督察问题个数。",
        of=_PROBLEMS,
        when=During("fed_back_on"),
        unit="个",
        by=_BY,
        source=_LIST,
    )
    fed_back_under_way = fed_back.only(
        "整改中的新反馈督察问题数",
        InState("rectifying", "applied", "verified", "public"),
        definition="反馈日期在期内的督察问题中，期末已定方案、尚未销号的个数。",
    )
