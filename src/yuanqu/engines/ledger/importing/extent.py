"""How far a worksheet reaches, told from its part before it is read (表格范围).

A reader that lays all cells out needs room for every place up to the furthest one, and two cells in opposite corners
are seventeen thousand million places. Programs write ``<c r="B7"``; what is written otherwise is counted tag by tag,
which is slower. Empty cells (``<c …/>``, whole columns that somebody formatted) do not count. A bound that is small
enough is not made more exact: most sheets have 26 columns or fewer, which a few searches for fixed bytes tell.
"""

from __future__ import annotations

import re

from yuanqu.engines.ledger.importing.grid import column_number

_WIDE = re.compile(rb'<c r="([A-Z]{2,})\d+"[^>/]*>')
_OTHER_CELL = re.compile(rb"<(?:\w+:c|c(?! r=\"[A-Z]))[\s/>]")
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_DIGITS = (7, 6, 5, 4)  # a row number of so many digits is looked for first
_NARROW = 26
_PLAIN_ROWS = 999_999
_CELL = b'<c r="'
_STARTS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r", b"<c\x0b", b"<c\x0c")
_PREFIXED = re.compile(rb":c[\s/>]")
_FAR = re.compile(rb'<c r="(?![A-Z]\d{1,6}")')
_FEWEST = 999


def extent(part: bytes, enough: int) -> tuple[int, int]:
    """At most how many rows and columns the filled cells of a worksheet's part reach; never less than they do.

    A bound of ``enough`` places or fewer is as good as the exact one.
    """
    if enough >= _PLAIN_ROWS * _NARROW and _is_plain(part):
        return _PLAIN_ROWS, _NARROW
    if _OTHER_CELL.search(part):
        return _counted(part)
    wide = {column_number(letters.decode()) for letters in set(_WIDE.findall(part))}
    columns = max(wide, default=_NARROW)
    return _furthest_row(part, enough // columns), columns


def _is_plain(part: bytes) -> bool:
    """Whether every cell is written ``<c r="B7"`` within the first 26 columns, with a row of six digits at most."""
    cells = sum(part.count(start) for start in _STARTS)
    return cells == part.count(_CELL) and not _PREFIXED.search(part) and not _FAR.search(part)


def _furthest_row(part: bytes, enough: int) -> int:
    for digits in _DIGITS:
        found: list[bytes] = re.findall(rb'<c r="[A-Z]+(\d{%d,})"[^>/]*>' % digits, part)
        if found:
            return max(int(number) for number in set(found))
        below = int("9" * (digits - 1))
        if below <= enough:
            return below
    return _FEWEST


def _counted(part: bytes) -> tuple[int, int]:
    rows = columns = row = column = 0
    for tag in _TAG.finditer(part):
        found = _REFERENCE.search(tag[2])
        letters, digits = (found[1].upper(), found[2]) if found else (b"", b"")
        if tag[1] == b"row":
            row, column = int(digits or row + 1), 0
            continue
        column = column_number(letters.decode()) if letters else column + 1
        if not tag[2].endswith(b"/"):
            rows, columns = max(rows, int(digits or 0), row), max(columns, column)
    return rows, columns
