"""What is used of a quota (指标使用): the parcels and woodland that name it, as long as they were not given up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.areas import in_mu
from yuanqu.registers.held import held

GIVEN_UP = ("refused", "withdrawn")
_AREA_OF = {"quota": "new_built", "balance_quota": "arable"}


def used(rows: Sequence[Row]) -> list[Decimal]:
    """已用量 of each quota in 亩."""
    numbers = {row.get("quota_no") for row in rows} - {None}
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for link, area in _AREA_OF.items():
        parcels = held("resources.land_approval", **{f"{link}__quota_no__in": numbers})
        of_each = parcels.exclude(state__in=GIVEN_UP).values_list(f"{link}__quota_no", area, "area_unit")
        for number, amount, unit in of_each:
            sums[number] += in_mu(amount, unit)
    woods = held("resources.forest_use", quota__quota_no__in=numbers)
    for number, amount in woods.values_list("quota__quota_no", "area"):
        sums[number] += in_mu(amount, "hectare")
    return [sums[row.get("quota_no")] for row in rows]


def left(rows: Sequence[Row]) -> list[Decimal | None]:
    """余量 of each quota in 亩."""
    return [
        None
        if row.get("issued") is None or not row.get("area_unit")
        else in_mu(row["issued"], row["area_unit"]) - taken
        for row, taken in zip(rows, used(rows), strict=True)
    ]
