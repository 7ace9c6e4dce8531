"""Writes sheets as departments keep them: a title above, totals below, dates as text, GB18030."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Amount, Code, Column, Day, Moment, Month, Whole, YesNo
from yuanqu.terms.quantities import convert, exact_decimal
from yuanqu_demo.sheets import Manner, Sheet


def write(sheet: Sheet, folder: Path) -> Path:
    """The file of a sheet; its headings are the ledger's labels, or the department's own names for them."""
    columns = registry.ledger(sheet.ledger).declared()
    names = sheet.columns
    headings = [_heading(name, columns[name], sheet.manner) for name in names]
    rows = [[_cell(name, row.get(name), columns[name], sheet.manner) for name in names] for row in sheet.rows]
    totals = _totals(names, columns, sheet) if sheet.manner.totals else None
    if sheet.manner.csv:
        return _write_csv(folder / f"{sheet.file}.csv", headings, rows, sheet.manner, totals)
    return _write_workbook(folder / f"{sheet.file}.xlsx", headings, rows, sheet.manner.title, totals)


def _heading(name: str, column: Column, manner: Manner) -> str:
    label = manner.names.get(name, column.label)
    unit = manner.units.get(name) or (column.unit if isinstance(column, Amount) else "")
    return f"{label}（{unit}）" if unit and not label.endswith("）") else label


def _cell(name: str, value: Any, column: Column, manner: Manner) -> Any:
    if value is None:
        return None
    if name in manner.units and isinstance(column, Amount):
        return exact_decimal(convert(value, column.unit, manner.units[name]))
    if isinstance(column, Code):
        return column.codes.label(str(value))
    if isinstance(column, YesNo):
        return "是" if value else "否"
    if isinstance(column, Month) and manner.months:
        return value.strftime(manner.months)
    if isinstance(column, Day) and not isinstance(value, datetime) and manner.days:
        return value.strftime(manner.days)
    if isinstance(column, Moment):
        return value.strftime("%Y-%m-%d %H:%M")
    return value


def _totals(names: list[str], columns: Mapping[str, Column], sheet: Sheet) -> list[Any]:
    sums = [
        sum((row[name] for row in sheet.rows if row.get(name) is not None), Decimal(0))
        if isinstance(columns[name], Amount | Whole)
        else None
        for name in names
    ]
    return ["合计", *sums[1:]]


def _write_csv(
    path: Path, headings: list[str], rows: list[list[Any]], manner: Manner, totals: list[Any] | None
) -> Path:
    with path.open("w", encoding=manner.csv, newline="") as file:
        writer = csv.writer(file)
        writer.writerows([[manner.title, *[""] * (len(headings) - 1)]] if manner.title else [])
        writer.writerow(headings)
        writer.writerows(rows)
        writer.writerows([totals] if totals else [])
    return path


def _write_workbook(
    path: Path, headings: list[str], rows: list[list[Any]], title: str, totals: list[Any] | None
) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True, "in_memory": False}) as book:
        page = book.add_worksheet("Sheet1")
        bold = book.add_format({"bold": True, "bottom": 1})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        top = 0
        if title:
            page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 16}))
            top = 1
        for place, heading in enumerate(headings):
            page.write_string(top, place, heading, bold)
        for number, row in enumerate([*rows, *([totals] if totals else [])], top + 1):
            for place, cell in enumerate(row):
                _put(page, number, place, cell, days)
    return path


def _put(page: Any, row: int, column: int, cell: Any, days: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), days)
    elif isinstance(cell, bool | str):
        page.write_string(row, column, str(cell))
    else:
        page.write_number(row, column, cell)
