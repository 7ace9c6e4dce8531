"""Areas as they are entered, and in 亩 (面积): one unit a row, its 亩 exact to the last digit.

A zone's table has one unit in its corner, survey tables another; what was entered stays as it is, and sums are made of
the derived 亩. 1 亩 = 10000/15 平方米, so 平方米 turn into 亩 by × 0.0015 exactly; the other way does not terminate.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yuanqu.engines.ledger.checks import Check, Row, hard
from yuanqu.engines.ledger.declaration import Derivation
from yuanqu.registers.codes import AREA_UNIT
from yuanqu.terms.quantities import convert, exact_decimal

PLACES_ENTERED, PLACES_MU = 4, 8  # 平方米的四位小数乘以0.0015，恰为亩的八位小数


def in_mu(area: Decimal, unit: str) -> Decimal:
    """``area`` in ``unit`` (a code of 面积单位) as 亩, exactly."""
    exact = exact_decimal(convert(area, AREA_UNIT.label(unit), "亩"))
    if exact is None:
        raise ValueError(f"{unit} does not turn into 亩 by a decimal that ends")
    return exact


def mu_of(column: str, unit: str = "area_unit") -> Derivation:
    """A derived column: ``column`` of each row in 亩; unknown where the area or its unit is."""

    def derive(rows: Sequence[Row]) -> list[Decimal | None]:
        return [
            None if row.get(column) is None or not row.get(unit) else in_mu(row[column], row[unit])
            for row in rows
        ]

    return derive


def parts_within(code: str, whole: str, parts: dict[str, str], name: str) -> tuple[Check, ...]:
    """No part (column → name) exceeds ``whole``, called ``name``: one check a part, all of one code."""
    return tuple(_part_within(code, whole, part, called, name) for part, called in parts.items())


def _part_within(code: str, whole: str, part: str, called: str, name: str) -> Check:
    def test(row: Row) -> str | None:
        if row.get(part) is None or row.get(whole) is None or row[part] <= row[whole]:
            return None
        return f"{called}{row[part]}大于{name}{row[whole]}：应不大于{name}，请核对数值和单位。"

    return hard(code, part, whole)(test)


def positive(code: str, *columns: str) -> Check:
    """Areas that are given are greater than 0."""

    def test(row: Row) -> str | None:
        wrong = [row[column] for column in columns if row.get(column) is not None and row[column] <= 0]
        return f"面积填了{wrong[0]}：应大于0。" if wrong else None

    return hard(code, *columns)(test)
