"""Tables in running text (文本中的表格): cells parted by tabs, bars or wide blanks, a head with units."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_CELLS = re.compile(r"[^\t|│\n]*?(?=\t|\||│| {2,}|\u3000{2,}|\n|$)(?:\t|\||│| {2,}|\u3000{2,})?")
_PART = re.compile(r"\t+|\s*[|│]\s*| {2,}|\u3000{2,}")
_UNIT = re.compile(r"[（(](?:单位[:：])?([^（）()]{1,10})[）)]\s*$|[,，/]\s*([^\s,，/]{1,6})$")
_ALL = re.compile(r"单位[:：]\s*([^\s，。；、）)]{1,10})")
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_PERCENT = re.compile(r"增速|增长|占比|比重|增幅|比例|率$|%|±|同比")
_UNIT_WORDS = re.compile(r"[%‰]|[\u4e00-\u9fffA-Za-z/·³²]{1,8}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds a number alone: its unit ("" where the head names none) and what it measures."""

    unit: str
    measure: str
    counts: bool  # whether it claims something: the running number of a row does not
    head: str = ""


@dataclass(slots=True)
class Tables:
    """The tables of a text: `cells` by the place where their number starts, `heads` by where any cell starts."""

    cells: dict[int, Cell]
    heads: list[tuple[int, int, str]]

    def head_at(self, place: int) -> str:
        """The head of the column that a place lies in; an empty text outside of tables."""
        at = bisect_right(self.heads, place, key=lambda each: each[0]) - 1
        return self.heads[at][2] if at >= 0 and place <= self.heads[at][1] else ""


def tables(text: str) -> Tables:
    """Every table in `text`."""
    found = Tables({}, [])
    if "\t" not in text and "|" not in text and "  " not in text and "│" not in text:
        return found
    block: list[list[tuple[int, str]]] = []
    unit, at = "", 0
    for line in text.split("\n"):
        row = _row(line, at)
        if len(row) >= 3 or (block and len(row) >= 2):
            block.append(row)
        else:
            _read_block(block, unit, found)
            block = []
            told = _ALL.search(line)
            unit = told[1] if told else (unit if not line.strip() else "")
        at += len(line) + 1
    _read_block(block, unit, found)
    return found


def rows_of_blocks(text: str) -> list[list[list[tuple[int, str]]]]:
    """The rows of every table of a text, each cell with its place."""
    blocks: list[list[list[tuple[int, str]]]] = [[]]
    at = 0
    for line in text.split("\n"):
        row = _row(line, at)
        if len(row) >= 3 or (blocks[-1] and len(row) >= 2):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
        at += len(line) + 1
    return [block for block in blocks if len(block) > 1]


def _row(line: str, offset: int) -> list[tuple[int, str]]:
    if not _PART.search(line):
        return []
    row, at = [], 0
    for part in [*_PART.finditer(line), None]:
        end = part.start() if part else len(line)
        cell = line[at:end]
        row.append((offset + at + len(cell) - len(cell.lstrip()), cell.strip()))
        at = part.end() if part else end
    while row and not row[-1][1]:
        row.pop()
    if row and not row[0][1] and line[:1] in "|│":
        row.pop(0)
    return row


def _read_block(block: list[list[tuple[int, str]]], unit: str, tables: Tables) -> None:
    if len(block) < 2:
        return
    heads = [cell for _, cell in block[0]]
    if sum(1 for head in heads if _NUMBER.fullmatch(head)) * 2 > len(heads):
        return
    unit_column = next((n for n, head in enumerate(heads) if head in ("单位", "计量单位")), None)
    name_column = next((n for n, head in enumerate(heads) if head not in ("序号", "编号", "№", "No.", "")), 0)
    found = tables.cells
    for row in block[1:]:
        tables.heads += [
            (start, start + len(cell), heads[n]) for n, (start, cell) in enumerate(row) if 0 < n < len(heads)
        ]
        for n, (start, cell) in enumerate(row):
            if _NUMBER.fullmatch(cell):
                head = heads[n] if n < len(heads) else ""
                name = row[name_column][1] if name_column < len(row) else ""
                found[start] = Cell(
                    _unit(head, row, unit_column, unit, name),
                    f"{name}{_UNIT.sub('', head)}",
                    n > 0 or (n == name_column and head not in ("序号", "编号")),
                    head,
                )


def _unit(head: str, row: list[tuple[int, str]], unit_column: int | None, unit: str, name: str) -> str:
    own = _UNIT.search(head)
    if own and _UNIT_WORDS.fullmatch(own[1] or own[2] or ""):
        return own[1] or own[2]
    if _PERCENT.search(head):
        return "%"
    if unit_column is not None and unit_column < len(row):
        return row[unit_column][1]
    named = _UNIT.search(name)
    return (named[1] or named[2]) if named else unit
