"""A claim: one number of a text with what it says (数据表述)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from yuanqu.terms.periods import Period


class Kind(StrEnum):
    """What sort of thing a number says."""

    COUNT = "count"
    AMOUNT = "amount"
    AREA = "area"
    RATE = "rate"
    SHARE = "share"
    GROWTH = "growth"
    POINTS = "points"
    DURATION = "duration"
    FREQUENCY = "frequency"
    RANK = "rank"
    DATE = "date"


class Modality(StrEnum):
    """Whether it is so, is expected, is aimed at, or is a limit."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    THRESHOLD = "threshold"


class Precision(StrEnum):
    """How the number is printed."""

    EXACT = "exact"
    LOOSE = "loose"
    RANGE = "range"
    UNFILLED = "unfilled"


class Counted(NamedTuple):
    """What a number counts, taken apart: what was done (新签约), which (工业), and what (项目)."""

    verb: str = ""
    which: str = ""
    head: str = ""


NOTHING_COUNTED = Counted()


@dataclass(slots=True, eq=False)
class Claim:
    """One claim; `start` and `end` in code points of the text as read.

    `value`, `low` and `high` are in `unit` as printed (1.2 and 万平方米); None where there is none. `damaged`: the
    number was broken by copying and is read as it must have been. `places`: the decimal place of its last digit, None
    for what is exact by nature. `aspect`: what of its thing a number tells where its words do not
    say it (面积, 人次), the end of its measure.
    """

    text: str
    start: int
    end: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    kind: Kind
    modality: Modality = Modality.ACTUAL
    precision: Precision = Precision.EXACT
    measure: str = ""
    period: Period | None = None
    places: int | None = None
    damaged: bool = False
    in_table: bool = False
    counted: Counted = NOTHING_COUNTED
    aspect: str = ""

    @property
    def name(self) -> str:
        """What is measured, without what of it: 供应工业用地 of 供应工业用地面积."""
        return self.measure.removesuffix(self.aspect) if self.aspect else self.measure

    def as_json(self) -> dict[str, object]:
        """The fields of `--json`, numbers as decimal text."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "value": decimal_text(self.value),
            "low": decimal_text(self.low),
            "high": decimal_text(self.high),
            "unit": self.unit,
            "measure": self.measure,
            "period": self.period.code if self.period else None,
            "kind": self.kind.value,
            "modality": self.modality.value,
            "precision": self.precision.value,
        }


def decimal_text(number: Fraction | None) -> str | None:
    """Decimal text without trailing zeros; what does not end is cut to 12 significant digits."""
    if number is None:
        return None
    if number.denominator == 1 and -_LONG < number.numerator < _LONG:
        return str(number.numerator)
    return _decimals(number)


_LONG = 10**27  # as many digits as decimals are counted with


@lru_cache(maxsize=16_384)
def _decimals(number: Fraction) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(exact) != number:
        exact = Decimal(f"{exact:.12g}")
    return f"{exact.normalize():f}" if exact else "0"
