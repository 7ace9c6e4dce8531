"""Checks that ledgers of several offices share (通用审核关系): days in order, words of a list, identity numbers."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations
from typing import Any

from django.utils import timezone

from yuanqu.engines.ledger.checks import Check, Row, hard

_WEIGHTS, _CHECK = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"  # GB 11643


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


def identity_number(code: str, column: str) -> Check:
    """A filled 身份证号 has 18 characters, the last a check digit (GB 11643)."""

    def test(row: Row) -> str | None:
        given = (row.get(column) or "").upper()
        if not given:
            return None
        if len(given) == 18 and given[:17].isdigit():
            total = sum(int(digit) * weight for digit, weight in zip(given, _WEIGHTS, strict=False))
            if _CHECK[total % 11] == given[17]:
                return None
        return "身份证号不对：应为18位，末位为校验码（GB 11643）。"

    return hard(code, column)(test)
