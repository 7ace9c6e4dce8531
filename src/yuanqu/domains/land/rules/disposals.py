"""What rows of the disposal ledger are held to (处置审核): no 亩 is disposed of twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from yuanqu.domains.land.codes import DISPOSAL_METHOD, DISPOSAL_SUBMETHOD
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

_PRICES = {"appraisal": "评估价", "compensation": "补偿价", "price": "成交价"}


@hard("disposal.submethod", "submethod", "method")
def submethod_of_method(row: Row) -> str | None:
    """The particular way is one of the method's."""
    method, submethod = row.get("method"), row.get("submethod")
    if not method or not submethod or submethod.startswith(f"{method}_"):
        return None
    own = [entry.label for entry in DISPOSAL_SUBMETHOD if entry.code.startswith(f"{method}_")]
    return (
        f"具体方式「{DISPOSAL_SUBMETHOD.label(submethod)}」不属于{DISPOSAL_METHOD.label(method)}："
        f"可选{'、'.join(own)}。"
    )


@hard("disposal.measure", "land_area", "area_unit", "subject")
def area_by_subject(row: Row) -> str | None:
    """亩 come from rows whose subject includes land, and from no other."""
    if row.get("subject") == "plant":
        return (
            "处置对象为厂房而填了处置面积：只处置厂房的不填亩数，以免计入盘活土地。"
            if row.get("land_area")
            else None
        )
    if row.get("subject") and (row.get("land_area") is None or not row.get("area_unit")):
        return "处置对象含土地而没有处置面积或面积单位：请补填。"
    return None


@hard("disposal.negative", *_PRICES)
def priced_not_negative(row: Row) -> str | None:
    """Prices are not below 0."""
    wrong = [name for column, name in _PRICES.items() if (row.get(column) or 0) < 0]
    return f"{'、'.join(wrong)}填了负数：应不小于0。" if wrong else None


@hard_across("disposal.before_finding", "opened_on", "finding")
def opened_after_finding(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A disposal follows the determination it rests on."""
    asked = {row.get("finding") for row in rows} - {None}
    found = dict(held("land.underuse_finding", pk__in=asked).values_list("pk", "found_on"))
    for position, row in enumerate(rows):
        day = found.get(row.get("finding"))
        if day is not None and row.get("opened_on") is not None and row["opened_on"] < day:
            yield position, f"列入处置日期{row['opened_on']}早于认定日期{day}：请核对。"


@hard_across("disposal.exceeds", "land_area", "finding")
def disposed_within_finding(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The disposals of one finding, those that ended left out, are no larger together than what was found."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    columns = ("finding", "land_mu", "ended_on", "state")
    for found in standing_by_key("land.disposal", rows, "finding", columns):
        if found["state"] != "ended":
            sums[found["finding"]] += found["land_mu"] or 0
    for row in rows:
        if row.get("finding") and row.get("land_mu") and not _ended(row):
            sums[row["finding"]] += row["land_mu"]
    wholes = dict(held("land.underuse_finding", pk__in=sums).values_list("pk", "occupied_mu"))
    for position, row in enumerate(rows):
        if row.get("finding") not in sums or not row.get("land_mu") or _ended(row):
            continue
        listed, taken = wholes.get(row["finding"]) or Decimal(0), sums[row["finding"]]
        if taken > listed:
            yield (
                position,
                f"该认定的处置面积合计{taken.normalize():f}亩，大于占地面积{listed.normalize():f}亩："
                "一亩地只处置一次，请核对各次处置面积。",
            )


def _ended(row: Row) -> bool:
    """Whether it was given up: by its state, or in a workbook's row that only brings the day of it along."""
    return row.get("state") == "ended" or (row.get("state") == "found" and row.get("ended_on") is not None)
