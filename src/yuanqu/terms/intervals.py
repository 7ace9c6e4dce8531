"""A printed figure as the set of values it may stand for (数值区间), and sound arithmetic on such sets.

Sound: whatever values the operands stand for, the result holds the value of the operation. 「16.39%」 is
every value that rounds to it; 「超20亿元」 has no upper end, so an end may be None, which is then open.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from `low` to `high`; an end belongs to it when its flag says so; None is no end on that side.

    Raises ValueError when it would hold nothing.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low is None and self.low_closed:
            object.__setattr__(self, "low_closed", False)
        if self.high is None and self.high_closed:
            object.__setattr__(self, "high_closed", False)
        if self.low is None or self.high is None or self.low < self.high:
            return
        if self.low > self.high or not (self.low_closed and self.high_closed):
            raise ValueError(f"interval holds nothing: {self.low} .. {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The one value."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, centre: Fraction, half_width: Fraction) -> Interval:
        """Closed on both sides of `centre`."""
        return cls(centre - half_width, centre + half_width)

    def __contains__(self, value: Fraction | int) -> bool:
        if self.low is not None and (value < self.low or (value == self.low and not self.low_closed)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_closed)

    def intersects(self, other: Interval) -> bool:
        """Whether one value lies in both."""
        return _ends_meet(self, other) and _ends_meet(other, self)

    def covers(self, other: Interval) -> bool:
        """Whether every value of the other lies in this one."""
        return _low_reaches(self, other) and _low_reaches(-self, -other)

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            low, high, self.low_closed and other.low_closed, self.high_closed and other.high_closed
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every value times `factor`."""
        if factor == 1:
            return self
        if factor == 0:
            return Interval.point(0)
        if factor < 0:
            return (-self).scaled(-factor)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_closed, self.high_closed)

    __mul__ = scaled
    __rmul__ = scaled

    def divide(self, denominator: Interval) -> Interval:
        """Every value of this over every value of `denominator`.

        Raises ZeroDivisionError when the denominator holds 0 or comes as near to it as one likes.
        """
        if denominator.high is not None and denominator.high < 0:
            return (-self).divide(-denominator)
        if denominator.low is None or denominator.low <= 0:
            raise ZeroDivisionError("the denominator's interval reaches 0")
        low, low_closed = _least_quotient(self, denominator)
        minus_high, high_closed = _least_quotient(-self, denominator)
        return Interval(low, None if minus_high is None else -minus_high, low_closed, high_closed)

    __truediv__ = divide


def _ends_meet(one: Interval, other: Interval) -> bool:
    """Whether `one` does not lie wholly above `other`."""
    if one.low is None or other.high is None or one.low < other.high:
        return True
    return one.low == other.high and one.low_closed and other.high_closed


def _low_reaches(one: Interval, other: Interval) -> bool:
    """Whether `one` begins no later than `other`."""
    if one.low is None or other.low is None:
        return one.low is None
    return one.low < other.low or (one.low == other.low and (one.low_closed or not other.low_closed))


def _least_quotient(numerator: Interval, positive: Interval) -> tuple[Fraction | None, bool]:
    """The lower end of numerator ÷ positive, and whether it is reached."""
    low, least = numerator.low, positive.low
    if low is None or least is None:
        return None, False
    if low < 0:
        return low / least, numerator.low_closed and positive.low_closed
    if low == 0:
        return low, numerator.low_closed
    if positive.high is None:
        return Fraction(0), False
    return low / positive.high, numerator.low_closed and positive.high_closed
