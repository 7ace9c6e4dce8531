"""What facilities, capacities and demands are held to (公用设施审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from yuanqu.domains.infrastructure.codes import RESOURCE, UTILITY_UNIT
from yuanqu.domains.infrastructure.utilities import SERVES, demands_of, promised, spare
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

_DEMANDS = "infrastructure.utility_demand"


# ---- 能力


@hard("utility_capacity.built", "built", "designed")
def built_within_design(row: Row) -> str | None:
    """No more is built than was designed."""
    built, designed = row.get("built"), row.get("designed")
    if built is None or designed is None or built <= designed:
        return None
    return f"已建成能力{built}大于设计能力{designed}：应不大于设计能力。"


@soft("utility_capacity.peak", "peak", "built")
def peak_within_built(row: Row) -> str | None:
    """A load beyond what is built is an overload."""
    peak, built = row.get("peak"), row.get("built")
    if peak is None or built is None or peak <= built:
        return None
    return f"最高负荷{peak}大于已建成能力{built}：请核对，确为超负荷的写明措施。"


@soft_across("utility_capacity.short", "built", "peak")
def enough_left(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Below nothing is left: who was promised cannot be connected."""
    for position, left in enumerate(spare(rows)):
        if left is not None and left < 0:
            yield position, f"余量为{_plain(left)}，已承诺的容量供不上：请写明扩建或调度安排。"


# ---- 需求


@hard("utility_demand.nobody", "enterprise", "project")
def somebody_needs(row: Row) -> str | None:
    """A demand is an enterprise's or a project's."""
    if row.get("enterprise") is None and row.get("project") is None:
        return "企业和项目都没有填：至少填一项。"
    return None


@hard("utility_demand.quantity", "quantity")
def quantity_given(row: Row) -> str | None:
    """What needs nothing is no demand."""
    quantity = row.get("quantity")
    return f"需用量填了{quantity}：应大于0。" if quantity is not None and quantity <= 0 else None


@hard("utility_demand.feeds", "feeds", "voltage", "resource")
def power_has_its_feeds(row: Row) -> str | None:
    """The clock of a power supply scheme depends on its feeds."""
    if row.get("resource") == "power" and not (row.get("feeds") and row.get("voltage")):
        return "用电需求没有电压等级或电源数：两项都要填，方案答复期限以电源数为准。"
    return None


@hard("utility_demand.pollutants", "pollutants", "resource")
def sewage_names_its_pollutants(row: Row) -> str | None:
    """Who lets off waste water says what is in it."""
    if row.get("resource") == "sewage" and not row.get("pollutants"):
        return "排污水需求没有特征污染物：请补填，没有的填「无」。"
    return None


@hard_across("utility_demand.facility", "facility", "resource")
def facility_serves(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Power comes from a substation."""
    kinds = _facility_kinds(rows)
    for position, row in enumerate(rows):
        kind = kinds.get(row.get("facility"))
        if kind is not None and row.get("resource") and SERVES[kind].resource != row["resource"]:
            given, asked = RESOURCE.label(SERVES[kind].resource), RESOURCE.label(row["resource"])
            yield position, f"拟接入设施供的是{given}，需求是{asked}：请改填相应的设施。"


@soft_across("utility_demand.sewage", "quantity", "resource", "enterprise", "project")
def sewage_within_water(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nobody lets off more water than he takes, but for rain and what is in his raw material."""
    water: dict[tuple[Any, Any], Decimal] = defaultdict(Decimal)
    named = ("enterprise", "project", "resource", "quantity")
    who = {row.get(name) for row in rows for name in ("enterprise", "project")} - {None}
    standing = [
        row
        for row in standing_by_key(_DEMANDS, rows, None, named)
        if row["enterprise"] in who or row["project"] in who
    ]
    for row in (*standing, *rows):
        if row.get("resource") == "water" and row.get("quantity") is not None:
            water[row.get("enterprise"), row.get("project")] += row["quantity"]
    for position, row in enumerate(rows):
        whose = row.get("enterprise"), row.get("project")
        if row.get("resource") != "sewage" or row.get("quantity") is None or whose not in water:
            continue
        if row["quantity"] > water[whose]:
            yield position, f"日排水{row['quantity']}吨大于日用水{water[whose]}吨：请核对。"


@soft_across("utility_demand.capacity", "quantity", "facility")
def capacity_left(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The demands on a facility, together, fit into what its latest month has left."""
    kinds, day = _facility_kinds(rows), today()
    demands: dict[Any, list[Any]] = defaultdict(list)
    submitted = {row.get("demand_no") for row in rows}
    for each in demands_of(set(kinds)):
        if each["demand_no"] not in submitted:
            demands[each["facility"]].append(each)
    for row in rows:
        if row.get("facility") in kinds and row.get("quantity") is not None and row.get("registered_on"):
            demands[row["facility"]].append({"connected_on": None, "withdrawn_on": None, **row})
    latest = _latest(set(demands))
    for position, row in enumerate(rows):
        facility = row.get("facility")
        if facility not in latest or row.get("connected_on") or row.get("withdrawn_on"):
            continue
        kind, room = SERVES[kinds[facility]], latest[facility]
        asked = promised(demands[facility], day, kind.times)
        if asked > room:
            unit = UTILITY_UNIT.label(kind.unit)
            yield (
                position,
                f"该设施未接通的需求合计{_plain(asked)}{unit}，大于最近一月可用的{_plain(room)}{unit}："
                "请核对，或写明扩建安排。",
            )


def _latest(facilities: set[Any]) -> dict[Any, Decimal]:
    """Built less the highest load, of each facility's latest month."""
    rows = held("infrastructure.utility_capacity", facility__in=facilities).order_by("month")
    return {facility: built - peak for facility, built, peak in rows.values_list("facility", "built", "peak")}


def _facility_kinds(rows: Sequence[Row]) -> dict[Any, str]:
    wanted = {row.get("facility") for row in rows} - {None}
    return dict(held("infrastructure.facility", pk__in=wanted).values_list("pk", "kind"))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
