"""The order in which ledgers are written together: each after those it links to (先后)."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from yuanqu.engines.ledger.declaration import Ledger


def in_link_order(ledgers: Iterable[type[Ledger]]) -> list[type[Ledger]]:
    """The ledgers, each after those it links to; as they are given where links go round in a circle."""
    given = list(ledgers)
    by_record = {ledger.record: ledger for ledger in given}
    before: dict[type[Ledger], list[type[Ledger]]] = {}
    for ledger in given:
        linked = (
            by_record.get(cast(Any, column).remote_field.model)
            for column in ledger.declared().values()
            if column.kind == "link"
        )
        before[ledger] = [other for other in linked if other and other is not ledger]
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return given
