"""Days, months and moments in every local way of writing; serial numbers of the program included."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from yuanqu.engines.ledger.exporting.canonical import ZONE
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import BLANKS, Parsed, fault_of, matches, read_distinct
from yuanqu.engines.ledger.importing.years import lacks_year
from yuanqu.terms.day_reading import day_from_excel, read_day, read_month
from yuanqu.terms.period_type import PeriodError
from yuanqu.terms.plain_text import half_width

_YEAR = r"(?:19\d\d|20\d\d)"
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.A)  # 1927 to 2173: no other writing of a day has five digits
_CLOCK = re.compile(
    r"(?P<day>.+?)[\sT]*(?P<half>上午|下午|中午|晚上|晚)?\s*(?P<hour>\d{1,2})(?:[:时点])(?:(?P<minute>\d{1,2})"
    r"(?:(?:[:分])(?:(?P<second>\d{1,2})(?:\.\d+)?秒?)?)?)?(?P<half2>[AaPp][Mm])?",
    re.A,
)
_OFFSET = re.compile(r".+T.+(?:Z|[+-]\d{2}:?\d{2})")
_AMBIGUOUS_MONTH = r"\d{4}\.1"
_SHANGHAI = ZoneInfo(ZONE)
MEND_DAY = "请填年月日俱全的日期，或把单元格设为日期格式"
_NO_YEAR = Fault(
    "import.day_without_year",
    "应为年月日俱全的日期，现在没有写年份，标题、工作表名和文件名中也看不出是哪一年",
    "请补上年份，或在标题、工作表名中写明年份（如“2025年”）",
)


def read_days(texts: pl.Series, _column: Column) -> Parsed:
    """A column of days."""
    shown = texts.str.replace(r"[ T]00:00:00(?:\.0+)?$", "")

    def read(text: str) -> str | Fault:
        try:
            return _day(text).isoformat()
        except PeriodError as error:
            return _NO_YEAR if lacks_year(text) else fault_of(error, MEND_DAY)

    return _renamed(read_distinct(shown, _calendar(shown), read, BLANKS), texts, shown)


def read_months(texts: pl.Series, _column: Column) -> Parsed:
    """A column of months, kept as their first day; a day stands for its month."""
    shown = texts.str.replace(r"[ T]00:00:00(?:\.0+)?$", "")

    def read(text: str) -> str | Fault:
        try:
            return (_day(text) if _SERIAL.fullmatch(text) else read_month(text)).replace(day=1).isoformat()
        except PeriodError as error:
            return _NO_YEAR if lacks_year(text) else fault_of(error, "请填年月俱全的月份，如 2025年4月")

    ready = _calendar(shown)
    first = pl.select(pl.when(ready).then(shown.str.slice(0, 8) + "01").otherwise(shown)).to_series()
    return _renamed(read_distinct(first, ready, read, BLANKS), texts, first)


def read_moments(texts: pl.Series, _column: Column) -> Parsed:
    """A column of moments in Asia/Shanghai; a day without a clock is its first moment."""
    ready = _calendar(texts.str.slice(0, 10)) & matches(
        texts.str.slice(10), r" (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?"
    )

    def read(text: str) -> str | Fault:
        try:
            return _moment(text).isoformat(" ")
        except PeriodError as error:
            mend = "请填日期和时刻，如 2025-06-30 09:30"
            return _NO_YEAR if lacks_year(text) else fault_of(error, mend)
        except ValueError:
            return Fault(
                "import.clock_impossible", "应为一天之内的时刻，例如 2025-06-30 09:30", "请核对时、分、秒"
            )

    return read_distinct(texts, ready, read, BLANKS)


def ambiguous_months(texts: pl.Series) -> list[int]:
    """Positions of texts such as 2025.1 that, typed as a number, may have been 2025.10."""
    return matches(texts, _AMBIGUOUS_MONTH).arg_true().to_list()


LOST_ZERO = Fault(
    "import.month_lost_zero",
    "“年.月”被表格软件当作了数：2025.1 与 2025.10 在数里是同一个值，无法分清是 1 月还是 10 月",
    "请写成 2025年1月 或 2025年10月，或把这一列设为“文本”格式后重填",
)


def _calendar(texts: pl.Series) -> pl.Series:
    """Which texts are days of the calendar in canonical form."""
    shaped = matches(texts, _YEAR + r"-\d{2}-\d{2}")
    return shaped & texts.str.to_date("%Y-%m-%d", strict=False).is_not_null().fill_null(False)


def _renamed(parsed: Parsed, texts: pl.Series, shown: pl.Series) -> Parsed:
    """The faults by the texts as they stand in the sheet, not as they were trimmed for reading."""
    if not parsed.faults:
        return parsed
    bad = shown.is_in(list(parsed.faults))
    faults = {
        whole: parsed.faults[part]
        for whole, part in zip(texts.filter(bad).to_list(), shown.filter(bad).to_list(), strict=True)
    }
    return Parsed(parsed.texts, faults)


def _day(text: str) -> date:
    plain = half_width(text)
    if _SERIAL.fullmatch(plain):
        return day_from_excel(float(plain))
    return read_day(text)


def _moment(text: str) -> datetime:
    plain = half_width(text)
    if _SERIAL.fullmatch(plain):
        whole, _, fraction = plain.partition(".")
        seconds = round(float(f"0.{fraction or 0}") * 86_400)
        return datetime.combine(day_from_excel(int(whole)), datetime.min.time()) + timedelta(seconds=seconds)
    if _OFFSET.fullmatch(plain):
        zoned = datetime.fromisoformat(plain.replace("Z", "+00:00"))
        return zoned.astimezone(_SHANGHAI).replace(tzinfo=None)
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return datetime.combine(read_day(text), datetime.min.time())
    hour = _hour(int(found["hour"]), found["half"] or found["half2"] or "")
    day = read_day(found["day"])
    second = int(found["second"] or 0)
    return datetime(day.year, day.month, day.day, hour, int(found["minute"] or 0), second)


def _hour(hour: int, half: str) -> int:
    if half.lower() in ("下午", "晚上", "晚", "pm") and hour < 12:
        return hour + 12
    return 0 if half.lower() == "am" and hour == 12 else hour
