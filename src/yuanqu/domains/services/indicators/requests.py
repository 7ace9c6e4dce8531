"""Enterprise requests (企业诉求): how many came, how many were answered, and whether the enterprises were content."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, Moved, NoneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_FORM = "企业诉求办理单"
_BY = ("request_kind", "request_origin")


class Requests(Catalogue, office="services"):
    """Requests count in the period they were registered in."""

    requests = Count(
        "收集企业诉求数",
        definition="登记日期在期内的企业诉求件数。",
        of="services.enterprise_request",
        when=During("registered_on"),
        unit="件",
        by=_BY,
        aliases=("企业诉求",),
        source=_FORM,
    )
    requests_answered = requests.only(
        "办结企业诉求数",
        InState("answered", "closed"),
        definition="登记日期在期内的企业诉求中，期末已答复办结（含已销号）的件数。",
        aliases=(),
    )
    answered_share = Share(
        "企业诉求办结率",
        definition="登记日期在期内的企业诉求中，期末已答复办结（含已销号）的占比。",
        part=requests_answered,
        whole=requests,
        places=1,
        by=_BY,
        source=_FORM,
    )
    requests_visited = requests.only(
        "已回访企业诉求数",
        Moved("visit", "redo"),
        definition="登记日期在期内的企业诉求中，至期末已回访的件数。",
        aliases=(),
    )
    requests_content = requests_visited.only(
        "回访满意企业诉求数",
        NoneOf("satisfaction", ("1", "2")),
        definition="登记日期在期内的企业诉求中，至期末已回访且最近一次回访为基本满意及以上的件数。",
    )
    satisfied_share = Share(
        "企业诉求满意率",
        definition="登记日期在期内、至期末已回访的企业诉求中，最近一次回访为基本满意及以上的占比。",
        part=requests_content,
        whole=requests_visited,
        places=1,
        by=_BY,
        source=_FORM,
    )
