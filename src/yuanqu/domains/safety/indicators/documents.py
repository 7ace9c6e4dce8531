"""Documents of enforcement (整改文书): orders issued, opinions after rechecks."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct
from yuanqu.engines.indicators.windows import During

_FORM = "安全生产执法文书"


class Documents(Catalogue, office="safety"):
    """Documents are counted by the day they were issued; one holds several hazards of one object."""

    orders_issued = Count(
        "下达整改文书份数",
        definition="出表日期在期内的限期整改责任书、指令书、通知书和决定书份数。",
        of="safety.rectification_order",
        when=During("issued_on"),
        unit="份",
        by=("order_kind", "object_kind"),
        aliases=("下达整改指令书", "整改文书"),
        source=_FORM,
    )
    letters_issued = orders_issued.only(
        "下达限期整改责任书份数",
        Equals("order_kind", "letter"),
        definition="出表日期在期内的限期整改责任书份数。",
        aliases=("限期整改责任书",),
    )
    opinions_issued = Count(
        "整改复查意见书份数",
        definition="复查日期在期内的整改复查意见书份数。",
        of="safety.recheck_opinion",
        when=During("rechecked_on"),
        unit="份",
        by=("object_kind",),
        aliases=("复查意见书",),
        source=_FORM,
    )
    objects_rechecked = Distinct(
        "复查家数",
        definition="复查日期在期内的整改复查意见书所涉对象家数，一家多次计一家。",
        of="safety.recheck_opinion",
        when=During("rechecked_on"),
        column="object",
        unit="家",
        by=("object_kind",),
        aliases=("复查企业",),
        source=_FORM,
    )
