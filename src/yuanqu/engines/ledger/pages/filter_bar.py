"""The filters offered beside the search box, each in the shape its column's kind asks for (筛选栏)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from yuanqu.engines.ledger.conditions import UNKNOWN, UNKNOWN_LABEL, code_choices
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.paths import Path, path_of
from yuanqu.engines.ledger.queries import UNORDERED, Listing
from yuanqu.engines.ledger.today import today
from yuanqu.engines.ledger.withholding import sees_path

COUNTED_CODES = 50_000  # records up to which each code's number of records is stated
DATED = ("day", "month", "moment")
LISTED_CODES = 40  # a longer list is asked by text


@dataclass(frozen=True)
class Choice:
    """One value that can be ticked; ``count`` how many records of the list have it, None where not counted."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class FilterField:
    """One filter. ``shape``: ``choices``, ``period``, ``yes_no`` or ``text``."""

    name: str
    label: str
    shape: str
    text: str = ""
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    hint: str = ""
    problem: str = ""

    @property
    def chosen(self) -> list[Choice]:
        """The ticked choices."""
        return [choice for choice in self.choices if choice.chosen]


def filter_fields(
    on: Subject, words: Mapping[str, Sequence[str]], problems: Mapping[str, str], listing: Listing | None
) -> list[FilterField]:
    """The ledger's filters that the reader sees, and any other column the address filters by.

    ``listing``: what to count in, if anything.
    """
    asked = [word for word in words if word.partition(".")[0] in on.ledger.declared()]
    own = [name for name in on.ledger.filters if sees_path(on.account, path_of(on.ledger, name))]
    names = dict.fromkeys([*own, *asked])
    paths = [path for name in names if (path := path_of(on.ledger, name)).kind not in UNORDERED]
    periods = _periods() if any(path.kind in DATED for path in paths) else ()
    return [
        _field(path, words.get(path.name, []), problems.get(path.name, ""), listing, periods)
        for path in paths
    ]


def _field(
    path: Path, texts: Sequence[str], problem: str, listing: Listing | None, periods: tuple[str, ...]
) -> FilterField:
    text = texts[-1] if texts else ""
    match path.kind:
        case "code" if 0 < len(code_choices(path)) <= LISTED_CODES:
            return FilterField(
                path.name, path.label, "choices", choices=_choices(path, texts, listing), problem=problem
            )
        case "yes_no":
            return FilterField(path.name, path.label, "yes_no", text, _yes_no(path, text), problem=problem)
        case "day" | "month" | "moment":
            hint = "如 2025年1至4月、上半年"
            return FilterField(path.name, path.label, "period", text, (), periods, hint, problem)
        case "whole" | "amount":
            return FilterField(path.name, path.label, "text", text, hint="如 100..500", problem=problem)
    hint = "代码或名称" if path.kind == "code" else "包含的文字"
    return FilterField(path.name, path.label, "text", text, hint=hint, problem=problem)


def _choices(path: Path, texts: Sequence[str], listing: Listing | None) -> tuple[Choice, ...]:
    counts = _counts(path, listing)
    pairs = code_choices(path)
    if path.column.empty:
        pairs.append((UNKNOWN, UNKNOWN_LABEL))
    return tuple(
        Choice(
            code, label, code in texts or label in texts, counts.get(code, 0) if counts is not None else None
        )
        for code, label in pairs
    )


def _counts(path: Path, listing: Listing | None) -> dict[str, int] | None:
    """Records of the list by code; not where the list is too long to count at every click."""
    if listing is None or listing.count > COUNTED_CODES:
        return None
    rows: Any = listing.rows.order_by().values_list(path.lookup).annotate(records=Count("pk"))
    return {code if code is not None else UNKNOWN: records for code, records in rows}


def _yes_no(path: Path, text: str) -> tuple[Choice, ...]:
    pairs = [("", "全部"), ("yes", "是"), ("no", "否")]
    if path.column.empty:
        pairs.append((UNKNOWN, UNKNOWN_LABEL))
    return tuple(Choice(value, label, value == text) for value, label in pairs)


def _periods() -> tuple[str, ...]:
    """Periods often asked for, as they are typed."""
    now = today()
    year, month = now.year, now.month
    named = [f"{year}年{month}月", f"{year}年1至{month}月", f"{year}年上半年", f"{year}年", f"{year - 1}年"]
    return tuple(dict.fromkeys(named))
