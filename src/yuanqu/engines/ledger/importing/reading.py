"""A file → the sheets in it, by what the file is, not by what it is called (读取)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from yuanqu.engines.ledger.exporting.template import INSTRUCTIONS
from yuanqu.engines.ledger.importing.delimited import read_delimited
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits, check_file, check_together
from yuanqu.engines.ledger.importing.map_files import is_geojson, is_survey, read_features, read_survey
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.workbook import Workbook

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook (.xlsx, .xls, .et) rather than text."""
    with path.open("rb") as file:
        return file.read(4) in (_ZIP, _COMPOUND) and not is_survey(path)


def several_sheets(path: Path, limits: Limits = DEFAULT) -> bool:
    """Whether the file has more than one sheet in sight. Raises FileRefused."""
    check_file(path, limits)
    return is_workbook(path) and len(Workbook(path, limits).sheets) > 1


def read_sheets(
    path: Path, name: str, limits: Limits = DEFAULT, only: Collection[str] = ()
) -> Iterator[Grid]:
    """The visible sheets one after another, each read when it is asked for; ``only`` names the ones wanted.

    ``name`` is the file's name as its sender gave it. Raises FileRefused with a Chinese explanation.
    """
    check_file(path, limits)
    if is_survey(path):
        yield from (
            replace(grid, file=Path(name).stem) for grid in read_survey(path, Path(name).stem, limits)
        )
        return
    if is_geojson(path):
        yield replace(read_features(path, Path(name).stem, limits), file=Path(name).stem)
        return
    if not is_workbook(path):
        yield replace(read_delimited(path, Path(name).stem, limits), file=Path(name).stem)
        return
    workbook, rows, cells = Workbook(path, limits), 0, 0
    wanted = [name for name in workbook.sheets if (name in only if only else name != INSTRUCTIONS)]
    for sheet in wanted:
        grid = replace(_sheet(workbook, sheet, alone=len(wanted) == 1), file=Path(name).stem)
        rows, cells = rows + grid.cells.height, cells + grid.cells.height * grid.cells.width
        check_together(rows, cells, limits)
        yield grid


def _sheet(workbook: Workbook, sheet: str, *, alone: bool) -> Grid:
    """One sheet. A page of a chart among others does not keep them from being read."""
    try:
        return workbook.read(sheet)
    except FileRefused as refusal:
        if alone or refusal.code != "import.sheet_unreadable":
            raise
        return Grid(sheet, pl.DataFrame(), unreadable=True)
