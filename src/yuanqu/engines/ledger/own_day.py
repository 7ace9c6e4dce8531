"""The day by which a record stands in time: what its ledger declares, else the first day of its order or filters."""

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


@cache
def _own_day(label: str) -> Path | None:
    ledger = registry.ledger(label)
    named = (name.lstrip("-") for name in (*ledger.order, *ledger.filters, *ledger.declared()))
    for name in (ledger.event,) if ledger.event else named:
        if "." not in name and (path := path_of(ledger, name)).kind in DAYS:
            return path
    return None
