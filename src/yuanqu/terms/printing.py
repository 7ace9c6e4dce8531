"""How a figure is printed (数的写法): reading the printed figure always gives back its value.

A loose word is printed only where it is true and needed: the number is cut (or rounded) at the finest place
at which something is lost, the form's own place first and one place coarser next (186 becomes 「180余家」),
and where nothing is lost, or the word would not be true, the exact form is printed (180 stays 「180家」,
never 「180余家」).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yuanqu.terms.loose_forms import AFTER_UNIT, BEFORE_NUMBER, Loose, loose_interval
from yuanqu.terms.rounding import HALF_EVEN, Rounding, round_decimal, round_to_integer
from yuanqu.terms.units import Unit
from yuanqu.terms.units import unit as find

_RATES = ("%", "‰")
_ROUND = (0, 100)  # of a rate: nothing and all of it are said without decimals, 「100%」
_FROM_BELOW = (Loose.REMAINDER, Loose.MANY, Loose.OVER, Loose.AT_LEAST)
_FROM_ABOVE = (Loose.NEARLY, Loose.AT_MOST, Loose.SHORT_OF)
_BOUNDS = (Loose.AT_LEAST, Loose.AT_MOST)  # these two may stand beside the exact number


@dataclass(frozen=True, slots=True)
class Form:
    """One way of printing: in `unit` (None: a bare number), to `places` decimals.

    `places` below zero (tens, hundreds) is for loose forms only: the exact form then has none.
    """

    unit: Unit | None = None
    places: int = 0
    loose: Loose | None = None
    grouping: bool = False
    mode: Rounding = HALF_EVEN

    def __post_init__(self) -> None:
        if self.places < 0 and self.loose is None:
            raise ValueError("an exact form cannot have fewer than 0 decimal places")

    @classmethod
    def of(
        cls,
        unit: str | Unit | None,
        places: int = 0,
        loose: str | None = None,
        *,
        grouping: bool = False,
        mode: Rounding = HALF_EVEN,
    ) -> Form:
        """A form from the unit's symbol and the loose word. Raises UnitError, or ValueError for an unknown
        word.
        """
        return cls(
            None if unit is None else find(unit),
            places,
            None if loose is None else Loose(loose),
            grouping,
            mode,
        )


def print_quantity(value: Fraction, form: Form) -> str:
    """`value`, counted in the form's own unit, as the page states it: 「16.39%」, 「228.1亩」, 「180余家」.

    Nothing is converted here: money kept in 元 is converted to 亿元 first (`units.convert`).
    """
    value = Fraction(value)
    if form.loose is not None:
        number = _loose_number(value, form, form.loose)
        if number is not None:
            return _with_word(_digits(number, None, form), form.loose, number, form.unit)
    if value in _ROUND and form.unit and form.unit.symbol in _RATES:
        return f"{value}{form.unit.symbol}"
    number = Fraction(round_decimal(value, max(form.places, 0), form.mode))
    return _digits(number, max(form.places, 0), form) + (form.unit.symbol if form.unit else "")


def _loose_number(value: Fraction, form: Form, loose: Loose) -> Fraction | None:
    """The number to print before or after the loose word; None when the exact form says it better.

    Below zero 「超-3%」 could mean either side, so the exact form is used there.
    """
    if value <= 0:
        return None
    for places in (form.places, form.places - 1):
        number = _cut(value, places, loose, form.mode)
        if number != value and number > 0 and value in loose_interval(number, loose):
            return number
    return value if loose in _BOUNDS and _cut(value, form.places, loose, form.mode) == value else None


def _cut(value: Fraction, places: int, loose: Loose, mode: Rounding) -> Fraction:
    """`value` at that place: cut down, brought up or rounded, as the word asks."""
    step = Fraction(10) ** -places
    steps = value / step
    if loose in _FROM_BELOW:
        return step * (steps.numerator // steps.denominator)
    if loose in _FROM_ABOVE:
        return step * -(-steps.numerator // steps.denominator)
    return step * round_to_integer(steps, mode)


def _digits(number: Fraction, places: int | None, form: Form) -> str:
    """Decimal text of a number that ends within the form's places; `places` None drops trailing zeros."""
    text = format(
        round_decimal(number, max(form.places, 0) if places is None else places),
        "," if form.grouping else "f",
    )
    return text.rstrip("0").rstrip(".") if places is None and "." in text else text


def _with_word(digits: str, loose: Loose, number: Fraction, unit: Unit | None) -> str:
    """Put the word where speech puts it: 近190家, 190家左右, 180余家, 20余亿元, 3.08亿余元, 93%多."""
    symbol = unit.symbol if unit else ""
    if loose in BEFORE_NUMBER:
        return f"{loose}{digits}{symbol}"
    if loose in AFTER_UNIT:
        return f"{digits}{symbol}{loose}"
    if symbol in _RATES:
        return f"{digits}{symbol}{Loose.MANY}"
    if unit and unit.scale and (number / 10).denominator != 1:
        return f"{digits}{symbol[0]}{loose}{unit.bare}"
    return f"{digits}{loose}{symbol}"
