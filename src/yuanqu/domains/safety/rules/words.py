"""Rules that many safety ledgers share (通用审核): several words in a cell, names, places, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from yuanqu.engines.ledger.checks import Check, Row, hard
from yuanqu.engines.ledger.codes import CodeList

_PARTED = re.compile(r"[、，,;；\s]+")
_PLACE = re.compile(r"(\d{2,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)")
# 经纬度的常识范围：中国陆地东经73°至136°、北纬3°至54°。
_EAST, _NORTH = (73, 136), (3, 54)


def words(text: str | None) -> list[str]:
    """The several values of one cell, parted by 、, a comma or a blank."""
    return [word for word in _PARTED.split(text or "") if word]


def several_of(code: str, column: str, codes: CodeList) -> Check:
    """A text column that lists several labels of ``codes``, parted by 、, holds only those."""

    def test(row: Row) -> str | None:
        unknown = [word for word in words(row.get(column)) if codes.find(word) is None]
        if not unknown:
            return None
        near = [label for word in unknown for label in codes.nearest(word)]
        hint = f"是否为：{'、'.join(near)}？" if near else f"可填{'、'.join(codes.labels)}。"
        return f"{codes.name}「{'、'.join(unknown)}」不在代码表中：{hint}"

    return hard(code, column)(test)


def not_negative(code: str, *columns: str) -> Check:
    """Counts and amounts are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)


def place_readable(code: str) -> Check:
    """经纬度 is longitude and latitude in degrees, east first."""

    def test(row: Row) -> str | None:
        given = row.get("location")
        if not given:
            return None
        found = _PLACE.fullmatch(given)
        if found and _within(found[1], _EAST) and _within(found[2], _NORTH):
            return None
        return f"经纬度「{given}」读不懂：应先经度后纬度，形如「115.892100,28.676500」。"

    return hard(code, "location")(test)


def _within(degrees: str, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= Decimal(degrees) <= bounds[1]


def same_person(one: str | None, other: str | None) -> list[str]:
    """The names that stand in both cells."""
    return [name for name in words(one) if name in set(words(other))]


def counted(names: Iterable[str | None]) -> list[int]:
    """How many people each cell names."""
    return [len(words(each)) for each in names]
