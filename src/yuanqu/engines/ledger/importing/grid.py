"""A sheet as it was read: a frame of texts, and where each stood (单元格方阵)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.importing.problems import Notice

Place = tuple[int, int]
UNCALCULATED = "#未计算"  # stands in a cell whose formula no program has calculated
ERROR_VALUES = (UNCALCULATED, "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


def _nothing(_places: Iterable[Place]) -> set[Place]:
    return set()


@dataclass(frozen=True)
class Grid:
    """One sheet. ``cells`` holds texts (null where empty) in columns ``"0"``, ``"1"`` …, one line a sheet row.

    ``file`` is the file's name without its suffix. ``first_row`` and ``first_column`` say where its corner stands
    (1 and 1: at A1). Error values of formulas stand as they are shown (``#N/A``). ``numeric(places)`` and
    ``percent(places)`` say which of the places asked held a number, and a number shown as a percentage: both look
    into the file again, so ask for few.
    ``unreadable``: a page of a chart, or a broken one, beside others that can be read.
    ``notices`` say what was done with the file as a whole. Places are (line, column) within ``cells``.
    """

    sheet: str
    cells: pl.DataFrame
    first_row: int = 1
    first_column: int = 1
    merged: tuple[tuple[Place, Place], ...] = ()
    file: str = ""
    unreadable: bool = False
    notices: tuple[Notice, ...] = ()
    numeric: Callable[[Iterable[Place]], set[Place]] = _nothing
    percent: Callable[[Iterable[Place]], set[Place]] = _nothing

    def row_number(self, line: int) -> int:
        """The number that the program shows beside ``line``."""
        return self.first_row + line

    def address(self, line: int, column: int) -> str:
        """The address of a cell, such as ``B7``."""
        return f"{letters(self.first_column + column)}{self.row_number(line)}"


def letters(column: int) -> str:
    """The letters of a column counted from 1: A, … Z, AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_number(text: str) -> int:
    """The number of a column written in letters, counted from 1."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
