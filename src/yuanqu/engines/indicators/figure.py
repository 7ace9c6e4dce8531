"""A Figure 数值: an indicator's value for one period and slice, which opens down to its records.

It cannot exist without the snapshot it came from and the query that lists its records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.listing import Listing, Records
from yuanqu.engines.indicators.vocabulary import Growth, Indicator, Measure, Names, Ratio, RuleValue
from yuanqu.engines.indicators.windows import Standing
from yuanqu.engines.snapshots import Snapshot
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import Form, find_unit, print_quantity, significant

UNKNOWN = "暂缺"
_MAIN_SIDES = ("now", "whole", "records", "owed")


@dataclass(frozen=True)
class Companion:
    """A second value that belongs beside the first: nominal growth beside the comparable."""

    label: str
    value: Fraction | None
    printed: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unknown: str = ""


@dataclass(frozen=True)
class Step:
    """One step from the nominal base to the comparable: ``amount`` in the unit of the sum, exact."""

    label: str
    amount: Fraction
    printed: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One value with everything it rests on.

    ``value``: exact, in the indicator's unit (percent for %), None where unknown, with the reason in ``unknown``.
    ``numerator``/``denominator``: what was divided (a sum over 1, part over whole, now over base). ``sides``: how
    many records each side has. ``names``: the first few names, of a list.
    """

    indicator: Indicator
    period: Period
    asked: Period
    as_of: date
    snapshot: Snapshot
    listing: Listing
    slice: Mapping[str, str] = field(default_factory=dict)
    value: Fraction | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unknown: str = ""
    companions: Mapping[str, Companion] = field(default_factory=dict)
    sides: Mapping[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.snapshot, Snapshot) or not isinstance(self.listing, Listing):
            raise TypeError("a figure needs the snapshot it came from and the query that lists its records")
        if (self.value is None) != bool(self.unknown):
            raise ValueError(f"{self.indicator.code}: an unknown figure, and no other, gives its reason")

    @property
    def record_count(self) -> int:
        """How many records the value rests on: of this year for growth, of the whole for a ratio."""
        return next((self.sides[side] for side in _MAIN_SIDES if side in self.sides), 0)

    @property
    def when(self) -> str:
        """The period in Chinese; what stands on a day is 「截至」 it."""
        return self.when_after(None)

    def when_after(self, year: int | None) -> str:
        """The same where ``year`` has just been named: of that year, it is not named again."""
        known = None if year is None or self.period == Period.year(year) else Period.year(year)
        return self.period.chinese_at(known) if _is_stock(self.indicator) else self.period.chinese(known)

    def title(self) -> str:
        """The indicator's name, with the slice's labels."""
        labels = [slice_label(name, code) for name, code in self.slice.items()]
        return f"{self.indicator.name}（{'、'.join(labels)}）" if labels else self.indicator.name

    def printed(self, *, loose: str | None = None, with_unit: bool = True) -> str:
        """As a page states it, rounded once: 「16.39%」, 「180余家」 with ``loose="余"``, names with 等."""
        if self.value is None:
            return UNKNOWN
        if isinstance(self.indicator, Names):
            return self._printed_names(with_unit)
        return printed(self.value, self.indicator, loose=loose, with_unit=with_unit)

    def records(self, side: str, limit: int | None = None, first: int = 0) -> Records:
        """The records of one side (a key of ``sides``): ``limit`` of them from ``first`` on, and the total."""
        if side not in self.sides:
            raise KeyError(f"{self.indicator.code} has no side {side!r}: it has {', '.join(self.sides)}")
        return self.listing.records(side, self.sides[side], limit, first)

    def gap(self) -> tuple[Step, ...]:
        """From the nominal base to the comparable, step by step; empty where they are the same or unknown."""
        return self.steps

    def to_json(self) -> dict[str, Any]:
        """The figure as data: ``value`` to 12 significant digits beside exact numerator and denominator."""
        return {
            "indicator": self.indicator.code,
            "name": self.indicator.name,
            "office": self.indicator.office,
            "definition": self.indicator.definition,
            "period": self.period.code,
            "asked": self.asked.code,
            "as_of": self.as_of.isoformat(),
            "slice": dict(self.slice),
            "value": None if self.value is None else significant(self.value),
            "numerator": _text(self.numerator),
            "denominator": _text(self.denominator),
            "unit": self.indicator.unit,
            "printed": None if self.value is None else self.printed(),
            "unknown": self.unknown or None,
            "records": self.record_count,
            "sides": dict(self.sides),
            "companions": {name: _companion(each) for name, each in self.companions.items()},
            "snapshot": self.snapshot.id,
        }

    def _printed_names(self, with_unit: bool) -> str:
        total, unit = int(self.value or 0), self.indicator.unit if with_unit else ""
        if not total:
            return f"0{unit}"
        listed = "、".join(self.names)
        return f"{listed}等{total}{unit}" if total > len(self.names) else listed


def printed(
    value: Fraction, indicator: Indicator, *, loose: str | None = None, with_unit: bool = True
) -> str:
    """``value`` with the indicator's places and unit; a unit of two words (万元/人) is put behind as it is."""
    unit = indicator.unit if with_unit else ""
    known = find_unit(unit) if unit else None
    text = print_quantity(value, Form.of(known, indicator.places, loose))
    return text if known or not unit else text + unit


def _is_stock(indicator: Indicator) -> bool:
    match indicator:
        case Measure():
            return isinstance(indicator.when, Standing)
        case Names() | Growth():
            return isinstance(indicator.of.when, Standing)
        case Ratio():
            return isinstance(indicator.part.when, Standing) and isinstance(indicator.whole.when, Standing)
    return isinstance(indicator, RuleValue)


def _companion(companion: Companion) -> dict[str, Any]:
    return {
        "label": companion.label,
        "value": None if companion.value is None else significant(companion.value),
        "printed": None if companion.value is None else companion.printed,
        "numerator": _text(companion.numerator),
        "denominator": _text(companion.denominator),
        "unknown": companion.unknown or None,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
