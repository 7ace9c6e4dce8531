"""Joint reviews (联审): meetings of each kind, the projects they let in, what these are to invest, earn and pay."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Condition, Equals, InState, OneOf, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Names, Sum
from yuanqu.engines.indicators.windows import During

_MEETINGS, _ITEMS, _RULES = "investment.review_meeting", "investment.review_item", "园区项目联审办法"
_DAY = During("held_on")
_BY = ("reviewed_channel", "reviewed_industry", "reviewed_park")
_HELD = InState("minuted")  # 只发了通知的、取消的不计
_LET_IN = OneOf("decision", ("agreed", "principle"))
_INDUSTRIAL = (Equals("meeting.kind", "industrial"), _LET_IN)
_RENTING = (Equals("meeting.kind", "renting"), _LET_IN)


def _total(name: str, definition: str, where: tuple[Condition, ...], column: str, alias: str) -> Sum:
    """A sum over the projects let in, of what the register of projects says."""
    return Sum(
        name,
        definition=definition,
        of=_ITEMS,
        when=_DAY,
        where=where,
        column=f"project.{column}",
        unit="亿元",
        places=2,
        by=_BY,
        aliases=(alias,),
        source=_RULES,
    )


class Reviews(Catalogue, office="investment"):
    """Counted by the day of the meeting; a project put off counts when it is let in."""

    industrial_meetings = Count(
        "工业项目联审会次数",
        definition="召开日期在期内、已签发纪要的工业项目联审会次数。",
        of=_MEETINGS,
        when=During("held_on"),
        where=(Equals("kind", "industrial"), _HELD),
        unit="次",
        aliases=("工业项目联审会",),
        source=_RULES,
    )
    renting_meetings = Count(
        "租赁厂房项目联审会次数",
        definition="召开日期在期内、已签发纪要的租赁厂房项目联审会次数。",
        of=_MEETINGS,
        when=During("held_on"),
        where=(Equals("kind", "renting"), _HELD),
        unit="次",
        aliases=("租赁厂房项目联审会",),
        source=_RULES,
    )
    reviewed = Count(
        "联审议题数",
        definition="召开日期在期内的联审会已有决定的议题数，同一项目两次上会计两个。",
        of=_ITEMS,
        when=_DAY,
        where=(Present("decision"),),
        unit="个",
        by=("reviewing_kind", "review_decision", *_BY),
        source=_RULES,
    )
    put_off = reviewed.only(
        "联审缓议议题数",
        Equals("decision", "deferred"),
        definition="召开日期在期内的联审会决定缓议的议题数。",
        by=("reviewing_kind",),
    )
    industrial_approved = Count(
        "原则同意入园工业项目数",
        definition="召开日期在期内的工业项目联审会同意或原则同意入园的项目数，缓议后再通过的计一个。",
        of=_ITEMS,
        when=_DAY,
        where=_INDUSTRIAL,
        unit="个",
        by=_BY,
        aliases=("原则同意入园项目", "联审通过工业项目"),
        source=_RULES,
    )
    industrial_names = Names(
        "原则同意入园工业项目名单",
        definition="召开日期在期内的工业项目联审会同意或原则同意入园的项目名称。",
        of=industrial_approved,
        show="project.name",
        source=_RULES,
    )
    industrial_investment = _total(
        "原则同意入园工业项目总投资",
        "召开日期在期内的工业项目联审会同意或原则同意入园的项目，按项目名录所记的总投资之和。",
        _INDUSTRIAL,
        "total_investment",
        "联审通过工业项目总投资",
    )
    industrial_revenue = _total(
        "原则同意入园工业项目达产后年营收",
        "召开日期在期内的工业项目联审会同意或原则同意入园的项目，按项目名录所记达产后年营业收入之和。",
        _INDUSTRIAL,
        "revenue_at_capacity",
        "联审通过工业项目预计年营收",
    )
    industrial_tax = _total(
        "原则同意入园工业项目达产后年税收",
        "召开日期在期内的工业项目联审会同意或原则同意入园的项目，按项目名录所记达产后年税收之和。",
        _INDUSTRIAL,
        "tax_at_capacity",
        "联审通过工业项目预计年税收",
    )
    renting_approved = Count(
        "联审通过租赁厂房项目数",
        definition="召开日期在期内的租赁厂房项目联审会同意或原则同意入园的项目数，缓议后再通过的计一个。",
        of=_ITEMS,
        when=_DAY,
        where=_RENTING,
        unit="个",
        by=_BY,
        aliases=("审议通过租赁厂房项目", "审议通过中小微项目"),
        source=_RULES,
    )
    renting_investment = _total(
        "联审通过租赁厂房项目总投资",
        "召开日期在期内的租赁厂房项目联审会同意或原则同意入园的项目，按项目名录所记的总投资之和。",
        _RENTING,
        "total_investment",
        "租赁厂房项目总投资",
    )
    renting_revenue = _total(
        "联审通过租赁厂房项目达产后年营收",
        "召开日期在期内的租赁厂房项目联审会同意或原则同意入园的项目，按项目名录所记达产后年营业收入之和。",
        _RENTING,
        "revenue_at_capacity",
        "租赁厂房项目预计年营收",
    )
    renting_tax = _total(
        "联审通过租赁厂房项目达产后年税收",
        "召开日期在期内的租赁厂房项目联审会同意或原则同意入园的项目，按项目名录所记达产后年税收之和。",
        _RENTING,
        "tax_at_capacity",
        "租赁厂房项目预计年税收",
    )
