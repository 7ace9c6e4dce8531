"""Dispatch (调度): meetings, what they decided, what was asked on site."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count
from yuanqu.engines.indicators.windows import During

_RULE = "调度会议制度"


class Dispatch(Catalogue, office="plan"):
    """Requests that were settled on the spot are counted, too."""

    meetings = Count(
        "调度会议次数",
        definition="会议日期在期内的调度会次数，含专题协调、主任办公会和现场办公。",
        of="plan.meeting",
        when=During("held_on"),
        unit="次",
        by=("meeting_kind",),
        aliases=("调度会",),
        source=_RULE,
    )
    requests = Count(
        "现场办公诉求数",
        definition="现场办公日期在期内的企业诉求件数。",
        of="plan.site_visit",
        when=During("visited_on"),
        unit="件",
        by=("visit_answer",),
        source="现场办公制度",
    )
    settled = requests.only(
        "当场解决诉求数",
        Equals("answer", "settled"),
        definition="现场办公日期在期内的企业诉求中，当场解决的件数。",
        by=(),
    )
