"""Records → .xlsx or .csv: labels for codes, key and name for links, ids as text; imported again, nothing changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, cast
from zoneinfo import ZoneInfo

import xlsxwriter
from django.db.models import QuerySet

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import ZONE
from yuanqu.engines.ledger.exporting.guarding import fits_cell, guarded
from yuanqu.engines.ledger.exporting.keys import link_texts
from yuanqu.engines.ledger.exporting.layout import SheetColumn, sheet_columns, sheet_name, width_of
from yuanqu.engines.ledger.exporting.printing import printed
from yuanqu.engines.ledger.exporting.targets import target_of
from yuanqu.engines.ledger.titles import Reader

_AT_A_TIME = 5_000
_EXACT_DIGITS = 15  # a workbook's numbers keep no more
_FIRST_DATE = date(1900, 3, 1)  # before it a workbook's calendar is off by a day
_SHANGHAI = ZoneInfo(ZONE)


def export_xlsx(
    ledger: type[Ledger],
    rows: QuerySet[Any],
    out: IO[bytes],
    names: Sequence[str] = (),
    reader: Reader | None = None,
) -> int:
    """Write ``rows`` to a workbook, with the columns ``names`` (default: all); gives how many records were written.

    ``reader``: who takes them, and is not told of linked records it may not read. Raises ExportRefused when a text is
    longer than a cell holds.
    """
    columns = sheet_columns(ledger, names)
    return _write_book(ledger, columns, _rows(ledger, columns, rows, reader), out)


def prepared_xlsx(
    ledger: type[Ledger],
    rows: Sequence[Mapping[str, Any]],
    out: IO[bytes],
    names: Sequence[str],
    reader: Reader | None = None,
) -> int:
    """The same of rows that are no records yet: values by identifier, links as ids; a column not given is blank."""
    columns = sheet_columns(ledger, names)
    values = [tuple(row.get(name) for name in names) for row in rows]
    return _write_book(ledger, columns, _batch(list(names), columns, values, reader), out)


def _write_book(
    ledger: type[Ledger], columns: list[SheetColumn], rows: Iterable[list[Any]], out: IO[bytes]
) -> int:
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(sheet_name(ledger))
    formats = _formats(book)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, width_of(column), formats.get(column.kind))
    sheet.set_row(0, 32)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.heading, formats["heading"])
    sheet.freeze_panes(1, 1)
    count = 0
    for count, values in enumerate(rows, 1):
        for at, (column, value) in enumerate(zip(columns, values, strict=True)):
            if value is not None and value != "":
                _write(sheet, count, at, column, value, formats)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    book.close()
    return count


def export_csv(
    ledger: type[Ledger],
    rows: QuerySet[Any],
    out: IO[bytes],
    names: Sequence[str] = (),
    reader: Reader | None = None,
) -> int:
    """Write ``rows`` as CSV in UTF-8 with its mark, so that every spreadsheet program reads the characters right."""
    columns = sheet_columns(ledger, names)
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([column.heading for column in columns])
    count = 0
    for values in _rows(ledger, columns, rows, reader):
        count += 1
        writer.writerow([_csv_cell(column, value) for column, value in zip(columns, values, strict=True)])
    text.flush()
    text.detach()
    return count


def _rows(
    ledger: type[Ledger], columns: list[SheetColumn], rows: QuerySet[Any], reader: Reader | None
) -> Iterator[list[Any]]:
    """The rows' values, links as texts, a few thousand records at a time."""
    declared = ledger.declared()
    names = list(dict.fromkeys(column.name for column in columns))
    fields = [cast(Any, declared[name]).attname for name in names]
    batch: list[tuple[Any, ...]] = []
    for row in rows.values_list(*fields).iterator(chunk_size=_AT_A_TIME):
        batch.append(row)
        if len(batch) == _AT_A_TIME:
            yield from _batch(names, columns, batch, reader)
            batch = []
    yield from _batch(names, columns, batch, reader)


def _batch(
    names: list[str], columns: list[SheetColumn], batch: list[tuple[Any, ...]], reader: Reader | None
) -> Iterator[list[Any]]:
    place = {name: at for at, name in enumerate(names)}
    linked: dict[str, dict[str, tuple[str, str]]] = {}
    for column in columns:
        if column.column.kind == "link" and column.name not in linked:
            ids = {str(row[place[column.name]]) for row in batch if row[place[column.name]] is not None}
            linked[column.name] = link_texts(target_of(column.column), sorted(ids), reader)
    for row in batch:
        yield [_value(column, row[place[column.name]], linked) for column in columns]


def _value(column: SheetColumn, value: Any, linked: dict[str, dict[str, tuple[str, str]]]) -> Any:
    if column.column.kind != "link" or value is None:
        return value
    return linked[column.name][str(value)][1 if column.named else 0]


def _csv_cell(column: SheetColumn, value: Any) -> str:
    if value is None:
        return ""
    if column.kind in ("amount", "whole"):
        return printed(value, column.column)
    return guarded(value if column.column.kind == "link" else printed(value, column.column))


def _write(sheet: Any, row: int, at: int, column: SheetColumn, value: Any, formats: dict[str, Any]) -> None:
    kind, style = column.kind, formats.get(column.kind)
    if kind in ("amount", "whole") and len(Decimal(value).as_tuple().digits) <= _EXACT_DIGITS:
        sheet.write_number(row, at, value, style)
    elif kind == "day" and value >= _FIRST_DATE:
        sheet.write_datetime(row, at, value, style)
    elif kind == "moment" and _exact_moment(value):
        sheet.write_datetime(row, at, value.astimezone(_SHANGHAI).replace(tzinfo=None), style)
    else:
        text = value if column.column.kind == "link" else printed(value, column.column)
        sheet.write_string(row, at, fits_cell(text, column.heading), style)


def _exact_moment(value: datetime) -> bool:
    return value.microsecond == 0 and value.astimezone(_SHANGHAI).date() >= _FIRST_DATE


def _formats(book: Any) -> dict[str, Any]:
    font = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
    heading = {
        "bold": True,
        "bg_color": "#E8EEF7",
        "font_color": "#1F3A5F",
        "bottom": 1,
        "bottom_color": "#9DB2CF",
    }
    text = book.add_format({**font, "num_format": "@"})
    return {
        "heading": book.add_format({**font, **heading, "text_wrap": True, "align": "center"}),
        "text": text,
        "credit_code": text,
        "code": text,
        "month": text,
        "shape": text,
        "long_text": book.add_format({**font, "num_format": "@", "text_wrap": True}),
        "yes_no": book.add_format({**font, "align": "center"}),
        "day": book.add_format({**font, "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({**font, "num_format": "yyyy-mm-dd hh:mm:ss"}),
        "whole": book.add_format({**font, "num_format": "0"}),
        "amount": book.add_format({**font, "num_format": "General"}),
    }
