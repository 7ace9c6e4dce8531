"""A sheet whose month stands only in its name, its title or the file's name: a column of its own (表题月份).

The column is proposed like any heading that is not plain, so its sender confirms it once, or says that it is not meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import Header, find_header
from yuanqu.engines.ledger.importing.likely_header import likely_header
from yuanqu.engines.ledger.importing.merging import default_of
from yuanqu.engines.ledger.importing.years import stated_year
from yuanqu.terms.plain_text import half_width

HEADING = "表题月份"
_LEAST_CELLS = 2  # a line of one cell is a note or a signature
_TITLE = 60  # a longer text is no title
# 2025年4月, 2025.04, 2025年1—4月; 4月, 1至4月: the last month of a cumulative span. Not a day: 2025年5月8日.
_MONTH = re.compile(
    r"(?:(?<!\d)(?P<year>20\d\d)\s*(?:年|[-./]))?\s*(?<!\d)(?:(?:1[0-2]|0?[1-9])月?\s*[至到—–~～-]+\s*)?"
    r"(?P<month>1[0-2]|0?[1-9])(?:\s*月份?|(?<=\d\d)(?=\D|$))(?!\s*\d{1,2}\s*[日号])"
)


def with_title_month(grid: Grid, names: HeadingNames) -> Grid:
    """The sheet with a column of the month it states, where its ledger needs one month and the header has none."""
    needed = _needed(names.ledger)
    header = _header(grid, names) if len(needed) == 1 else None
    if header is None or {found.meaning.column for found in header.columns} & set(needed):
        return grid
    month = stated_month(grid, header)
    return replace(grid, cells=_with_column(grid, header, month)) if month else grid


def stated_month(grid: Grid, header: Header) -> str:
    """「2025年4月」 as the sheet's name states it, else its title, else the file's; empty where several or none."""
    above = list(grid.cells.head(header.line).iter_rows())
    titles = [text for row in above for text in row if text and len(text) <= _TITLE]
    year = stated_year(grid, above)
    for texts in ([grid.sheet], titles, [grid.file]):
        found = set(_months(texts, year.year if year else None))
        if len(found) == 1:
            return found.pop()
        if found:
            return ""
    return ""


def _months(texts: Sequence[str], year: int | None) -> Iterator[str]:
    for text in texts:
        for found in _MONTH.finditer(half_width(text)):
            stated = found["year"] or year
            if stated and (found["year"] or "月" in found[0]):
                yield f"{stated}年{int(found['month'])}月"


def _needed(ledger: type[Ledger]) -> list[str]:
    """The month columns that a sheet has to give."""
    return [
        name
        for name, column in ledger.declared().items()
        if column.kind == "month"
        and not column.empty
        and name not in ledger.untyped()
        and default_of(column) is None
    ]


def _header(grid: Grid, names: HeadingNames) -> Header | None:
    if likely := likely_header(grid, names):
        return likely[1]
    return find_header(grid, names)


def _with_column(grid: Grid, header: Header, month: str) -> pl.DataFrame:
    """The cells with one column more: the heading in the header's line (and where it is repeated), the month below."""
    cells = grid.cells
    line = pl.int_range(pl.len())
    filled = pl.sum_horizontal([pl.col(name).is_not_null() for name in cells.columns])
    heads = cells.row(header.line)
    again = pl.all_horizontal(
        [pl.col(name).eq_missing(pl.lit(text)) for name, text in zip(cells.columns, heads, strict=True)]
    )
    column = (
        pl.when((line == header.line) | (again & (line > header.line)))
        .then(pl.lit(HEADING))
        .when((line >= header.first) & (filled >= _LEAST_CELLS))
        .then(pl.lit(month))
        .otherwise(None)
    )
    return cells.with_columns(column.alias(str(cells.width)))
