"""How far a worksheet reaches, told from its part before it is read (表格范围).

A reader that lays all cells out needs room for every place up to the furthest one, and two cells in opposite corners
are seventeen thousand million places. Programs write ``<c r="B7"``; what is written otherwise is counted tag by tag,
which is slower. Empty cells (``<c …/>``, whole columns that somebody formatted) do not count.
"""

from __future__ import annotations

import re

from yuanqu.engines.ledger.importing.grid import column_number

_WIDE = re.compile(rb'<c r="([A-Z]{2,})\d+"[^>/]*>')
_OTHER_CELL = re.compile(rb"<(?:\w+:c[\s/>]|c[/>]|c\s(?!r=\"[A-Z]))")
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_DIGITS = (7, 6, 5, 4)  # a row number of so many digits is looked for first
_NARROW = 26
_FEWEST = 999


def extent(part: bytes) -> tuple[int, int]:
    """At most how many rows and columns the filled cells of a worksheet's part reach; never less than they do."""
    if _OTHER_CELL.search(part):
        return _counted(part)
    wide = {column_number(letters.decode()) for letters in set(_WIDE.findall(part))}
    return _furthest_row(part), max(wide, default=_NARROW)


def _furthest_row(part: bytes) -> int:
    for digits in _DIGITS:
        found: list[bytes] = re.findall(rb'<c r="[A-Z]+(\d{%d,})"[^>/]*>' % digits, part)
        if found:
            return max([int(number) for number in found])
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
