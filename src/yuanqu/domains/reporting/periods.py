"""The period an edition reports on, and what the edition is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yuanqu.terms.periods import Period

_HALVES = {"first_half": 1, "second_half": 2}


def period_of(row: Mapping[str, Any]) -> Period:
    """The half-year or year of an edition's ``year`` and ``span``."""
    half = _HALVES.get(row["span"])
    return Period.half(row["year"], half) if half else Period.year(row["year"])


def span_of(period: Period) -> tuple[int, str] | None:
    """``(year, span)`` of a period that work reports are written on; None for any other."""
    for span in (*_HALVES, "year"):
        if period_of({"year": period.start.year, "span": span}) == period:
            return period.start.year, span
    return None


def title_of(row: Mapping[str, Any]) -> str:
    """「2025年上半年工作总结第2版」; empty for a year that no calendar has."""
    if not 1 <= row["year"] <= 9999:
        return ""
    return f"{period_of(row).chinese()}工作总结第{row['edition_no']}版"
