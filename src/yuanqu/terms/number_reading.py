"""Numbers in spreadsheet cells (单元格里的数), read strictly: one exact number, or a refusal.

A cell holds 1,234.50, full-width or with blanks around it, and may carry its unit when the column says
which unit it is in: 「3.08亿元」 in a column of 万元 is exactly 30800. Nothing loose, ranged or in exponent
form passes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from yuanqu.terms.errors import TermError
from yuanqu.terms.plain_text import half_width
from yuanqu.terms.rounding import exact_decimal
from yuanqu.terms.units import Unit, UnitError, convert
from yuanqu.terms.units import unit as find_or_refuse

_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.A)
_NUMBER = re.compile(
    r"(?P<currency>[¥￥])?\s*(?P<sign>[+-])?\s*(?P<currency_after>[¥￥])?\s*"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,30})(?:\.\d{0,30})?|\.\d{1,30})\s*(?P<unit>[^\d\s,.+-].*)?",
    re.A,
)
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+", re.A)
_EXPECTED, _EXAMPLE = "一个确切的数", "1234.5"
_HEADS = (
    "人",
    "名",
    "位",
    "人次",
)  # one word for the other where people are counted: what is counted the column says
_OF_PEOPLE = {"人": _HEADS[:-1], "人次": _HEADS}  # a column of 人 takes no 人次: one person came twice


class NumberError(TermError):
    """A cell or a phrase that does not state one number."""


def read_number(text: str, unit: str | Unit | None = None) -> Decimal:
    """The number in a cell, in `unit` when the column has one.

    Raises NumberError: number_empty, number_exponent, number_unreadable, number_unit (a unit where the
    column has none, or one that cannot be converted), number_inexact (the conversion does not end as a
    decimal).
    """
    if _PLAIN.fullmatch(text):
        number = Decimal(text)
        return number or number.copy_abs()  # no minus before a zero
    return _read(text, None if unit is None else find_or_refuse(unit))


@lru_cache(maxsize=65_536)
def _read(text: str, unit: Unit | None) -> Decimal:
    plain = half_width(text)
    if not plain:
        raise NumberError("number_empty", "没有填数", "", _EXPECTED, _EXAMPLE)
    if _EXPONENT.fullmatch(plain):
        expected = "写出全部数字的数，请把该列设为文本后重填"
        raise NumberError("number_exponent", "科学记数法已丢失后面的数字", text, expected, _EXAMPLE)
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise NumberError("number_unreadable", "读不懂数", text, _EXPECTED, _EXAMPLE)
    number = Decimal((found["sign"] or "") + found["digits"].replace(",", ""))
    number = number or number.copy_abs()
    currency = found["currency"] or found["currency_after"]
    if currency and found["unit"] is None:
        return _in_unit(number, "元", unit, text)
    return number if found["unit"] is None else _in_unit(number, found["unit"], unit, text)


def _in_unit(number: Decimal, typed: str, unit: Unit | None, text: str) -> Decimal:
    if unit is None:
        raise NumberError("number_unit", "数后面多了文字", text, "不带单位的数", str(number))
    if typed in _OF_PEOPLE.get(unit.symbol, ()):
        return number
    try:
        typed_unit = find_or_refuse(typed)
        if typed_unit is unit:
            return number
        value = convert(number, typed_unit, unit)
    except UnitError as error:
        expected = f"以{unit.symbol}计的数"
        raise NumberError("number_unit", "单位不对", text, expected, f"{number}{unit.symbol}") from error
    exact = exact_decimal(value)
    if exact is None:
        expected = f"以{unit.symbol}计的数"
        raise NumberError("number_inexact", f"不能精确换算成{unit.symbol}", text, expected, _EXAMPLE)
    return exact
