"""Departments called by name in a column of text (科室名称): one that answers, and only those that the zone has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import BatchCheck, Check, Row, hard, hard_across
from yuanqu.engines.ledger.office import offices
from yuanqu.people.models import Department

SEVERAL = re.compile("[、,，;；/]")


def one_department(code: str, column: str, name: str) -> Check:
    """Exactly one department answers."""

    def test(row: Row) -> str | None:
        given = row.get(column) or ""
        if not SEVERAL.search(given):
            return None
        return f"{name}填了几个（{given}）：只有一个牵头，其余填配合单位。"

    return hard(code, column)(test)


def known_departments(code: str, *columns: str) -> BatchCheck:
    """Departments are called by their names: those of the zone, and the offices' own."""

    def test(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
        known = departments()
        for position, row in enumerate(rows):
            named = [word.strip() for column in columns for word in SEVERAL.split(row.get(column) or "")]
            if odd := [word for word in named if word and word not in known]:
                yield (
                    position,
                    f"没有科室「{'、'.join(odd)}」：请填科室全称，如{'、'.join(sorted(known)[:3])}。",
                )

    return hard_across(code, *columns)(test)


def departments() -> frozenset[str]:
    """Names by which a department may be called."""
    own = {office.department for office in offices()} | {ledger.keeper for ledger in registry.ledgers()}
    return frozenset(own) | frozenset(Department.objects.values_list("name", flat=True))
