"""What idle plant, shared plant and encumbrances are held to (厂房审核): no 平方米 is brought back twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from yuanqu.domains.land.rules.room import Stay, most_at_once
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

_LEASE = "lease"


@hard("encumbrance.subject", "parcel", "plant")
def one_subject(row: Row) -> str | None:
    """A mortgage lies on a parcel or on plant; one on both has a row for each."""
    if (row.get("parcel") is None) != (row.get("plant") is None):
        return None
    return "地块和厂房应填且只填一项：两处都抵押查封的分行登记。"


@hard("encumbrance.amount", "amount")
def burdened(row: Row) -> str | None:
    """Nobody lends less than nothing."""
    amount = row.get("amount")
    return f"金额填了负数（{amount}）：应不小于0。" if amount is not None and amount < 0 else None


@hard("idle_plant.reuse", "reused_on", "reuse_method")
def reused_by_a_method(row: Row) -> str | None:
    """What is used again says how."""
    if (row.get("reused_on") is None) == (not row.get("reuse_method")):
        return None
    return "盘活日期和盘活方式只填了一项：已盘活的两项都填，仍闲置的都不填。"


@hard("idle_plant.lease", "lease", "reuse_method")
def leased_by_a_contract(row: Row) -> str | None:
    """Reuse by letting names the contract."""
    if row.get("reuse_method") == _LEASE and row.get("lease") is None:
        return "盘活方式为租赁而没有租赁合同：请填合同编号。"
    return None


@hard_across("idle_plant.unit", "unit", "plant")
def unit_of_plant(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The unit is one of the building's."""
    yield from units_elsewhere(rows)


def units_elsewhere(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Each row whose unit is another building's."""
    asked = {row.get("unit") for row in rows} - {None}
    homes = dict(held("registers.plant_unit", pk__in=asked).values_list("pk", "plant"))
    for position, row in enumerate(rows):
        home = homes.get(row.get("unit"))
        if home is not None and row.get("plant") is not None and home != row["plant"]:
            yield position, "单元不属于所填的厂房：请核对厂房编号和单元编号。"


@hard_across("idle_plant.exceeds", "idle_area", "plant")
def idle_within_plant(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What lies idle in one building at once is no larger than the building, in a unit no larger than the unit."""
    columns = ("plant", "unit", "vacant_since", "reused_on", "idle_area")
    others = [*standing_by_key("land.idle_plant", rows, "plant", columns)]
    for link, ledger, what in (
        ("unit", "registers.plant_unit", "单元"),
        ("plant", "registers.plant", "厂房"),
    ):
        wholes = dict(
            held(ledger, pk__in={row.get(link) for row in rows} - {None}).values_list("pk", "floor_area")
        )
        stays: dict[Any, list[Stay]] = defaultdict(list)
        for each in (*others, *rows):
            if each.get(link) and each.get("vacant_since") and each.get("idle_area"):
                stays[each[link]].append(_stay(each))
        for position, row in enumerate(rows):
            whole = wholes.get(row.get(link))
            if whole is None or not row.get("vacant_since") or not row.get("idle_area"):
                continue
            own = _stay(row)
            idle = most_at_once(own, _without(stays[row[link]], own))
            if idle > whole:
                yield (
                    position,
                    f"该{what}同时闲置{idle.normalize():f}平方米，大于建筑面积{whole.normalize():f}平方米：请核对。",
                )


def _stay(row: Row) -> Stay:
    """Idle from the first day to the day before it is used again: that day another may begin."""
    return Stay(row["vacant_since"], row.get("reused_on"), row["idle_area"])


def _without(stays: list[Stay], own: Stay) -> list[Stay]:
    place = stays.index(own)
    return stays[:place] + stays[place + 1 :]


@hard_across("idle_plant.lease_exceeds", "idle_area", "lease")
def reused_within_lease(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A contract brings no more plant back to use than it lets."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for found in standing_by_key("land.idle_plant", rows, "lease", ("lease", "idle_area")):
        sums[found["lease"]] += found["idle_area"]
    for row in rows:
        if row.get("lease") and row.get("idle_area"):
            sums[row["lease"]] += row["idle_area"]
    let = dict(held("land.lease", pk__in=sums).values_list("pk", "area"))
    for position, row in enumerate(rows):
        area = let.get(row.get("lease"))
        if area is not None and sums[row["lease"]] > area:
            yield (
                position,
                f"该合同盘活的闲置面积合计{sums[row['lease']].normalize():f}平方米，大于租赁面积"
                f"{area.normalize():f}平方米：没有租用的部分仍是闲置，请分行登记。",
            )


@hard_across("shared_plant.fire_class", "fire_class", "plant")
def no_graver_than_designed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A tenant's trade is no more dangerous than the building was designed for (GB 50016)."""
    yield from graver_than_designed(rows)


def graver_than_designed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Each row whose class of fire danger exceeds its building's; 甲 is 1, 戊 is 5."""
    asked = {row.get("plant") for row in rows} - {None}
    designed = dict(held("registers.plant", pk__in=asked).values_list("pk", "fire_class"))
    for position, row in enumerate(rows):
        allowed, own = designed.get(row.get("plant")), row.get("fire_class")
        if allowed and own and own < allowed:
            names = "甲乙丙丁戊"
            yield (
                position,
                f"火灾危险性为{names[int(own) - 1]}类，高于厂房设计的{names[int(allowed) - 1]}类："
                "不能使用该厂房，请另选厂房。",
            )
