"""What a rollup says: totals with who stands behind them, the order of zones, and how complete all of it is (结果)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.figure import printed
from yuanqu.engines.indicators.vocabulary import Growth, Indicator, QuotaMet, Ratio
from yuanqu.engines.rollup.adding import Addend, nominal, value
from yuanqu.engines.rollup.lake import Lake
from yuanqu.engines.rollup.seals import Zone
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import significant

ALL = "全部园区"
LEAST = 10  # records below the line of a ratio that a zone needs to have a place in an order


@dataclass(frozen=True)
class Zoned:
    """One zone's value, or why it has none; ``weight`` records stand below the line."""

    zone: Zone
    value: Fraction | None
    unknown: str
    weight: int


@dataclass(frozen=True)
class Total:
    """An indicator in an area: what ``counted`` zones add up to.

    ``left_out``: reason → zones. ``before`` and ``same``: last year's and this year's sums of the ``both`` zones that
    have both, by which growth compares the same zones.
    """

    indicator: Indicator
    area: str
    sums: Addend | None
    unknown: str
    counted: int
    left_out: Mapping[str, list[str]]
    before: Addend | None
    same: Addend | None
    both: int
    zones: tuple[Zoned, ...]
    additive: bool

    @property
    def value(self) -> Fraction | None:
        """The value, exact."""
        return value(self.indicator, self.sums.parts)[0] if self.sums else None

    @property
    def reason(self) -> str:
        """Why there is no value; empty where there is one."""
        return self.unknown or (value(self.indicator, self.sums.parts)[1] if self.sums else "")

    @property
    def last_year(self) -> Fraction | None:
        """Last year's value of the zones that have both."""
        return value(self.indicator, self.before.parts)[0] if self.before else None

    @property
    def growth(self) -> Fraction | None:
        """By how many percent the sum of the same zones grew; None where there is nothing to compare."""
        if not (self.additive and self.before and self.same) or self.before.parts[0] <= 0:
            return None
        return (self.same.parts[0] / self.before.parts[0] - 1) * 100

    def ranking(self, least: int = LEAST) -> tuple[list[Zoned], list[Zoned]]:
        """Zones from the highest value, and those without a place: unknown, or fewer than ``least`` below the line."""
        needs = isinstance(self.indicator, Ratio | Growth | QuotaMet)
        placed = [
            each for each in self.zones if each.value is not None and (each.weight >= least or not needs)
        ]
        placed.sort(key=lambda each: (-(each.value or 0), each.zone.code))
        return placed, [each for each in self.zones if each not in placed]

    def printed(self) -> str:
        """As a page states it."""
        found = self.value
        return f"暂缺：{self.reason}" if found is None else printed(found, self.indicator)

    def print_value(self, found: Fraction | None) -> str:
        """A zone's value as a page states it."""
        return "" if found is None else printed(found, self.indicator)

    def to_json(self, *, zones: bool = False) -> dict[str, Any]:
        """The total as data."""
        found: dict[str, Any] = {
            "indicator": self.indicator.code,
            "name": self.indicator.name,
            "area": self.area,
            "unit": self.indicator.unit,
            "value": _number(self.value),
            "printed": self.printed() if self.value is not None else None,
            "unknown": self.reason or None,
            "sums": [str(each) for each in self.sums.parts] if self.sums else None,
            "zones_counted": self.counted,
            "left_out": dict(self.left_out),
            "same_zones": self.both,
            "last_year": _number(self.last_year),
            "growth": _number(self.growth),
        }
        if isinstance(self.indicator, Growth):
            found["nominal"] = _number(nominal(self.sums.parts)) if self.sums else None
        if zones:
            placed, unplaced = self.ranking()
            found["ranking"] = [_zoned(each) for each in placed]
            found["unplaced"] = [_zoned(each) for each in unplaced]
        return found


@dataclass(frozen=True)
class Rollup:
    """Everything that was asked for, with the state of the lake it was taken from."""

    period: Period
    as_of: date
    level: str
    totals: tuple[Total, ...]
    lake: Lake
    late: frozenset[str]

    def completeness(self) -> Iterator[tuple[str, str, list[str]]]:
        """What is incomplete: a stable word, its Chinese, the zones with their reason."""
        lake = self.lake
        yield "refused", "未采用（损坏或签名不符）", [f"{code}：{why}" for code, why in lake.refused.items()]
        yield "missing", "未发布", [f"{zone.code} {zone.name}" for zone in lake.missing()]
        late = [lake.seals[code] for code in sorted(self.late)]
        yield "late", "未报到期末，未计入", [f"{s.zone.code} {s.zone.name}：截至{s.through}" for s in late]
        yield "older", "按其他版本的声明发布", [f"{s.zone.code} {s.zone.name}" for s in lake.older()]
        yield "unsigned", "签名未核验（没有给出密钥表）", sorted(lake.unsigned)

    def to_json(self, *, zones: bool = False) -> dict[str, Any]:
        """The rollup as data."""
        return {
            "period": self.period.code,
            "as_of": self.as_of.isoformat(),
            "level": self.level,
            "zones": len(self.lake.seals) - len(self.late),
            "expected": len(self.lake.expected) or None,
            "completeness": {word: found for word, _, found in self.completeness()},
            "totals": [each.to_json(zones=zones) for each in self.totals],
        }


def _number(found: Fraction | None) -> str | None:
    return None if found is None else significant(found)


def _zoned(each: Zoned) -> dict[str, Any]:
    return {
        "zone": each.zone.code,
        "name": each.zone.name,
        "value": _number(each.value),
        "unknown": each.unknown or None,
        "records": each.weight,
    }
