"""The sheets of one submission put together: their rows one below the other, each message by its own sheet (并表)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import null_series
from yuanqu.engines.ledger.importing.columns_reading import Cells
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.problems import Notice


@dataclass(frozen=True)
class SheetPart:
    """One sheet as read: ``lines`` of it are records, which stand from ``start`` on among those of all sheets."""

    grid: Grid
    header: Header
    lines: Sequence[int]
    cells: Mapping[str, Cells]
    start: int = 0

    def row_number(self, position: int) -> int:
        """The number that the program shows beside the row at ``position`` among all."""
        return self.grid.row_number(self.lines[position - self.start])


class Parts:
    """The sheets of a submission, ``all`` in the order of their tabs."""

    def __init__(self, parts: Sequence[SheetPart]) -> None:
        self.all = tuple(parts)
        self._starts = [part.start for part in parts]

    @property
    def names(self) -> list[str]:
        """What the sheets are called."""
        return [part.grid.sheet for part in self.all]

    @property
    def several(self) -> bool:
        """Whether a row's number alone does not say where it stands."""
        return len(self.all) > 1

    def place(self, position: int) -> int:
        """Which of the sheets the row at ``position`` among all rows stands in."""
        return bisect_right(self._starts, position) - 1

    def of(self, position: int) -> SheetPart:
        """The sheet that the row at ``position`` among all rows stands in."""
        return self.all[self.place(position)]


def joined(ledger: type[Ledger], parts: Sequence[SheetPart]) -> dict[str, Cells]:
    """The columns of all sheets, one below the other; where a sheet lacks a column, its rows are not ``present``."""
    if len(parts) == 1:
        return dict(parts[0].cells)
    named = [name for name in ledger.declared() if any(name in part.cells for part in parts)]
    return {name: _below(ledger, name, parts) for name in named}


def _below(ledger: type[Ledger], name: str, parts: Sequence[SheetPart]) -> Cells:
    column = ledger.declared()[name]
    pieces = [part.cells.get(name) for part in parts]
    first = next(piece for piece in pieces if piece is not None)
    lengths = [len(part.lines) for part in parts]
    pairs = list(zip(pieces, lengths, strict=True))
    lacking = None in pieces
    return Cells(
        pl.concat([one.values if one else null_series(column, length) for one, length in pairs]),
        pl.concat([one.given if one else _all(None, pl.String(), length) for one, length in pairs]),
        first.place,
        first.heading,
        bad=pl.concat([one.bad if one else _all(False, pl.Boolean(), length) for one, length in pairs]),
        present=pl.concat([_all(one is not None, pl.Boolean(), length) for one, length in pairs])
        if lacking
        else None,
    )


def _all(value: bool | None, dtype: pl.DataType, length: int) -> pl.Series:
    return pl.Series([value], dtype=dtype).new_from_index(0, length)


def told_together(by_sheet: Sequence[tuple[str, Sequence[Notice]]]) -> list[Notice]:
    """The notices of all sheets: what holds for each once, else with the names of the sheets it holds for."""
    sheets: dict[Notice, list[str]] = {}
    for sheet, notices in by_sheet:
        for notice in dict.fromkeys(notices):
            sheets.setdefault(notice, []).append(sheet)
    return [
        notice
        if len(names) == len(by_sheet)
        else Notice(notice.code, f"工作表“{'”“'.join(names)}”：{notice.text}")
        for notice, names in sheets.items()
    ]
