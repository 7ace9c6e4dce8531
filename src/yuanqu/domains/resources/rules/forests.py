"""What the use of woodland is held to (林地审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from yuanqu.engines.ledger.checks import Row, hard, soft_across
from yuanqu.registers.held import held

# 防护林、特用林10公顷，用材林、经济林、能源林35公顷，其他林地70公顷以上的，由国务院林业主管部门审核
# （森林法实施条例第十六条）。
_LIMITS = ((("shelter", "special"), 10), (("timber", "economic", "fuel"), 35), (("other",), 70))
_TEMPORARY_YEARS = 2  # 森林法第三十八条
_INDUSTRIAL = ("1001", "1101")  # 工业、仓储
_STRICT_GRADES = frozenset({"1", "2"})


def approvers(rows: Sequence[Row]) -> list[str]:
    """审核权限, one a row, by kind of wood and area."""
    return ["state" if _large(row) else "province" for row in rows]


def _large(row: Row) -> bool:
    return any(
        sum((row[name] for name in woods if row.get(name) is not None), Decimal(0)) >= limit
        for woods, limit in _LIMITS
    )


@hard("forest_use.temporary", "until", "kind", "accepted_on")
def temporary_ends(row: Row) -> str | None:
    """Temporary use ends within two years."""
    if row.get("kind") != "temporary":
        return None
    until, accepted = row.get("until"), row.get("accepted_on")
    if until is None:
        return "临时使用林地没有填临时使用至：请补填。"
    if accepted is None or until <= _years_after(accepted, _TEMPORARY_YEARS):
        return None
    return f"临时使用至（{until}）超过受理后{_TEMPORARY_YEARS}年：临时使用林地不超过{_TEMPORARY_YEARS}年。"


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return date(day.year + years, 3, 1)


@soft_across("forest_use.grade", "grade", "approval")
def grade_fits_the_use(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Industry and storage use woodland of grade Ⅲ and below; strategic new industry may use grade Ⅱ."""
    uses = dict(
        held("resources.land_approval", pk__in={row.get("approval") for row in rows} - {None}).values_list(
            "pk", "land_use"
        )
    )
    for position, row in enumerate(rows):
        use = uses.get(row.get("approval")) or ""
        if row.get("grade") in _STRICT_GRADES and use.startswith(_INDUSTRIAL):
            yield position, "工业、仓储项目一般使用Ⅲ级及以下林地：请核对，战略性新兴产业使用Ⅱ级的请说明。"


@soft_across("forest_use.within", "area", "approval")
def woods_given(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Woodland is applied for where the parcel has some."""
    parcels = held("resources.land_approval", pk__in={row.get("approval") for row in rows} - {None})
    bare = set(parcels.filter(forest=0).values_list("pk", flat=True))
    for position, row in enumerate(rows):
        if row.get("approval") in bare:
            yield position, "用地报批台账中该地块的林地面积为0：请核对两处面积。"
