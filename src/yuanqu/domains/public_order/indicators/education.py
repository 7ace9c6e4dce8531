"""Legal education (普法): events, the people they reached, and venues that were used."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, Count, QuotaMet, Sum
from yuanqu.engines.indicators.windows import During, Standing

_EVENTS = "public_order.legal_event"
_FORM = "普法活动登记表"
_BY = ("legal_event_kind",)


def _sum(name: str, definition: str, column: str, unit: str, *aliases: str) -> Sum:
    return Sum(
        name,
        definition=f"活动日期在期内的法治宣传活动的{definition}之和。",
        of=_EVENTS,
        when=During("held_on"),
        column=column,
        unit=unit,
        by=_BY,
        aliases=aliases,
        source=_FORM,
    )


class Education(Catalogue, office="public_order"):
    """Events count from the day they were held, filed or not."""

    legal_events = Count(
        "法治宣传活动场次",
        definition="活动日期在期内的法治宣传活动场次，一场计一次。",
        of=_EVENTS,
        when=During("held_on"),
        unit="场",
        by=_BY,
        aliases=("法治宣传", "普法活动"),
        source=_FORM,
    )
    attendees = _sum("受教育人次", "参加人数", "attendees", "人次", "受教育")
    consulted = _sum("法律咨询人次", "咨询人次", "consulted", "人次", "接受咨询")
    leaflets = _sum("普法资料份数", "发放资料", "leaflets", "份", "普法资料")
    legal_venues = Count(
        "在用普法阵地数",
        definition="期末在用的普法阵地处数。",
        of="public_order.legal_venue",
        when=Standing("built_on", "closed_on"),
        unit="处",
        by=("legal_venue_kind",),
        aliases=("普法阵地", "法治文化阵地"),
        source="法治文化阵地登记表",
    )
    venues_used = QuotaMet(
        "普法阵地每季活动率",
        definition="期内已结束的各季度中，整季在用的普法阵地至少开展一次活动的占比。",
        quota="public_order.venue_event",
        places=1,
        source="法治文化阵地登记表",
    )
