"""The day by which a record stands in time: what its ledger declares, else the first day of its order or filters.

A record whose declared day is still to come (实际完成日 of a node) stands at the first other day of order and filters.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.paths import Path, path_of

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

DAYS = ("day", "month", "moment")


def own_day(ledger: type[Ledger]) -> Path | None:
    """The column of the record's own day; None where the ledger has none. A day behind a link is another record's."""
    return _own_day(ledger.label)


def day_until_then(ledger: type[Ledger]) -> Path | None:
    """The column that a record stands by while the declared day is empty; None where its ledger declares none."""
    return _first_day(ledger.label) if ledger.event else None


@cache
def _own_day(label: str) -> Path | None:
    ledger = registry.ledger(label)
    return path_of(ledger, ledger.event) if ledger.event else _first_day(label)


@cache
def _first_day(label: str) -> Path | None:
    """The first day of order, filters and columns, other than the declared one."""
    ledger = registry.ledger(label)
    for name in (name.lstrip("-") for name in (*ledger.order, *ledger.filters, *ledger.declared())):
        if "." not in name and name != ledger.event and (path := path_of(ledger, name)).kind in DAYS:
            return path
    return None
