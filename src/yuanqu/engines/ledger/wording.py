"""How a value of a column is said to people: the label of a code, a month in Chinese, a grouped number (值的写法)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from django.utils import timezone

from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.shapes import said
from yuanqu.people.rights import WITHHELD
from yuanqu.terms.printing import Form, print_quantity

YES, NO = "是", "否"
ALWAYS = 2  # decimals printed even when they are zeros, where a column keeps as many
YEAR = "年"  # a whole number of this unit is a year of the calendar: its digits are not grouped


def wording(column: Column, value: Any, titles: Mapping[Any, str] | None = None) -> str:
    """``value`` as a page states it, without its unit; an empty text where it is unknown.

    ``titles`` names linked records by their id (``titles.titles_of``); an id that it lacks is shown as it is.
    """
    if value is None or value == "":
        return ""
    if value is WITHHELD:
        return str(WITHHELD)
    match column.kind:
        case "code":
            return cast(Code, column).codes.label(value)
        case "yes_no":
            return YES if value else NO
        case "whole":
            return str(value) if getattr(column, "unit", "") == YEAR else number_wording(Decimal(value), 0)
        case "amount":
            return number_wording(value, int(cast(Any, column).decimal_places))
        case "day" | "month" | "moment":
            return _when(column.kind, value)
        case "shape":
            return said(value)
        case "link":
            return (titles or {}).get(value, str(value))
    return str(value)


def number_wording(value: Decimal, places: int) -> str:
    """Digits in groups of three: up to two of the column's ``places`` always, more only where they say something."""
    exponent = value.normalize().as_tuple().exponent
    needed = -exponent if isinstance(exponent, int) else 0
    return print_quantity(Fraction(value), Form(None, max(min(places, ALWAYS), needed), grouping=True))


def _when(kind: str, value: date | datetime) -> str:
    if kind == "month":
        return f"{value.year}年{value.month}月"
    if kind == "moment" and isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"
