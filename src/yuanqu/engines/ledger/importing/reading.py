"""A file → the sheets in it, by what the file is, not by what it is called (读取)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from yuanqu.engines.ledger.exporting.template import INSTRUCTIONS
from yuanqu.engines.ledger.importing.delimited import read_delimited
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits, check_file
from yuanqu.engines.ledger.importing.workbook import Workbook

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook (.xlsx, .xls, .et) rather than text."""
    with path.open("rb") as file:
        return file.read(4) in (_ZIP, _COMPOUND)


def read_sheets(path: Path, name: str, limits: Limits = DEFAULT, only: str = "") -> Iterator[Grid]:
    """The visible sheets one after another, each read when it is asked for; ``only`` names the one wanted.

    ``name`` is the file's name as its sender gave it. Raises FileRefused with a Chinese explanation.
    """
    check_file(path, limits)
    if not is_workbook(path):
        yield replace(read_delimited(path, Path(name).stem, limits), file=Path(name).stem)
        return
    workbook = Workbook(path, limits)
    for sheet in workbook.sheets:
        if sheet == only or (not only and sheet != INSTRUCTIONS):
            yield replace(workbook.read(sheet), file=Path(name).stem)
