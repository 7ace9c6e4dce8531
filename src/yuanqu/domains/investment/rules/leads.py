"""What leads and contacts are held to (线索和洽谈审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_TOLD_DAYS = 7  # 研判后一周内反馈引荐方（园区招商引资工作办法）
_OF_ENTERPRISES = frozenset({"by_enterprise", "doubling"})
_EVENT = "event"


@soft("lead.enterprise", "enterprise", "channel")
def channel_names_its_enterprise(row: Row) -> str | None:
    """以商招商 and 扩产倍增 come from an enterprise of the zone."""
    if row.get("channel") in _OF_ENTERPRISES and row.get("enterprise") is None:
        return "渠道为以商招商或扩产倍增而没有填在园企业：请补填，区外企业引荐的请说明。"
    return None


@soft("lead.told", "told_on", "assessed_on")
def introducer_told_in_time(row: Row) -> str | None:
    """Whoever introduced the investor hears of the assessment within a week."""
    assessed, told = row.get("assessed_on"), row.get("told_on")
    if assessed is None or told is None or (told - assessed).days <= _TOLD_DAYS:
        return None
    return f"研判后{(told - assessed).days}天才反馈引荐方，应在{_TOLD_DAYS}天内。"


@soft_across("lead.first_unit", "investor", "products")
def first_unit_kept(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The same investor with the same product, registered in the same month, belongs to whoever came first."""
    names = {row.get("investor") for row in rows} - {None}
    known: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for number, investor, products, day, unit in held("investment.lead", investor__in=names).values_list(
        "lead_no", "investor", "products", "registered_on", "first_unit"
    ):
        known[investor, products, day.year, day.month].append((number, unit))
    for position, row in enumerate(rows):
        day = row.get("registered_on")
        same = known.get((row.get("investor"), row.get("products"), day.year, day.month), ()) if day else ()
        others = [(number, unit) for number, unit in same if number != row.get("lead_no")]
        if others:
            number, unit = others[0]
            yield position, f"本月已有同一投资方、同一产品的线索{number}（首谈单位{unit}）：请核对是否重复。"


@guard("lead.talks")
def talks_entered(row: Row) -> str | None:
    """A lead turns into a project in talks that stands in its ledger."""
    if row["id"] is None or held("investment.negotiation", lead=row["id"]).exists():
        return None
    return "还没有对应的在谈项目：请先在在谈项目台账登记并选这条线索。"


@hard("contact.people", "people")
def somebody_came(row: Row) -> str | None:
    """A contact has people in it."""
    people = row.get("people")
    return f"参加人数填了{people}：应不小于1。" if people is not None and people < 1 else None


@soft("contact.nobody", "lead", "investor", "mode")
def investor_named(row: Row) -> str | None:
    """A visit is somebody's: a lead's, or a named investor's; promotion events have neither."""
    if row.get("lead") is not None or row.get("investor") or row.get("mode") == _EVENT:
        return None
    return "没有填线索，也没有填企业：请至少填一项。"
