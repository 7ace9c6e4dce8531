"""Whole numbers and amounts: exact decimals, units converted exactly, nothing rounded behind anyone's back."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.exporting.canonical import places_of
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import BLANKS, Parsed, fault_of, matches, read_distinct
from yuanqu.terms.number_reading import NumberError, read_number
from yuanqu.terms.plain_text import half_width
from yuanqu.terms.rounding import exact_decimal, round_decimal
from yuanqu.terms.units import Unit, convert, find_unit

_WHOLE_MOST = 2**63 - 1
_EXACT_DIGITS = 15  # what a spreadsheet keeps and shows of a number
_MANY_DIGITS = re.compile(r"-?\d+\.\d+", re.A)
_ABOUT = re.compile(r"^[约近]|^大约|^大概|左右|上下|[余多来](?=\D*$)|[~～]|\d\s*[-—至到]\s*\d")
_SEVERAL = Fault(
    "import.number_approximate",
    "应为一个确切的数，不能是约数或范围",
    "请按原始凭证填确切的数；确实只知大概的，请留空，并在备注或说明列写明",
)


def unit_of(column: Column) -> Unit | None:
    """The unit the column is kept in, where it is one that can be converted."""
    return find_unit(getattr(column, "unit", "") or "")


def as_shown(text: str) -> str:
    """A number as the program shows it: 88459196.680000007, which is how 88459196.68 is stored, is 88459196.68.

    Only what is the very expansion of a stored number to nine places is taken for one; typed digits stay.
    """
    if not _MANY_DIGITS.fullmatch(text) or sum(sign.isdigit() for sign in text) <= _EXACT_DIGITS:
        return text
    stored = float(text)
    if format(stored, ".9f").rstrip("0").rstrip(".") != text:
        return text
    return format(Decimal(format(stored, f".{_EXACT_DIGITS}g")), "f")


def read_amount(texts: pl.Series, column: Column, stated: Unit | None = None) -> Parsed:
    """An amount column whose sheet states its numbers in ``stated`` (None: in the column's own unit)."""
    places, digits = places_of(column), int(cast(Any, column).max_digits)
    own = unit_of(column)
    stated = stated or own

    def read(text: str) -> str | Fault:
        try:
            number = _converted(read_number(as_shown(text), stated), stated, own)
        except NumberError as error:
            return _loose(text) or fault_of(error, "请填一个确切的数，单位写在表头")
        if number is None:
            return Fault("import.number_inexact", f"不能精确换算成{own}", f"请按{own}填写")
        return _within(number, places, digits)

    same = stated is None or own is None or stated == own
    plain = matches(
        texts, rf"-?\d{{1,{digits - places}}}" + (rf"(?:\.\d{{1,{places}}}0*)?" if places else "")
    )
    ready = plain if same else matches(texts, "")
    return read_distinct(texts, ready, read, BLANKS)


def _loose(text: str) -> Fault | None:
    """The advice for 约1200, 1200左右, 10-20: a figure that is none is never made one."""
    return _SEVERAL if _ABOUT.search(half_width(text)) and any(map(str.isdigit, text)) else None


def _converted(number: Decimal, stated: Unit | None, own: Unit | None) -> Decimal | None:
    if stated is None or own is None or stated == own:
        return number
    return exact_decimal(convert(number, stated, own))


def _within(number: Decimal, places: int, digits: int) -> str | Fault:
    rounded = round_decimal(number, places)
    if rounded != number:
        return Fault(
            "import.too_many_decimals",
            f"应最多 {places} 位小数，现为 {format(number.normalize(), 'f')}",
            f"请确认后改为 {rounded}（可用 ROUND 函数）；系统不替填报人四舍五入",
        )
    if abs(number) >= Decimal(10) ** (digits - places):
        return Fault("import.number_too_large", f"整数部分应不超过 {digits - places} 位", "请核对数值和单位")
    return format(rounded, "f")


def read_whole(texts: pl.Series, column: Column, stated: Unit | None = None) -> Parsed:
    """A column of whole numbers."""
    own = unit_of(column)

    def read(text: str) -> str | Fault:
        try:
            number = _converted(read_number(as_shown(text), stated or own), stated or own, own)
        except NumberError as error:
            return _loose(text) or fault_of(error, "请填一个整数")
        if number is None or Fraction(number).denominator != 1:
            return Fault("import.not_whole", "应为整数", "请改为整数；若确有小数，请核对单位")
        if abs(number) > _WHOLE_MOST:
            return Fault("import.number_too_large", "整数过大", "请核对数值和单位")
        return str(int(number))

    same = stated is None or own is None or stated == own
    ready = matches(texts, r"-?\d{1,18}") if same else matches(texts, "")
    return read_distinct(texts, ready, read, BLANKS)


def as_percent(text: str) -> str:
    """The text of a number the program shows as a percentage, as it is shown: 0.125 → 12.5%."""
    return f"{format(Decimal(text) * 100, 'f')}%"
