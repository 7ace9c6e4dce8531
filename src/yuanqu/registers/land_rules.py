"""What parcels and plant are held to (地块和厂房的审核关系)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.engines.ledger.shapes import polygons
from yuanqu.engines.ledger.today import today
from yuanqu.registers.areas import in_mu
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key
from yuanqu.terms.ground_area import ground_area

_GRANTED, _UNSUPPLIED = "granted", "unsupplied"
_SQUARE_METRES, _ALIKE = "square_metre", Decimal("0.05")
_AS_AGREED = frozenset({"normal"})


@hard("parcel.holder", "enterprise", "holder", "right_type")
def supplied_has_its_holder(row: Row) -> str | None:
    """Supplied land has one holder, of the register or another; unsupplied land has none."""
    given = [row[column] for column in ("enterprise", "holder") if row.get(column)]
    if row.get("right_type") == _UNSUPPLIED:
        return "使用权类型为未供应而填了使用权人：未供应的地块不填使用权人。" if given else None
    if row.get("right_type") is None or len(given) == 1:
        return None
    if given:
        return "土地使用权人和其他使用权人都填了：园区企业只填前者，其他单位只填后者。"
    return "已供应的地块没有使用权人：园区企业填土地使用权人，其他单位填其他使用权人。"


@hard("parcel.grant_terms", "agreed_start", "agreed_finish", "contract_no", "right_type")
def granted_has_its_terms(row: Row) -> str | None:
    """出让 land has its contract and the days that were agreed: the clocks of idle land run from them."""
    names = {"contract_no": "出让合同号", "agreed_start": "约定开工时间", "agreed_finish": "约定竣工时间"}
    missing = [name for column, name in names.items() if not row.get(column)]
    if row.get("right_type") != _GRANTED or not missing:
        return None
    return f"使用权类型为出让而没有{'、'.join(missing)}：请照出让合同补填。"


@soft("parcel.supplied_exceeds", "supplied_area", "approved_area")
def supplied_within_approved(row: Row) -> str | None:
    """More than was approved is not supplied."""
    given, approved = row.get("supplied_area"), row.get("approved_area")
    if given is None or approved is None or given <= approved:
        return None
    return f"供应面积{given}大于批准面积{approved}：请核对。"


@soft("parcel.drawn", "shape", "area", "area_unit")
def drawn_as_large_as_entered(row: Row) -> str | None:
    """A boundary around quite another area is another parcel's, or has a slip in it (本园区核对，差百分之五以上)."""
    if not row.get("shape") or row.get("area") is None or not row.get("area_unit"):
        return None
    drawn, entered = ground_area(polygons(row["shape"])), in_mu(row["area"], row["area_unit"])
    measured = in_mu(drawn, _SQUARE_METRES) if drawn else None
    if not measured or not entered or abs(measured - entered) <= entered * _ALIKE:
        return None
    share = (measured - entered) / entered * 100
    said = f"图形围成{measured:.2f}亩，与登记的{entered:.2f}亩相差{share:+.1f}%"
    return f"{said}：请核对坐标和面积，属实的请在说明中写明。"


@soft("parcel.late_start", "condition", "agreed_start", "actual_start")
def late_start_is_suspected(row: Row) -> str | None:
    """A year past the agreed start without one, land is suspected idle (闲置土地处置办法第二条)."""
    agreed = row.get("agreed_start")
    if agreed is None or row.get("actual_start") or row.get("condition") not in _AS_AGREED:
        return None
    if today() <= _a_year_after(agreed):
        return None
    return f"约定开工时间（{agreed}）已满一年而没有实际开工时间：用地情况应为疑似闲置，请核对。"


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 3, 1)


@hard_across("parcel.cadastral_twice", "cadastral_no")
def cadastral_no_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """One 不动产单元号 belongs to one parcel."""
    owners = {
        found["cadastral_no"]: found["parcel_no"]
        for found in standing_by_key("registers.parcel", rows, "cadastral_no", ("cadastral_no",))
    }
    for position, row in enumerate(rows):
        number = row.get("cadastral_no")
        if number and owners.setdefault(number, row.get("parcel_no")) != row.get("parcel_no"):
            yield position, f"不动产单元号{number}已用于地块{owners[number]}：一个号只对应一个地块，请核对。"


@hard("plant.owner", "enterprise", "owner")
def plant_has_its_owner(row: Row) -> str | None:
    """A building has one owner, of the register or another."""
    given = [row[column] for column in ("enterprise", "owner") if row.get(column)]
    if len(given) == 1:
        return None
    if given:
        return "产权企业和其他产权单位都填了：园区企业只填前者，其他单位只填后者。"
    return "没有产权单位：园区企业填产权企业，其他单位填其他产权单位。"


@soft("plant.title", "title_no", "accepted")
def accepted_plant_has_its_title(row: Row) -> str | None:
    """What has been accepted is registered."""
    if not row.get("accepted") or row.get("title_no"):
        return None
    return "已竣工验收而没有产权证号：没有产权证的厂房不能出租，请补填或写明说明。"


@hard_across("plant_unit.exceeds", "floor_area", "plant")
def units_within_building(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The units of a building are no larger than the building."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for found in standing_by_key("registers.plant_unit", rows, "plant", ("plant", "floor_area")):
        sums[found["plant"]] += found["floor_area"]
    for row in rows:
        if row.get("plant") and row.get("floor_area"):
            sums[row["plant"]] += row["floor_area"]
    wholes = dict(held("registers.plant", pk__in=sums).values_list("pk", "floor_area"))
    for position, row in enumerate(rows):
        whole = wholes.get(row.get("plant"))
        if whole is not None and sums[row["plant"]] > whole:
            yield (
                position,
                f"该厂房各单元建筑面积合计{sums[row['plant']]}平方米，大于厂房的{whole}平方米：请核对各单元。",
            )
