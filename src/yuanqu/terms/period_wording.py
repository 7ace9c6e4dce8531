"""The kinds of period and how each is said in Chinese (期间的说法)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from yuanqu.terms.months import are_whole_months

_HANZI_QUARTERS = "一二三四"


class Kind(StrEnum):
    """What sort of stretch a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    SPAN = "span"


def days_in_chinese(start: date, end: date, kind: Kind, *, with_year: bool) -> str:
    """「2025年1至4月」, or 「1至4月」 without the year; a stretch across two years always names both."""
    by_month = are_whole_months(start, end)
    if start.year != end.year:
        return f"{start.year}年{_edge(start, by_month)}至{end.year}年{_edge(end, by_month)}"
    if kind is Kind.YEAR:
        return f"{start.year}年" if with_year else "全年"
    words = _months_in_year(start, end, kind) if by_month else _days_in_year(start, end)
    return f"{start.year}年{words}" if with_year else words


def _months_in_year(start: date, end: date, kind: Kind) -> str:
    if kind is Kind.QUARTER:
        return f"第{_HANZI_QUARTERS[end.month // 3 - 1]}季度"
    if kind is Kind.HALF:
        return "上半年" if start.month == 1 else "下半年"
    return f"{end.month}月" if start.month == end.month else f"{start.month}至{end.month}月"


def _days_in_year(start: date, end: date) -> str:
    if start == end:
        return _edge(start, False)
    return f"{_edge(start, False)}至{f'{end.day}日' if start.month == end.month else _edge(end, False)}"


def _edge(day: date, by_month: bool) -> str:
    return f"{day.month}月" if by_month else f"{day.month}月{day.day}日"
