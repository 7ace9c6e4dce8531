"""Days and months as people type them (日期的读法): quick enough for every cell of a 200,000-row workbook.

A month typed as 2025.10 and kept by a spreadsheet as a number arrives as 2025.1 and reads as January:
nothing in the text can tell the two apart, so templates keep month columns as text.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from math import isfinite

from yuanqu.terms.hanzi_numbers import DIGITS, read_hanzi_integer
from yuanqu.terms.months import YEARS
from yuanqu.terms.period_type import PeriodError
from yuanqu.terms.plain_text import half_width

_HANZI_RUN = re.compile("[" + "".join(DIGITS) + "十]+")
_CLOCK = r"(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DAYS = (
    re.compile(
        r"(?P<y>\d{4}|\d{2})\s*(?P<sign>[-/.])\s*(?P<m>\d{1,2})\s*(?P=sign)\s*(?P<d>\d{1,2})" + _CLOCK, re.A
    ),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})" + _CLOCK, re.A),
    re.compile(r"(?P<y>\d{4}|\d{2})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?" + _CLOCK, re.A),
)
_MONTHS = (
    re.compile(r"(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})", re.A),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})", re.A),
    re.compile(r"(?P<y>\d{4}|\d{2})\s*年\s*(?P<m>\d{1,2})\s*月?份?", re.A),
)
_DAY_EXPECTED, _DAY_EXAMPLE = "年月日俱全的日期", "2025-06-30"
_MONTH_EXPECTED, _MONTH_EXAMPLE = "年月俱全的月份", "2025-04"
_EXCEL_LAST = 2_958_465  # 9999-12-31, the last day the program knows


def with_digits(text: str) -> str:
    """The text with runs of hanzi numerals (一 to 九十九, and years digit by digit) written in Arabic
    digits.
    """
    if text.isascii():
        return text

    def arabic(run: re.Match[str]) -> str:
        number = read_hanzi_integer(run[0])
        return run[0] if number is None else str(number)

    return _HANZI_RUN.sub(arabic, text)


def full_year(digits: str) -> int:
    """A year of four digits as it stands; of two, 70 to 99 in the 1900s and 00 to 69 in the 2000s."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def make_day(year: int, month: int, day: int, text: str) -> date:
    """That day; PeriodError quoting `text` when the calendar has none or the year is a slip of the hand."""
    if year not in YEARS:
        expected = f"{YEARS.start}至{YEARS.stop - 1}年之内"
        raise PeriodError("day_out_of_range", "日期的年份不合理", text, expected, _DAY_EXAMPLE)
    try:
        return date(year, month, day)
    except ValueError:
        raise PeriodError("day_impossible", "日历上没有", text, "日历上有的日期", _DAY_EXAMPLE) from None


@lru_cache(maxsize=65_536)
def read_day(text: str) -> date:
    """The day that `text` writes: 2025-06-30, 2025/6/30, 2025.6.30, 20250630, 2025年6月30日, 25.6.30, hanzi
    numerals.

    A time of day after it is passed over. Raises PeriodError: day_unreadable, day_impossible,
    day_out_of_range.
    """
    plain = with_digits(half_width(text))
    for pattern in _DAYS:
        found = pattern.fullmatch(plain)
        if found:
            return make_day(full_year(found["y"]), int(found["m"]), int(found["d"]), text)
    raise PeriodError("day_unreadable", "读不懂日期", text, _DAY_EXPECTED, _DAY_EXAMPLE)


@lru_cache(maxsize=65_536)
def read_month(text: str) -> date:
    """First day of the month that `text` writes: 2025-04, 2025/4, 2025.4, 202504, 2025年4月(份), or any day
    in it.

    Raises PeriodError: month_unreadable, day_impossible, day_out_of_range.
    """
    plain = with_digits(half_width(text))
    for pattern in (*_MONTHS, *_DAYS):
        found = pattern.fullmatch(plain)
        if found:
            day = int(found.groupdict().get("d") or 1)
            return make_day(full_year(found["y"]), int(found["m"]), day, text).replace(day=1)
    raise PeriodError("month_unreadable", "读不懂月份", text, _MONTH_EXPECTED, _MONTH_EXAMPLE)


def day_from_excel(serial: float) -> date:
    """The day of a spreadsheet's serial number, 1900 system; a fraction (time of day) is dropped.

    The program holds 1900 for a leap year, so 60 names a day that never was (refused) and every later
    serial stands one higher than the days since 1899-12-31. Raises PeriodError with code day_serial.
    """
    if (
        isinstance(serial, bool)
        or not isfinite(serial)
        or not 1 <= serial < _EXCEL_LAST + 1
        or int(serial) == 60
    ):
        raise PeriodError("day_serial", "不是日期的序列值", str(serial), "电子表格的日期", _DAY_EXAMPLE)
    days = int(serial)
    return date(1899, 12, 31) + timedelta(days=days - (days > 60))
