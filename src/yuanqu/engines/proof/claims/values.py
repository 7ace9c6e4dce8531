"""What a printed number stands for (数值): value and ends in the unit as printed, read by terms."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from yuanqu.terms.hanzi_numbers import read_scale
from yuanqu.terms.intervals import Interval
from yuanqu.terms.quantities import NumberError, read_quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its value, what it may stand for, the place of its last digit (None: exact), whether loose."""

    value: Fraction | None
    interval: Interval
    places: int | None
    loose: bool = False
    range: bool = False

    def negative(self) -> Number:
        """The same, below zero."""
        value = None if self.value is None else -self.value
        return Number(value, -self.interval, self.places, self.loose, self.range)

    def scaled(self, factor: Fraction | int) -> Number:
        """The same number counted in a unit `factor` times smaller."""
        value = None if self.value is None else self.value * factor
        return Number(value, self.interval.scaled(factor), self.places, self.loose, self.range)

    def exactly(self) -> Number:
        """The same number of whole things, which nobody rounded."""
        if self.loose or self.range or self.value is None or self.places:
            return self
        return _exactly(self.value)


@lru_cache(maxsize=8192)
def _exactly(value: Fraction) -> Number:
    return Number(value, Interval.point(value), None)


@lru_cache(maxsize=32_768)
def read(digits: str, loose_before: str = "", loose_after: str = "") -> Number | None:
    """A number as printed with the loose words around it; None where it cannot be read."""
    for text in (loose_before + digits + loose_after, digits + loose_after, digits):
        try:
            reading = read_quantity(text)
        except (NumberError, ValueError):
            continue
        exact = reading.number.low == reading.number.high
        places = None if exact else reading.places
        return Number(reading.exact, reading.number, places, reading.loose is not None)
    return None


def read_range(low: str, high: str) -> Number | None:
    """The stretch between two printed numbers."""
    one, other = read(low), read(high)
    if one is None or other is None or one.value is None or other.value is None:
        return None
    return between(one.value, other.value)


def between(low: Fraction, high: Fraction) -> Number | None:
    """Every value between the two, whichever is the greater."""
    if low > high:
        low, high = high, low
    return Number(None, Interval(low, high), None, range=True)


def scale_of(letters: str) -> int:
    """What 万 or 亿 before a unit is worth, 1 for none."""
    return read_scale(letters) if letters else 1
