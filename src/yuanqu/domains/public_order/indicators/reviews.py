"""Reviews, transfers and leaders' cases of petitions (复查复核、转送交办、领导包案)."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_LAW = "信访工作条例"


class Reviews(Catalogue, office="public_order"):
    """What petitioners asked beyond the answer, what went to other organs, what leaders took on."""

    reviews_requested = Count(
        "复查复核请求件数",
        definition="请求日期在期内的复查、复核请求件数。",
        of="public_order.petition_review",
        when=During("requested_on"),
        unit="件",
        by=("review_stage",),
        source=f"{_LAW}第三十五、三十六条",
    )
    reviews_answered = reviews_requested.only(
        "已答复的复查复核件数",
        InState("answered"),
        definition="请求日期在期内的复查、复核请求中，期末已答复意见的件数。",
    )
    transfers = Count(
        "转送交办件数",
        definition="转送交办日期在期内的转送、交办、督办文书件数。",
        of="public_order.petition_transfer",
        when=During("sent_on"),
        unit="件",
        by=("transfer_kind",),
        source=f"{_LAW}第二十二条",
    )
    to_report_back = transfers.only(
        "要求反馈的转办件数",
        OneOf("kind", ("assign", "urge")),
        definition="转送交办日期在期内、要求反馈结果的交办和督办件数。",
        by=(),
    )
    reported_back = transfers.only(
        "已反馈的转办件数",
        OneOf("kind", ("assign", "urge")),
        InState("reported"),
        definition="转送交办日期在期内的交办和督办中，期末对方已反馈结果的件数。",
        by=(),
    )
    sponsored = Count(
        "领导包案件数",
        definition="包案日期在期内的领导包案件数。",
        of="public_order.sponsored_case",
        when=During("taken_on"),
        unit="件",
        source="领导包案制度",
    )
    sponsored_settled = sponsored.only(
        "领导包案化解件数",
        InState("settled"),
        definition="包案日期在期内的领导包案中，期末已化解的件数。",
    )
    settled_share = Share(
        "领导包案化解率",
        definition="包案日期在期内的领导包案中，期末已化解的占比。",
        part=sponsored_settled,
        whole=sponsored,
        places=1,
        aliases=("包案化解率",),
        source="领导包案制度",
    )
