"""Columns that a later step fills (后续填写的列): a new record's form folds them away.

Which step that is an engine above the ledgers knows: it enters its answer here once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

Later = Callable[["type[Ledger]"], Collection[str]]

_ASKED: list[Later] = []


def fill_later(asked: Later) -> None:
    """Ask ``asked`` which columns of a ledger are filled by a later step."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def filled_later(ledger: type[Ledger]) -> frozenset[str]:
    """The columns that may be left blank when a record is entered, because a later step asks for them."""
    declared = ledger.declared()
    named = {name for asked in _ASKED for name in asked(ledger)}
    return frozenset(name for name in named if name in declared and declared[name].empty)
