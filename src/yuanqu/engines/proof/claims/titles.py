"""The period that a document speaks of (文件期间): by its title, else by what its text names first."""

from __future__ import annotations

import re
from datetime import date, timedelta

from yuanqu.engines.proof.claims.period_words import PERIOD, read_period_words
from yuanqu.terms.periods import Period

_PERIOD = re.compile(PERIOD)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)年?|([一二][〇○零九][〇○零一二三四五六七八九]{2})")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_LONG, _MONTH = 12, timedelta(days=28)


def document_period(title: str, text: str, issued: date) -> Period:
    """The period that a document speaks of: from its title, else what its text names first, else the month of issue.

    In the text a stretch (1—7月, 上半年, 截至9月底) goes before a month, and a month before a year.
    """
    year = _year_of(title)
    for found in _PERIOD.finditer(title):
        if found[0] in _NO_TITLE:
            continue  # 岁末年初
        period = read_period_words(
            found[0], Period.year(year or issued.year), issued, year=year or issued.year
        )
        if period is not None and not title.startswith(
            "版", found.end() + title[found.end() :].startswith("）")
        ):
            if period.month_count == _YEAR_LONG and (named := _shorter(period, title, text, issued)):
                return named
            return _cumulated(period, text, issued) or _so_far(period, title, text, issued)
    if year is None and _MOBILISES.search(title):
        return Period.year(issued.year)
    if year is None and issued.month == 1 and "总结" in title and "一年来" in text[:_OPENING]:
        return Period.year(issued.year - 1)
    if _MONTHLY.search(title) and (named := _month_of(text, year or issued.year, issued)):
        return named
    return _named_first(text[:1500], year or issued.year, issued)


def _shorter(period: Period, title: str, text: str, issued: date) -> Period | None:
    """What a title with a year alone is about: the days of a week or holiday, or the year that is reported on."""
    if _BRIEF.search(title):
        days = (
            read_period_words(found[0], period, issued, year=period.end.year)
            for found in _PERIOD.finditer(text[:1500])
        )
        return next((each for each in days if each and timedelta(0) < each.end - each.start < _MONTH), None)
    early = issued.year == period.end.year and issued.month <= _REPORTING_MONTHS
    if (
        early
        and _REVIEW.search(title)
        and not _FOR_AHEAD.search(title)
        and f"{issued.year - 1}年" in text[:400]
    ):
        return Period.year(issued.year - 1)
    return None


def _cumulated(period: Period, text: str, issued: date) -> Period | None:
    """The months from January on, where the title names their last month or quarter and the text begins with them."""
    if period.month_count not in (1, 3) or period.start.month == 1:
        return None
    for found in _PERIOD.finditer(text[:_OPENING]):
        told = read_period_words(found[0], period, issued, year=period.end.year)
        if told == period:
            continue
        if told is None or told.end != period.end or told.start != date(period.end.year, 1, 1):
            return None
        return told if period.month_count != 1 or _STRETCH.search(found[0]) else None
    return None


def _month_of(text: str, year: int, issued: date) -> Period | None:
    """The month that a monthly report tells of first."""
    for found in _PERIOD.finditer(text[:_OPENING]):
        period = read_period_words(found[0], Period.year(year), issued, year=year)
        if (
            period
            and period.month_count == 1
            and found[0].endswith(("月", "月份"))
            and period.start <= issued
        ):
            return period
    return None


_MONTHLY, _OPENING = re.compile("月报|月度"), 200
_REPORTING_MONTHS = 3
_BRIEF = re.compile(r"第\d+周|周报|日报|旬报|快报|假期|假日|春节|国庆|五一|汛|寒潮|台风")
_REVIEW = re.compile("工作报告|总结|回顾|讲话")
_FOR_AHEAD = re.compile("计划|要点|打算|方案|目标|安排|部署|动员")


def _so_far(period: Period, title: str, text: str, issued: date) -> Period:
    """The months told of, where a title names a year that is not over: 2021年改革纪实, of the first eleven months."""
    if period.month_count < 12 or period.end <= issued or _AHEAD.search(title):
        return period
    for found in _TOLD_MONTHS.finditer(text):
        told = read_period_words(found[0], period, issued, year=period.end.year)
        if told is not None and told.start == period.start and told.end <= issued:
            return told
    return period


def _named_first(text: str, year: int, issued: date) -> Period:
    month = whole_year = None
    for said in (_NOW_TOLD.search(text), _HELD.match(text)):
        if said and (period := read_period_words(said["when"], Period.year(year), issued, year=year)):
            return period
    for found in _PERIOD.finditer(text):
        words = found[0]
        period = read_period_words(words, Period.year(year), issued, year=year)
        if period is None or period.end.year > issued.year:
            continue
        if words.startswith("截"):
            return period if "时" in words else Period.between(date(period.end.year, 1, 1), period.end)
        if _ISSUE.match(text, found.end()):
            continue
        if _STRETCH.search(words) and period.start != period.end:
            return period
        if words.endswith(("月", "月份")):
            month = month or period
        elif re.fullmatch(r"\d{4}年度?", words):
            whole_year = whole_year or period
    return month or whole_year or Period.month(issued.year, issued.month)


_NOW_TOLD = re.compile(
    rf"现(?:就|将|把)[^。\n]{{0,20}}?(?P<when>{PERIOD})[^。\n]{{0,30}}(?:报告|通报|汇报|总结|小结)如下"
)
_HELD = re.compile(
    rf"(?:[^\n。]{{0,40}}\n)*?[ \u3000]*(?P<when>{PERIOD})(?:[上下]午)?，[^。\n]{{2,30}}(?:主持召开|召开|主持)"
)
_NO_TITLE = frozenset("年底 年末 年初 年中 年内 同期 目前 全年".split())  # noqa: SIM905
_ISSUE = re.compile(r"第\d+期|度?第|版|[）)]")
_MOBILISES = re.compile("动员|部署会|行动大会")
_AHEAD = re.compile("计划|打算|要点|方案|规划|安排|思路|目标|预算|公报|总结|部署")
_TOLD_MONTHS = re.compile(
    r"前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月|1[—–―～至\-]\d{1,2}月|上半年|前三季度"
)
_STRETCH = re.compile(r"\d月?[—–―─~～\-至到]\d+月|季度|上半年|前.{1,2}个?月")


def is_plan(title: str) -> bool:
    """Whether a document sets what is to be done: its figures are aims."""
    return _PLANS.search(title) is not None and _TELLS.search(title) is None


_PLANS = re.compile("计划|要点|方案|打算|目标任务|任务分解|工作安排|工作目标|行动")
_TELLS = re.compile("总结|情况|报告|进展|通报|汇报|回顾|纪要|简报|讲话|公报|分析|问答|解读|表|督查|执行|完成")


def _year_of(title: str) -> int | None:
    found = _YEAR.search(title)
    return int((found[1] or found[2]).translate(_DIGITS)) if found else None
