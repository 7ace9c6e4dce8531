"""The table of a list: its columns with their sorting links, its rows, its totals (列表的表格)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.utils.safestring import SafeString

from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.beside import Mark, marks_of
from yuanqu.engines.ledger.pages.drawing import draw_row
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.paths import Path, ledger_behind
from yuanqu.engines.ledger.queries import UNORDERED, Listing
from yuanqu.engines.ledger.titles import HIDDEN
from yuanqu.engines.ledger.wording import number_wording, wording

LONG = 40
SHORT = 12  # up to here a text stays on one line


@dataclass(frozen=True)
class Heading:
    """A column's head; ``url`` sorts by it, ``order`` says how it is sorted now (aria-sort)."""

    label: str
    unit: str
    numeric: bool
    url: str
    order: str


@dataclass(frozen=True)
class TableCell:
    """One cell; ``url`` opens what it names in the panel."""

    text: str
    numeric: bool
    url: str = ""
    note: str = ""
    full: str = ""
    words: bool = False
    mark: Mark | None = None


@dataclass(frozen=True)
class RecordsTable:
    """What ``ledger/parts/records_table.html`` draws."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[bool, SafeString], ...]
    totals: tuple[TableCell, ...]


def records_table(on: Subject, listing: Listing, url: Callable[..., str]) -> RecordsTable:
    """The table of one page. ``url`` gives the list's address with some words changed."""
    columns = listing.asked.columns
    marks = marks_of(on, [row["pk"] for row in listing.page if not row["voided_on"]])
    return RecordsTable(
        caption=on.ledger.name,
        headings=tuple(_heading(path, listing.asked.sort, url) for path in columns),
        rows=tuple(
            (row["voided_on"] is not None, draw_row(_row(on, listing, row, marks.get(row["pk"]))))
            for row in listing.page
        ),
        totals=_totals(columns, listing) if listing.count else (),
    )


def _heading(path: Path, sort: tuple[str, ...], url: Callable[..., str]) -> Heading:
    first = sort[0] if sort else ""
    order = {path.name: "ascending", f"-{path.name}": "descending"}.get(first, "")
    next_sort = f"-{path.name}" if order == "ascending" else path.name
    address = url(sort=next_sort, page=None) if path.kind not in UNORDERED else ""
    return Heading(path.label, path.unit, path.numeric, address, order)


def _row(on: Subject, listing: Listing, row: Mapping[str, Any], mark: Mark | None) -> tuple[TableCell, ...]:
    cells = [_cell(path, row, listing.titles) for path in listing.asked.columns]
    if cells:
        own = on.url("detail", row["pk"])
        note = f"{row['voided_on']:%Y-%m-%d} 作废" if row["voided_on"] else ""
        first = cells[0]
        text = first.text if first.text != "—" else "（未填）"
        cells[0] = TableCell(text, first.numeric, own, note, first.full, first.words, mark)
    return tuple(cells)


def _cell(path: Path, row: Mapping[str, Any], titles: Mapping[UUID, str]) -> TableCell:
    value = row[path.lookup]
    text = wording(path.column, value, titles)
    if path.kind == "link" and value and text != HIDDEN:  # neither empty nor withheld
        address = ledger_address(ledger_behind(path.column).label, "detail", value)
        return TableCell(text, False, address, words=len(text) > SHORT)
    short = text if len(text) <= LONG else text[: LONG - 1] + "…"
    return TableCell(short or "—", path.numeric, full=text if short != text else "", words=len(text) > SHORT)


def _totals(columns: tuple[Path, ...], listing: Listing) -> tuple[TableCell, ...]:
    """The totals under their columns; the first cell says what they are, where it holds none itself."""
    names = {path.name for path in columns}
    if not names & set(listing.totals):
        return ()
    cells = [_total(path, listing) for path in columns]
    if not cells[0].text:
        cells[0] = TableCell("合计", False)
    return tuple(cells)


def _total(path: Path, listing: Listing) -> TableCell:
    if path.name not in listing.totals:
        return TableCell("", path.numeric)
    total = listing.totals[path.name]
    if total is None:
        return TableCell("—", True)
    places = int(getattr(cast(Any, path.column), "decimal_places", 0) or 0)
    return TableCell(number_wording(Decimal(total), places), True)
