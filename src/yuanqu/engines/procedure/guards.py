"""Guards: what must hold of a record before a move may be made (关口).

    @guard("hazard.six_item_plan")
    def major_hazard_has_six_item_plan(row): ...

``row`` is as a check's: values by identifier, a link as the linked record's id, ``row["id"]`` the record's own (None
while a workbook is previewed). The answer is None, or a sentence in Chinese that says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yuanqu.engines.ledger.checks import Row


@dataclass(frozen=True)
class Guard:
    """A condition of moves; ``code`` is stable."""

    code: str
    test: Callable[[Row], str | None]

    def __call__(self, row: Row) -> str | None:
        return self.test(row)


def guard(code: str) -> Callable[[Callable[[Row], str | None]], Guard]:
    """Make a function of a row a guard."""
    return lambda test: Guard(code, test)
