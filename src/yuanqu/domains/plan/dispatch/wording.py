"""How a bulletin speaks: of days, of records, of their kinds, of what it leaves out (措辞)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from yuanqu.engines.procedure.declaration import Procedure

_CHINESE = re.compile("[\u4e00-\u9fff]")
_BOOKS = ("排查治理台账", "治理台账", "整改台账", "台账", "清单", "名录")
WHERE = "“待办”页的“全部在办”（科室为“本科室在办”）"


def called(title: str) -> str:
    """A record as people speak of it: without its numbers, where it has a name beside them."""
    parts = title.split(" · ")
    return "·".join([part for part in parts if _CHINESE.search(part)] or parts)


def kind_of(procedure: type[Procedure]) -> str:
    """What its records are: 「环境问题」, from the name of the ledger."""
    name = procedure.ledger().name
    return next((name.removesuffix(book) for book in _BOOKS if name.endswith(book)), name)


def listed(texts: Sequence[str], most: int, unit: str, mark: str = "；") -> str:
    """The first of them, and how many the others are."""
    shown = mark.join(texts[:most])
    left = len(texts) - most
    return f"{shown}{mark}另有{left}{unit}未列出" if left > 0 else shown


def tight(text: str) -> str:
    """Without the blanks that a page puts between words and numbers."""
    return text.replace(" ", "")


def short_day(day: date | None) -> str:
    """「6月3日」."""
    return f"{day.month}月{day.day}日" if day else ""


def whole_day(day: date) -> str:
    """「2025年6月3日」."""
    return f"{day.year}年{day.month}月{day.day}日"
