"""Quantities (数量), the front door: units, exact conversion, rounding, printing and reading.

`read_quantity(print_quantity(value, form)).number` holds `value`, for every value and every form.
"""

from yuanqu.terms.intervals import Interval
from yuanqu.terms.loose_forms import Loose, loose_interval
from yuanqu.terms.number_reading import NumberError, read_number
from yuanqu.terms.printing import Form, print_quantity
from yuanqu.terms.quantity_reading import Reading, read_quantity
from yuanqu.terms.rounding import HALF_EVEN, HALF_UP, Rounding, exact_decimal, round_decimal, significant
from yuanqu.terms.units import Unit, UnitError, all_units, convert, find_unit, unit

__all__ = [
    "HALF_EVEN",
    "HALF_UP",
    "Form",
    "Interval",
    "Loose",
    "NumberError",
    "Reading",
    "Rounding",
    "Unit",
    "UnitError",
    "all_units",
    "convert",
    "exact_decimal",
    "find_unit",
    "loose_interval",
    "print_quantity",
    "read_number",
    "read_quantity",
    "round_decimal",
    "significant",
    "unit",
]
