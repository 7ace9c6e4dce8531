"""Conduct (作风整治): problems found, mended and closed, apart by the way of mending."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState, Moved, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share
from yuanqu.engines.indicators.windows import During

_LEDGER = "整治台账"
_BY = ("mend_mode", "item_kind", "campaign")
# 销号、长期坚持、回头看都在第二人核验之后。
_CLOSED = InState("closed", "kept", "looked_back")


class Conduct(Catalogue, office="party"):
    """The cohort is what was found in the period; closed means closed by its end and not opened again."""

    items_found = Count(
        "查摆问题数",
        definition="查摆日期在期内、至期末已审核立项的作风问题个数；退回重报的不计。",
        of="party.rectification",
        when=During("found_on"),
        where=(Moved("approve"),),
        unit="个",
        by=_BY,
        aliases=("查摆问题",),
        source=_LEDGER,
    )
    found_at_once = items_found.only(
        "立行立改问题数",
        Equals("mode", "at_once"),
        definition="查摆日期在期内、已审核立项、整改方式为立行立改的问题个数。",
        aliases=(),
        by=("item_kind", "campaign"),
    )
    found_for_campaign = items_found.only(
        "集中整治问题数",
        Equals("mode", "campaign"),
        definition="查摆日期在期内、已审核立项、整改方式为集中整治的问题个数。",
        aliases=(),
        by=("item_kind", "campaign"),
    )
    items_closed = items_found.only(
        "整治销号问题数",
        _CLOSED,
        definition="查摆日期在期内、已审核立项的问题中，至期末经第二人核验销号（含转长期坚持）且未重新整改的个数。",
        aliases=("完成整改问题",),
    )
    closed_at_once = found_at_once.only(
        "立行立改销号问题数",
        _CLOSED,
        definition="查摆日期在期内、整改方式为立行立改的问题中，至期末已销号的个数。",
    )
    closed_for_campaign = found_for_campaign.only(
        "集中整治销号问题数",
        _CLOSED,
        definition="查摆日期在期内、整改方式为集中整治的问题中，至期末已销号的个数。",
    )
    closed_share = Share(
        "整治销号率",
        definition="查摆日期在期内、已审核立项的问题中，至期末已销号且未重新整改的占比。",
        part=items_closed,
        whole=items_found,
        places=1,
        by=_BY,
        aliases=("问题整改率",),
        source=_LEDGER,
    )
    rules_made = items_found.only(
        "建章立制项数",
        _CLOSED,
        Present("rule_made"),
        definition="查摆日期在期内、至期末已销号、并写明所立制度的问题个数，一个问题计一项。",
        unit="项",
        aliases=("建章立制",),
    )
