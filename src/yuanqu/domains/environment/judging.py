"""Whether a reading keeps its limit (达标判定): the limit in force at the outlet on the day the water was taken.

An outlet has its standards by date and rank; the first that has a limit for the analyte on that day holds. What was
not detected keeps a limit only if the method could have seen it: 检出限 ≤ 限值; else nothing can be said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from yuanqu.domains.environment.results import PH, Result, in_common, plain, result_of
from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held
from yuanqu.terms.quantities import round_decimal

PASS, OVER, UNJUDGED, NO_LIMIT = "pass", "over", "unjudged", "none"


@dataclass(frozen=True)
class Bounds:
    """A limit in mg/L (pH bare), with where it comes from."""

    floor: Decimal | None
    ceiling: Decimal | None
    source: str

    def said(self, analyte: str) -> str:
        """「≤0.005 mg/L」, 「6—9」."""
        unit = "" if analyte == PH else " mg/L"
        if self.floor is not None and self.ceiling is not None:
            return f"{plain(self.floor)}—{plain(self.ceiling)}{unit}"
        bound = self.ceiling if self.ceiling is not None else self.floor
        assert bound is not None
        return f"{'≤' if self.ceiling is not None else '≥'}{plain(bound)}{unit}"


def verdict(result: Result | None, bounds: Bounds | None) -> str | None:
    """The code of 达标判定; None where there is no result to judge."""
    if result is None:
        return None
    if bounds is None:
        return NO_LIMIT
    if result.value is not None:
        low = bounds.floor is not None and result.value < bounds.floor
        high = bounds.ceiling is not None and result.value > bounds.ceiling
        return OVER if low or high else PASS
    told = bounds.floor is None and result.limit is not None and bounds.ceiling is not None
    return PASS if told and result.limit <= bounds.ceiling else UNJUDGED  # type: ignore[operator]


def times_over(result: Result | None, bounds: Bounds | None) -> Decimal | None:
    """超标倍数 of a concentration above its limit, (值−限值)÷限值 to four decimals; None where it is not above."""
    if result is None or result.value is None or bounds is None or not bounds.ceiling:
        return None
    if result.value <= bounds.ceiling:
        return None
    return round_decimal((Fraction(result.value) - Fraction(bounds.ceiling)) / Fraction(bounds.ceiling), 4)


@dataclass(frozen=True)
class Judged:
    """A reading beside its limit."""

    day: date | None
    result: Result | None
    bounds: Bounds | None


def judged(rows: Sequence[Row]) -> list[Judged]:
    """Each reading with the day its water was taken and the limit of that day; three queries however many rows."""
    samples = {row.get("sample") for row in rows} - {None}
    taken = held("environment.sample", pk__in=samples).values_list("pk", "outlet", "sampled_at")
    where = {pk: (outlet, timezone.localtime(at).date()) for pk, outlet, at in taken}
    limits = _Limits({outlet for outlet, _ in where.values()})
    found = []
    for row in rows:
        outlet, day = where.get(row.get("sample"), (None, None))
        bounds = limits.of(outlet, row.get("analyte"), day) if day is not None else None
        found.append(Judged(day, result_of(row), bounds))
    return found


class _Limits:
    """The limits of some outlets, read once."""

    def __init__(self, outlets: set[Any]) -> None:
        self._sets: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
        standards = held("environment.outlet_standard", outlet__in=outlets)
        for each in standards.values("outlet", "limit_set", "rank", "valid_from", "valid_to"):
            self._sets[each["outlet"]].append(each)
        self._limits: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
        sets = {each["limit_set"] for listed in self._sets.values() for each in listed}
        columns = ("floor", "ceiling", "unit", "clause", "valid_from", "valid_to")
        named = ("limit_set", "limit_set__name", "analyte")
        for each in held("environment.limit", limit_set__in=sets).values(*named, *columns):
            self._limits[each["limit_set"], each["analyte"]].append(each)

    def of(self, outlet: Any, analyte: str | None, day: date) -> Bounds | None:
        """The limit of ``analyte`` at ``outlet`` on ``day``, from the first standard in force that has one."""
        for standard in sorted(self._sets[outlet], key=lambda each: each["rank"]):
            if not _covers(standard, day):
                continue
            for limit in self._limits[standard["limit_set"], analyte]:
                if _covers(limit, day):
                    floor, ceiling = (in_common(limit[name], limit["unit"]) for name in ("floor", "ceiling"))
                    return Bounds(floor, ceiling, f"{limit['limit_set__name']}{limit['clause']}")
        return None


def _covers(interval: Mapping[str, Any], day: date) -> bool:
    return bool(interval["valid_from"] <= day) and (
        interval["valid_to"] is None or day <= interval["valid_to"]
    )
