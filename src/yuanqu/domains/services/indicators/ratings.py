"""Ratings of cases (好差评): how many came in, how many were content."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import By, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_SOURCE = "政务服务“好差评”制度"
_BY = ("channel", "level")


class Ratings(Catalogue, office="services"):
    """非常满意, 满意 and 基本满意 are content; the other two are 差评."""

    ratings = Count(
        "好差评条数",
        definition="评价时间在期内的政务服务评价条数，一件多评的分别计。",
        of="services.rating",
        when=During("rated_at"),
        unit="条",
        by=_BY,
        aliases=("好差评评价数",),
        source=_SOURCE,
    )
    content = ratings.only(
        "满意评价条数",
        OneOf("level", ("5", "4", "3")),
        definition="评价时间在期内、等级为非常满意、满意、基本满意的评价条数。",
        aliases=(),
    )
    content_share = Share(
        "好差评满意率",
        definition="评价时间在期内的评价中，非常满意、满意、基本满意所占百分比。",
        part=content,
        whole=ratings,
        places=1,
        by=("channel",),
        aliases=("满意率",),
        source=_SOURCE,
    )
    bad = ratings.only(
        "差评条数",
        OneOf("level", ("2", "1")),
        definition="评价时间在期内、等级为不满意、非常不满意的评价条数。",
        aliases=(),
    )
    bad_mended = bad.only(
        "差评整改完成条数",
        By("rectified_on"),
        definition="评价时间在期内的差评中，至期末已完成整改的条数。",
    )
    bad_mended_share = Share(
        "差评整改率",
        definition="评价时间在期内的差评中，至期末已完成整改的百分比；没有差评的不计算。",
        part=bad_mended,
        whole=bad,
        places=1,
        by=("channel",),
        source=_SOURCE,
    )
