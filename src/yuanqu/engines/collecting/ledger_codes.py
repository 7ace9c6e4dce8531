"""The ledgers that departments may be asked for, as the codes of a column (台账代码): label stored, name shown.

They are those of the registry whenever it is asked: offices are declared after the column.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from yuanqu.engines.collecting.requested import requestable
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.codes import CodeList, Entry


class LedgerCodes(CodeList):
    """All that may be asked for, in the order of the house."""

    def __init__(self) -> None:
        object.__setattr__(self, "name", "台账")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """One for each ledger."""
        return _now().entries

    @property
    def by_code(self) -> Mapping[str, Entry]:
        """The entries by the label of their ledger."""
        return _now().by_code

    @property
    def _texts(self) -> Mapping[str, str]:
        return _now()._texts


def _now() -> CodeList:
    return _listed(tuple(ledger.label for ledger in registry.ledgers()))


@lru_cache(maxsize=4)
def _listed(_known: tuple[str, ...]) -> CodeList:
    return CodeList("台账", tuple(Entry(ledger.label, ledger.name) for ledger in requestable()))
