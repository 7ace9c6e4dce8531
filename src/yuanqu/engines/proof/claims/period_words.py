"""Period expressions in running text (期间用语): where they stand and what they name, read by terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from yuanqu.engines.proof.claims.wording import DASH
from yuanqu.terms.periods import Period, PeriodError, read_period

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR_DIGITS = r"(?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2}"
_YEAR = (
    rf"(?:(?:{_YEAR_DIGITS})(?:年度?(?!以|代|版)|(?={DASH}(?:19|20)\d\d年))|"
    r"今年|去年|上一?年度?|明年|前年|本年度?|当年)"
)
_HOUR = r"(?:\d{1,2}时(?:\d{1,2}分|许)?(?!段|间|期))?"
_DAY = rf"{_N}月{_N}[日号]{_HOUR}(?:{DASH}(?:{_N}月)?{_N}[日号]{_HOUR})?|\d{{1,2}}日\d{{1,2}}时(?!段|间|期)"
_MONTHS = rf"{_N}(?:月份?)?{DASH}{_N}月份?(?!{_N}?[日号])"
_MONTH = rf"{_N}月份?(?:底|末|初|[上中下]旬)?"
_QUARTER = r"(?:前[一二三四123]个?季度|[一二三](?:、[二三四]){1,3}季度|第?[一二三四1234]季度)(?:末|底)?"
_FIRST_MONTHS = r"(?:前\d{1,2}|前[一二三四五六七八九十]{1,2})个?月"
_HALF = r"上半年|下半年"
_WITHIN = r"全年|年底|年末|年初|年中|年内|底|末|初"
_PART = rf"{_DAY}|{_MONTHS}|{_FIRST_MONTHS}|{_MONTH}|{_QUARTER}|{_HALF}"
_YEARS = rf"(?:{_YEAR_DIGITS})年?{DASH}(?:{_YEAR_DIGITS})年"
_RELATIVE = (
    "年底|年末|年初|年中|年内|全年|同期|上一?季度|本月|当月|上月|上个月|下月|本周|上周|下周|"
    "目前|截至目前|本季度|当季|一年来"
)
# The letters that a period begins with stand first: elsewhere in a text nothing is tried.
PERIOD = (
    rf"(?=[0-9一二三四五六七八九十今去上明前本当年全同目截下第“\"])(?:截[至止]到?)?(?:{_YEARS}|{_YEAR}(?:的)?(?:{_PART}|{_WITHIN}|同期|以来)?|{_PART}|{_RELATIVE}|"
    r"[“\"]?十[一二三四五六]五[”\"]?)"
)
_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})")

_SPLIT = re.compile(
    rf"(?P<at>截[至止]到?)?(?P<year>{_YEAR_DIGITS}|今年|去年|上一?年度?|明年|前年|本年度?|当年)?(?:年度?)?的?(?P<part>.*)",
    re.S,
)
_SHIFT = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_ONE_DAY = timedelta(days=1)
_OF_CLOCK = re.compile(r"\d{1,2}时(?:\d{1,2}分|许)?")


def read_period_words(words: str, document: Period, issued: date, *, year: int) -> Period | None:
    """What a period expression names: years and months as read by terms; 同期, 年底 and the like from `document`.

    `year` is the year the passage speaks of. None where the words name no stretch (目前 gives the document's last day).
    """
    found = _SPLIT.fullmatch(
        _OF_CLOCK.sub("", words.replace("份", "")) if "时" in words else words.replace("份", "")
    )
    if found is None:
        return None
    said = found["year"] or ""
    part = found["part"]
    if said in ("今年", "本年", "本年度", "当年", ""):
        of_year = year
        if said and not part and document.end.year == year:
            return document
    elif said in _SHIFT or said.rstrip("度") in _SHIFT:
        of_year = document.end.year + _SHIFT[said.rstrip("度")]
    else:
        of_year = int(said.translate(_DIGITS))
    try:
        period = _part(part, of_year, document, issued, said=bool(said))
        return period.end_day() if period and found["at"] else period
    except (PeriodError, ValueError):
        return None


def _part(part: str, year: int, document: Period, issued: date, *, said: bool) -> Period | None:
    if part.endswith("日") and part[:-1].isdigit():
        its_month = document.end.month if document.month_count == 1 else issued.month
        return Period.day(date(year, its_month, int(part[:-1])))
    if part in ("", "全年", "年内", "内"):
        return Period.year(year)
    if part == "以来":
        return _since(year, document)
    fixed = _fixed(part, year, document)
    if fixed is not None:
        return fixed
    if part == "同期":
        return document.last_year() if not said or year == document.end.year - 1 else _same(document, year)
    if part[-2:] in _TEN_DAYS:
        month = read_period(part[:-2], date(year, 1, 1))
        first, last = _TEN_DAYS[part[-2:]]
        return Period.between(
            month.start.replace(day=first), min(month.end, month.start.replace(day=min(last, month.end.day)))
        )
    if part.startswith("前") and "季" in part:
        part = part.replace("个", "")
    if "、" in part:
        quarters = [
            read_period(f"{each}季度", date(year, 1, 1)) for each in part.removesuffix("季度").split("、")
        ]
        return Period.span(quarters[0].start, quarters[-1].end)
    return read_period(part.removesuffix("初"), date(year, 1, 1))


def _since(year: int, document: Period) -> Period:
    return document if document.end.year == year else Period.year(year)


def _same(document: Period, year: int) -> Period:
    period = document
    for _ in range(max(0, document.end.year - year)):
        period = period.last_year()
    return period


def _fixed(part: str, year: int, document: Period) -> Period | None:
    if part in _DAYS_OF_YEAR:
        shift, month, day = _DAYS_OF_YEAR[part]
        return Period.day(date(year + shift, month, day))
    if part in ("目前", "截至目前", "一年来", "本周"):
        return document
    if part in _MONTHS_AWAY:
        month_there = document.last_month
        return _MONTHS_AWAY[part](month_there)
    if part in ("上周", "下周"):
        week = 7 * _ONE_DAY * (1 if part == "下周" else -1)
        return Period.between(document.start + week, document.end + week)
    if part in ("本季度", "当季"):
        return Period.quarter(document.end.year, (document.end.month + 2) // 3)
    if part in ("上季度", "上一季度"):
        return Period.quarter(document.end.year, (document.end.month + 2) // 3).previous()
    return None


_DAYS_OF_YEAR = {
    "年底": (0, 12, 31),
    "年末": (0, 12, 31),
    "底": (0, 12, 31),
    "末": (0, 12, 31),
    "年初": (-1, 12, 31),
    "初": (-1, 12, 31),
    "年中": (0, 6, 30),
}
_MONTHS_AWAY: dict[str, Callable[[Period], Period]] = {
    "本月": lambda month: month,
    "当月": lambda month: month,
    "上月": Period.previous,
    "上个月": Period.previous,
    "下月": Period.next,
}
