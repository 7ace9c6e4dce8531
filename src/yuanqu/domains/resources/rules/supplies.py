"""What land supplies, inspections after them and standard-land commitments are held to (供地和批后监管审核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from yuanqu.engines.ledger.checks import Check, Row, hard, soft, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.areas import parts_within
from yuanqu.registers.held import held

_PUBLIC_DAYS = 20  # 公告期不少于20日（招标拍卖挂牌出让国有建设用地使用权规定第八条）
_INDUSTRIAL_YEARS = 50  # 城镇国有土地使用权出让和转让暂行条例第十二条
_INDUSTRIAL = ("1001", "1101")

limits_in_order: tuple[Check, ...] = (
    *parts_within("land_supply.limits", "ratio_most", {"ratio_least": "容积率下限"}, "容积率上限"),
    *parts_within("land_supply.limits", "density_most", {"density_least": "建筑密度下限"}, "建筑密度上限"),
)


def contract_numbers(rows: Sequence[Row]) -> list[str | None]:
    """合同编号, one a row: from the parcel register."""
    return [parcel.get("contract_no") for parcel in _parcels(rows)]


def standards(rows: Sequence[Row]) -> list[bool | None]:
    """按标准地供应, one a row: from the parcel register."""
    return [parcel.get("is_standard") for parcel in _parcels(rows)]


def signed_days(rows: Sequence[Row]) -> list[date | None]:
    """合同签订日期, one a row: the day of supply in the parcel register."""
    return [parcel.get("supplied_on") for parcel in _parcels(rows)]


def finished_days(rows: Sequence[Row]) -> list[date | None]:
    """竣工日期, one a row: from the parcel register."""
    return [parcel.get("actual_finish") for parcel in _parcels(rows)]


@hard("land_supply.price", "price", "start_price")
def price_not_below_start(row: Row) -> str | None:
    """Land is not sold below its start price."""
    price, start = row.get("price"), row.get("start_price")
    if price is None or start is None or price >= start:
        return None
    return f"成交价{price}万元低于起始价{start}万元：请核对。"


@soft("land_supply.listed", "closed_on", "listed_on")
def listed_long_enough(row: Row) -> str | None:
    """A sale is made public for 20 days."""
    listed, closed = row.get("listed_on"), row.get("closed_on")
    if listed is None or closed is None or (closed - listed).days >= _PUBLIC_DAYS:
        return None
    return f"公告期{(closed - listed).days}日，少于{_PUBLIC_DAYS}日：请核对。"


@soft_across("land_supply.years", "years", "parcel")
def industrial_years(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Industrial land is supplied for 50 years at most."""
    for position, (row, parcel) in enumerate(zip(rows, _parcels(rows), strict=True)):
        use = parcel.get("approved_use") or ""
        if use.startswith(_INDUSTRIAL) and (row.get("years") or 0) > _INDUSTRIAL_YEARS:
            yield position, f"工业用地使用年限{row['years']}年，超过{_INDUSTRIAL_YEARS}年：请核对。"


@soft_across("land_supply.registered", "parcel")
def registered_as_supplied(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The parcel register says when the land was supplied."""
    for position, parcel in enumerate(_parcels(rows)):
        if parcel and parcel.get("supplied_on") is None:
            yield position, "地块名录没有登记供地日期：请在名录补填，本台账的签订日期由此得出。"


def _parcels(rows: Sequence[Row]) -> list[Mapping[str, Any]]:
    """The register's parcel of each row; empty where there is none."""
    wanted = {row.get("parcel") for row in rows} - {None}
    columns = ("pk", "contract_no", "supplied_on", "actual_finish", "approved_use", "is_standard")
    found = {each["pk"]: each for each in held("registers.parcel", pk__in=wanted).values(*columns)}
    return [found.get(row.get("parcel"), {}) for row in rows]


# ---- 批后监管


@guard("supply_check.breach")
def nothing_found(row: Row) -> str | None:
    """What was found is put right before the visit is closed."""
    return None if row["breach"] == "none" else "巡查发现违约：请办理「责令整改」，整改后再办结。"


@guard("supply_check.no_breach")
def something_found(row: Row) -> str | None:
    """Nothing is ordered where nothing was found."""
    return "没有发现违约：请直接办结。" if row["breach"] == "none" else None


# ---- 标准地承诺

CHECKED = {
    "invest": ("固定资产投资强度", "built_result"),
    "plot_ratio": ("容积率", "built_result"),
    "tax": ("亩均税收", "output_result"),
    "energy": ("单位能耗标准", "output_result"),
    "emission": ("单位排放标准", "output_result"),
}


@soft("standard_commitment.kept", "built_result", "output_result")
def passed_as_promised(row: Row) -> str | None:
    """Passed is what reaches each promise."""
    for name, (label, result) in CHECKED.items():
        floor, actual = row.get(f"{name}_floor"), row.get(f"{name}_actual")
        if row.get(result) == "pass" and floor is not None and actual is not None and actual < floor:
            return f"{label}实际{actual}低于承诺{floor}，而核验结果为通过：请核对。"
    return None


@hard("standard_commitment.checked", "built_result", "built_on", "output_result", "output_on")
def result_has_its_day(row: Row) -> str | None:
    """A result has its day."""
    for day, result, name in (
        ("built_on", "built_result", "竣工核验"),
        ("output_on", "output_result", "达产核验"),
    ):
        if bool(row.get(day)) != bool(row.get(result)):
            return f"{name}的日期和结果只填了一项：核验过的两项都填。"
    return None
