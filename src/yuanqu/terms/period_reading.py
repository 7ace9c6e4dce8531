"""Periods as people write them (期间的读法): 「2025年1至4月」, 「一季度」, 「4月底」, 「截至6月30日」.

The words are first made plain (half-width, no blanks, Arabic digits), then taken apart from outside
inwards: 截至 and 底 ask for a last day, 至 joins two edges, a year stands before a part of the year. A part
without a year is in the year of `today`, even when it has not come yet: guessing the past would be wrong
half of the time.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from yuanqu.terms.day_reading import full_year, make_day, with_digits
from yuanqu.terms.months import YEARS
from yuanqu.terms.period_type import Period, PeriodError
from yuanqu.terms.period_wording import Kind
from yuanqu.terms.plain_text import without_blanks

_EXPECTED = "年、半年、季度、月、1至N月或某日"
_EXAMPLE = "2025年1至4月、2025年上半年、一季度、2025-04、截至6月30日"

_DASHES = re.compile("[—–―─‒~〜∼～到]+")
_NOISE = re.compile(r"(?<=月)份|累计$|期间$")
_HYPHEN_INSIDE = re.compile(r"\d{4}-(?:\d{1,2}(?:-\d{1,2})?|[QH]\d)(?:\.\..*)?", re.A)
_AT = re.compile(r"截至|截止至?")
_LAST_DAY = re.compile(r"[底末]$")

_RELATIVE_YEARS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
}
_YEAR = re.compile(
    r"(?:(?P<digits>\d{4}|\d{2})年|(?P<word>" + "|".join(_RELATIVE_YEARS) + r"))度?(?P<part>.*)", re.A
)
_NUMERIC = re.compile(
    r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?|(?P<mm>\d{2})(?P<dd>\d{2})?)", re.A
)
_PART = re.compile(
    r"第?(?P<quarter>[1-4])季度?|前(?P<quarters>[1-4])个?季度|前(?P<months>\d{1,2})个?月"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?",
    re.A,
)
_BARE_NUMBER = re.compile(r"\d{1,2}", re.A)
_LEFT_TAIL = re.compile(r"(?:^|年|度)第?\d{1,2}$", re.A)
_LEFT_UNITS = re.compile(r"(季度?|月)", re.A)


@lru_cache(maxsize=16_384)
def read_period(text: str, today: date) -> Period:
    """The period that `text` writes, years understood from `today`.

    Raises PeriodError: period_unreadable, period_out_of_range, period_backwards, day_impossible.
    """
    plain = _NOISE.sub("", _DASHES.sub("至", with_digits(without_blanks(text))))
    at = _AT.match(plain)
    plain = plain[at.end() :] if at else plain
    last_day = _LAST_DAY.search(plain) is not None
    period = _read_range(plain[:-1] if last_day else plain, text, today)
    return period.end_day() if at or last_day else period


def _read_range(plain: str, text: str, today: date) -> Period:
    if ".." in plain:
        return Period.parse(plain)
    if "至" not in plain and plain.count("-") == 1 and not _HYPHEN_INSIDE.fullmatch(plain):
        plain = plain.replace("-", "至")
    left, joined, right = plain.partition("至")
    if not joined:
        return _read_one(plain, text, today)
    return _join(left, right, text, today)


def _join(left: str, right: str, text: str, today: date) -> Period:
    """Two edges; each borrows what it leaves unsaid: the left its unit (1至4月), the right its year and
    month.
    """
    unit = _LEFT_UNITS.search(right)
    if unit and _LEFT_TAIL.search(left):
        left += unit[0]
    first = _read_one(left, text, today)
    if _BARE_NUMBER.fullmatch(right.rstrip("日号")):
        right = f"{first.end.month}月{right}" if first.kind is Kind.DAY else f"{right}月"
    last = _read_one(right, text, today, first.end.year)
    if (first.kind is Kind.DAY) is not (last.kind is Kind.DAY):
        raise _unreadable(text)
    if first.start > last.end:
        raise PeriodError("period_backwards", "起始晚于截止", text, "先早后晚", "2025年1至4月")
    return (
        Period.between(first.start, last.end) if last.kind is Kind.DAY else Period.span(first.start, last.end)
    )


def _read_one(plain: str, text: str, today: date, unsaid_year: int | None = None) -> Period:
    """One edge or a whole period without 至; a part without a year is in `unsaid_year`, else in that of
    today.
    """
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        return _numeric(numeric, text)
    if re.fullmatch(r"\d{4}(-?[QH]\d)?", plain, re.A):
        return Period.parse(plain if "-" in plain or len(plain) == 4 else f"{plain[:4]}-{plain[4:]}")
    found = _YEAR.fullmatch(plain)
    if found is None:
        year, part = unsaid_year or today.year, plain
    elif found["digits"]:
        year, part = full_year(found["digits"]), found["part"]
    else:
        year, part = today.year + _RELATIVE_YEARS[found["word"]], found["part"]
    if year not in YEARS:
        raise PeriodError(
            "period_out_of_range", "年份不合理", text, f"{YEARS.start}至{YEARS.stop - 1}年之内", _EXAMPLE
        )
    if found is not None and not part:
        return Period.year(year)
    return _named_part(year, part) or _near_today(part, today) or _counted_part(year, part, text)


def _numeric(found: re.Match[str], text: str) -> Period:
    """2025-04, 2025.4, 202504 and the same with a day."""
    month, day = found["m"] or found["mm"], found["d"] or found["dd"]
    start = make_day(int(found["y"]), int(month), int(day or 1), text)
    return Period.day(start) if day else Period.month(start.year, start.month)


def _named_part(year: int, part: str) -> Period | None:
    match part:
        case "全年" | "年":
            return Period.year(year)
        case "上半年":
            return Period.half(year, 1)
        case "下半年":
            return Period.half(year, 2)
    return None


def _near_today(part: str, today: date) -> Period | None:
    """本月, 上月, 本季度, 上季度: named from today, whatever year that falls in."""
    month = Period.month(today.year, today.month)
    quarter = Period.quarter(today.year, (today.month + 2) // 3)
    match part:
        case "本月" | "当月":
            return month
        case "上月" | "上个月":
            return month.previous()
        case "本季度" | "当季":
            return quarter
        case "上季度" | "上个季度":
            return quarter.previous()
    return None


def _counted_part(year: int, part: str, text: str) -> Period:
    found = _PART.fullmatch(part)
    if found is None:
        raise _unreadable(text)
    if found["quarter"]:
        return Period.quarter(year, int(found["quarter"]))
    if found["quarters"]:
        return Period.cumulative(year, int(found["quarters"]) * 3)
    month = int(found["months"] or found["month"])
    if not 1 <= month <= 12:
        raise PeriodError("period_out_of_range", "没有这个月份", text, "1至12月", _EXAMPLE)
    if found["months"]:
        return Period.cumulative(year, month)
    if found["day"]:
        return Period.day(make_day(year, month, int(found["day"]), text))
    return Period.month(year, month)


def _unreadable(text: str) -> PeriodError:
    return PeriodError("period_unreadable", "读不懂期间", text, _EXPECTED, _EXAMPLE)
