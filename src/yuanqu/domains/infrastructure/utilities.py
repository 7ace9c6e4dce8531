"""What facilities can give and what is asked of them (能力与需求): units, promised capacity, what is left.

Facilities are counted in large units, enterprises' demand in small ones; the one turns into the other exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from yuanqu.domains.infrastructure.percent import shown
from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held
from yuanqu.terms.months import month_end
from yuanqu.terms.working_days import working_day_after


class Served(NamedTuple):
    """What a kind of facility serves: ``times`` demand units make one of the facility's."""

    resource: str
    unit: str
    demand_unit: str
    times: int


SERVES = {
    "substation": Served("power", "mva", "kva", 1000),
    "water_plant": Served("water", "wan_tons", "tons", 10_000),
    "gas_station": Served("gas", "wan_cubic", "cubic", 10_000),
    "sewage_plant": Served("sewage", "wan_tons", "tons", 10_000),
    "heat_source": Served("steam", "tons_hour", "tons_hour", 1),
}
_DEMAND_UNITS = {served.resource: served.demand_unit for served in SERVES.values()}
# 供电方案答复：单电源15个工作日，双电源和多电源30个工作日（供电企业公布的业扩报装时限；上限见供电监管办法第十一条）。
_ANSWER_DAYS = {"single": 15, "double": 30, "several": 30}

Demand = Mapping[str, Any]


def demand_units(rows: Sequence[Row]) -> list[str | None]:
    """计量单位 of a demand, by its resource."""
    return [_DEMAND_UNITS.get(row.get("resource") or "") for row in rows]


def capacity_units(rows: Sequence[Row]) -> list[str | None]:
    """计量单位 of a capacity, by the kind of its facility."""
    kinds = _kinds(rows)
    return [SERVES[kinds[row["facility"]]].unit if row.get("facility") in kinds else None for row in rows]


def load_rates(rows: Sequence[Row]) -> list[Decimal | None]:
    """负荷率: the mean load over what is built, in percent."""
    found: list[Decimal | None] = []
    for row in rows:
        mean, built = row.get("mean"), row.get("built")
        found.append(shown(100 * Fraction(mean) / Fraction(built)) if mean is not None and built else None)
    return found


def committed(rows: Sequence[Row]) -> list[Decimal | None]:
    """已承诺容量 at the month's end: demands registered by then, not connected and not withdrawn."""
    kinds, demands = _kinds(rows), _demands(rows)
    return [
        None
        if row.get("facility") not in kinds or row.get("month") is None
        else promised(
            demands.get(row["facility"], ()), month_end(row["month"]), SERVES[kinds[row["facility"]]].times
        )
        for row in rows
    ]


def spare(rows: Sequence[Row]) -> list[Decimal | None]:
    """余量: built, less the highest load, less what is promised."""
    return [
        None
        if given is None or row.get("built") is None or row.get("peak") is None
        else row["built"] - row["peak"] - given
        for row, given in zip(rows, committed(rows), strict=True)
    ]


def short(rows: Sequence[Row]) -> list[bool | None]:
    """余量不足: what is left is below nothing."""
    return [None if left is None else left < 0 for left in spare(rows)]


def promised(demands: Sequence[Demand], day: date, times: int) -> Decimal:
    """What is promised on a day, in the facility's unit."""
    total = sum((each["quantity"] for each in demands if _pending(each, day)), Decimal(0))
    return Decimal(total) / times  # by 1, 1000 or 10000: exact


def connected_days(rows: Sequence[Row]) -> list[date | None]:
    """接通日期 of a demand: the earliest day one of its connections was put through."""
    numbers = {row.get("demand_no") for row in rows} - {None}
    found = held("infrastructure.connection", demand__demand_no__in=numbers, connected_on__isnull=False)
    days: dict[Any, date] = {}
    for number, day in found.values_list("demand__demand_no", "connected_on"):
        days[number] = min(day, days.get(number, day))
    return [days.get(row.get("demand_no")) for row in rows]


def answer_days(rows: Sequence[Row]) -> list[date | None]:
    """方案答复期限: the power rule by the number of feeds, else what the supplier has published."""
    asked = {row.get("demand") for row in rows} - {None}
    of_demand = held("infrastructure.utility_demand", pk__in=asked).values_list("pk", "resource", "feeds")
    known = {pk: (resource, feeds) for pk, resource, feeds in of_demand}
    return [_answer(row, *known.get(row.get("demand"), ("", ""))) for row in rows]


def _answer(row: Row, resource: str, feeds: str | None) -> date | None:
    days = _ANSWER_DAYS.get(feeds or "") if resource == "power" else row.get("answer_limit")
    return None if days is None else working_day_after(row.get("accepted_on"), days)


def _pending(demand: Demand, day: date) -> bool:
    ended = [demand[name] for name in ("connected_on", "withdrawn_on") if demand[name] is not None]
    return bool(demand["registered_on"] <= day and all(end > day for end in ended))


def _kinds(rows: Sequence[Row]) -> dict[Any, str]:
    wanted = {row.get("facility") for row in rows} - {None}
    return dict(held("infrastructure.facility", pk__in=wanted).values_list("pk", "kind"))


def _demands(rows: Sequence[Row]) -> dict[Any, list[Demand]]:
    found: dict[Any, list[Demand]] = {}
    for each in demands_of({row.get("facility") for row in rows} - {None}):
        found.setdefault(each["facility"], []).append(each)
    return found


def demands_of(facilities: set[Any]) -> Iterator[Demand]:
    """The standing demands on facilities."""
    columns = ("demand_no", "facility", "quantity", "registered_on", "connected_on", "withdrawn_on")
    yield from held("infrastructure.utility_demand", facility__in=facilities).values(*columns)
