"""完成比例: a work's percent complete from its parts, each weighed; exact until it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any

from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held

_PARTS = "infrastructure.work_part"
_SHOWN = Decimal("0.01")


def rate(part: Mapping[str, Any]) -> Fraction:
    """完成率 of a part as a share of 1; what was done beyond the design counts no more than the design."""
    return min(Fraction(part["done"]) / Fraction(part["designed"]), Fraction(1))


def complete(parts: Sequence[Mapping[str, Any]]) -> Fraction:
    """Σ weight × 完成率, in percent."""
    return sum((Fraction(part["weight"]) * rate(part) for part in parts), Fraction(0))


def shown(value: Fraction) -> Decimal:
    """To two decimals, cut: 99.996 % is not yet 100 %."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(_SHOWN, ROUND_DOWN)


def parts_of(work: Any) -> list[dict[str, Any]]:
    """The standing parts of one work, by its id."""
    columns = ("section", "part", "weight", "designed", "done", "carries_use")
    return list(held(_PARTS, work=work).values(*columns))


def percents(rows: Sequence[Row]) -> list[Decimal | None]:
    """完成比例, one a row: unknown while no part is entered."""
    numbers = {row.get("work_no") for row in rows} - {None}
    parts: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    found = held(_PARTS, work__work_no__in=numbers)
    for number, weight, designed, done in found.values_list("work__work_no", "weight", "designed", "done"):
        parts[number].append({"weight": weight, "designed": designed, "done": done})
    return [shown(complete(parts[row["work_no"]])) if row.get("work_no") in parts else None for row in rows]


def part_rates(rows: Sequence[Row]) -> list[Decimal | None]:
    """完成率 of each part in percent."""
    return [
        shown(rate(row) * 100) if row.get("designed") and row.get("done") is not None else None
        for row in rows
    ]
