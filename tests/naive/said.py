"""What the naive evaluator picks and says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.naive.rows import Row
from yuanqu.terms.periods import Period


@dataclass
class Picked:
    """A row with the day it is taken at and the day until which things have happened."""

    row: Row
    own: date
    cut: date


@dataclass
class Said:
    """What the naive evaluator says of a figure."""

    period: Period
    value: Fraction | None = None
    sides: dict[str, Any] = field(default_factory=dict)
    nominal: Fraction | None = None
    steps: dict[str, Decimal] = field(default_factory=dict)
