"""Rules that several ledgers of the environment share (通用审核): people in a cell, columns that go together."""

from __future__ import annotations

import re

from yuanqu.engines.ledger.checks import Check, Row, hard

_PARTED = re.compile(r"[、，,;；\s]+")
_PAIR = 2


def people(text: str | None) -> list[str]:
    """The names in one cell, parted by 、, a comma or a blank."""
    return [name for name in _PARTED.split(text or "") if name]


def two_people(code: str, column: str, name: str) -> Check:
    """``column``, called ``name``, lists two people or more."""

    def test(row: Row) -> str | None:
        given = people(row.get(column))
        if not given or len(set(given)) >= _PAIR:
            return None
        return f"{name}只有{given[0]}：应不少于2人，以顿号分隔。"

    return hard(code, column)(test)


def different_people(code: str, names: dict[str, str]) -> Check:
    """Nobody stands in two of the columns ``names`` (column → name)."""

    def test(row: Row) -> str | None:
        seen: dict[str, str] = {}
        for column, name in names.items():
            for person in people(row.get(column)):
                if seen.setdefault(person, name) != name:
                    return f"{seen[person]}和{name}同为{person}：应由不同的人担任。"
        return None

    return hard(code, *names)(test)


def needed_when(code: str, column: str, name: str, when: str, values: dict[str | bool, str]) -> Check:
    """``column``, called ``name``, is filled where ``when`` holds one of ``values`` (value → how it reads)."""

    def test(row: Row) -> str | None:
        if row.get(when) not in values or row.get(column) not in (None, ""):
            return None
        return f"{values[row[when]]}，而没有填{name}：请补填。"

    return hard(code, column, when)(test)


def not_negative(code: str, *columns: str) -> Check:
    """Amounts are not below 0."""

    def test(row: Row) -> str | None:
        below = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数（{below[0]}）：应不小于0。" if below else None

    return hard(code, *columns)(test)
