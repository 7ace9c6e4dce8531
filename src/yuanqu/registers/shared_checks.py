"""Checks that ledgers of several offices share (通用审核关系): days in their order, words out of a list."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations
from typing import Any

from django.utils import timezone

from yuanqu.engines.ledger.checks import Check, Row, hard


def dates_in_order(code: str, names: dict[str, str]) -> tuple[Check, ...]:
    """The filled days or moments of ``names`` (column → name) come in that order: one check a pair, all of one code."""
    return tuple(_pair_in_order(code, names, *pair) for pair in combinations(names, 2))


def _pair_in_order(code: str, names: dict[str, str], first: str, second: str) -> Check:
    """``second`` is not before ``first``, where no column between them is filled."""
    order = list(names)
    between = order[order.index(first) + 1 : order.index(second)]

    def test(row: Row) -> str | None:
        earlier, later = row.get(first), row.get(second)
        if earlier is None or later is None or later >= earlier:
            return None
        if any(row.get(column) is not None for column in between):
            return None
        late, early = _shown(later, earlier)
        return f"{names[second]}（{late}）早于{names[first]}（{early}）：请核对先后。"

    return hard(code, second, first)(test)


def _shown(*given: Any) -> list[str]:
    """Days as the office's calendar has them; moments of one day with their hours."""
    local = [timezone.localtime(each) if isinstance(each, datetime) else each for each in given]
    days = [f"{each:%Y-%m-%d}" for each in local]
    return days if len(set(days)) == len(days) else [f"{each:%Y-%m-%d %H:%M:%S}" for each in local]


def words_of(code: str, column: str, words: frozenset[str], what: str) -> Check:
    """A text column that lists several words, parted by 、, holds only known ones."""

    def test(row: Row) -> str | None:
        given = [
            word.strip() for word in (row.get(column) or "").replace("，", "、").split("、") if word.strip()
        ]
        unknown = [word for word in given if word not in words]
        return (
            f"{what}「{'、'.join(unknown)}」不在清单中：可填{'、'.join(sorted(words))}。" if unknown else None
        )

    return hard(code, column)(test)
