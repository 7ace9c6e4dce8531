"""A sheet: the rows that one department keeps of one ledger, before they are written in its manner."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Manner:
    """How a department writes its sheet. ``title`` stands above the headings, ``totals`` below the rows.

    ``days`` is the form dates are typed in (``%Y.%m.%d``; empty: real dates). ``units`` gives columns in another unit
    than the ledger's, said in the heading. ``names`` are the headings the department uses. ``csv`` is an encoding.
    """

    title: str = ""
    totals: bool = False
    days: str = ""
    months: str = ""
    units: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    csv: str = ""


@dataclass(frozen=True)
class Sheet:
    """Rows by identifier for ``ledger``; columns no row fills are left out of the file."""

    ledger: str
    file: str
    rows: list[Row]
    manner: Manner = Manner()

    @property
    def columns(self) -> list[str]:
        """The identifiers that some row fills, in the order of their first appearance."""
        return list(
            dict.fromkeys(name for row in self.rows for name, value in row.items() if value is not None)
        )


def months(first: tuple[int, int], last: tuple[int, int]) -> list[date]:
    """The statement months from ``first`` to ``last`` (year, month), January left out: it has no statement."""
    every = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [date(number // 12, number % 12 + 1, 1) for number in every if number % 12 != 0]
