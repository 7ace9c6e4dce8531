"""The workbook handed back: bad cells red with a comment each, and a column 「校验结果」 (标出问题的工作簿).

Up to a stated size the sender's own workbook is handed back with its formatting; beyond it, and for text files, a
fresh one with only the rows that failed, in the same columns, to be mended and imported again.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import IO, Any

import openpyxl
import polars as pl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from yuanqu.engines.ledger.exporting.guarding import LONGEST_CELL
from yuanqu.engines.ledger.importing.grid import column_number
from yuanqu.engines.ledger.importing.headings import RESULT
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.prepared import Prepared, State
from yuanqu.engines.ledger.importing.problems import Problem

COMMENTS_MOST = 2_000  # more make the program crawl; the result column says everything
CELLS_MOST = 400_000
_RED, _PALE_RED, _AMBER = "FFC7CE", "#FFC7CE", "FFEB9C"


def write_marked(prepared: Prepared, out: Path | IO[bytes], limits: Limits = DEFAULT) -> None:
    """Write the marked workbook to ``out``."""
    if keeps_formatting(prepared, limits):
        _mark_own(prepared, out)
    else:
        write_failed(prepared, out)


def keeps_formatting(prepared: Prepared, limits: Limits = DEFAULT) -> bool:
    """Whether the sender's own workbook can be handed back, rather than a fresh one of the failed rows."""
    with prepared.source.path.open("rb") as file:
        is_package = file.read(2) == b"PK"
    cells = prepared.grid.cells
    own_format = Path(prepared.source.name).suffix.lower() in (".xlsx", ".xlsm", "")
    return (
        is_package and own_format and prepared.source.size <= limits.marked
        and cells.height * cells.width <= CELLS_MOST
    )  # fmt: skip


def _mark_own(prepared: Prepared, out: Path | IO[bytes]) -> None:
    # keep_links=False drops links to other files, so that opening the workbook fetches nothing.
    with prepared.source.path.open("rb") as file:
        book = openpyxl.load_workbook(file, keep_links=False)
    sheet = book[prepared.grid.sheet]
    result = _result_column(sheet, prepared)
    head = sheet.cell(prepared.grid.row_number(prepared.header.line), result, RESULT)
    head.font = Font(bold=True, color="9C0006")
    head.fill = PatternFill("solid", fgColor=_RED)
    for row, text in _results(prepared).items():
        cell = sheet.cell(row, result)
        cell.value, cell.data_type = text, "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(color="9C0006")
    for address, problems in list(_by_cell(prepared).items())[:COMMENTS_MOST]:
        cell = _writable(sheet, address)
        blocks = any(problem.blocks for problem in problems)
        cell.fill = PatternFill("solid", fgColor=_RED if blocks else _AMBER)
        cell.comment = Comment(_advice(problems), "园区", height=110, width=320)
    letter = openpyxl.utils.get_column_letter(result)
    sheet.column_dimensions[letter].width = 60
    book.active = book.index(sheet)
    book.save(out)


def _writable(sheet: Any, address: str) -> Any:
    """The cell at ``address``, or the first of the merged range it lies in."""
    cell = sheet[address]
    if isinstance(cell, openpyxl.cell.MergedCell):
        for area in sheet.merged_cells.ranges:
            if address in area:
                return sheet.cell(area.min_row, area.min_col)
    return cell


def _result_column(sheet: Any, prepared: Prepared) -> int:
    """Where the results go: the column that already bears them, else the first to the right of all others."""
    line = prepared.grid.cells.row(prepared.header.line)
    for place, text in enumerate(line):
        if text is not None and text.strip() == RESULT:
            return prepared.grid.first_column + place
    return max(int(sheet.max_column), prepared.grid.first_column + len(line) - 1) + 1


def _by_cell(prepared: Prepared) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in prepared.problems:
        if problem.cell:
            found[problem.cell].append(problem)
    return found


def _advice(problems: list[Problem]) -> str:
    """What a comment says: the place is plain, so what was expected and how to mend it."""
    said = [f"{p.expected.rstrip('。')}。{p.mend}".rstrip("。") + "。" for p in problems]
    return "\n".join(dict.fromkeys(said))


def _results(prepared: Prepared) -> dict[int, str]:
    """The text of the result column by row number, for all rows that have something said of them."""
    by_row: dict[int, list[str]] = defaultdict(list)
    for problem in prepared.problems:
        mark = "" if problem.blocks else "（已说明，可导入）"
        text = (
            f"【{problem.column}】{mark}{problem.expected.rstrip('。')}。{problem.mend}".rstrip("。") + "。"
        )
        by_row[problem.row].append(text)
    whole = by_row.pop(0, [])
    bad = prepared.frame.filter(pl.col("_state") == State.BAD.value)["_row"].to_list()
    for row in bad:
        by_row.setdefault(row, whole or ["本行有问题（问题过多，未逐条列出）。"])
    return {row: "\n".join(dict.fromkeys(texts))[:LONGEST_CELL] for row, texts in by_row.items()}


def write_failed(prepared: Prepared, out: Path | IO[bytes]) -> None:
    """A fresh workbook of only the rows that failed, in the columns of the sheet, with the result column."""
    grid, header = prepared.grid, prepared.header
    results, by_cell = _results(prepared), _by_cell(prepared)
    book = xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out)
    sheet = book.add_worksheet(grid.sheet[:31] or "失败的行")
    font = {"font_name": "微软雅黑", "font_size": 10, "num_format": "@", "valign": "top"}
    plain, red = book.add_format(font), book.add_format({**font, "bg_color": _PALE_RED})
    said = book.add_format({**font, "font_color": "#9C0006", "text_wrap": True})
    heading = book.add_format({**font, "bold": True, "bg_color": "#E8EEF7", "text_wrap": True})
    texts = dict(enumerate(grid.cells.row(header.line))) | {
        found.place: found.text for found in header.columns
    }
    places = [place for place, text in texts.items() if text and text.strip() != RESULT]
    for at, place in enumerate(places):
        sheet.write_string(0, at, texts[place] or "", heading)
    sheet.set_column(0, len(places) - 1, 18, plain)
    sheet.write_string(0, len(places), RESULT, heading)
    sheet.set_column(len(places), len(places), 60, plain)
    wrong_by_row: dict[int, dict[int, list[Problem]]] = defaultdict(dict)
    for address, problems in by_cell.items():
        letters = address.rstrip("0123456789")
        wrong_by_row[problems[0].row][column_number(letters) - grid.first_column] = problems
    commented = 0
    failed = prepared.frame.filter(pl.col("_state") == State.BAD.value)["_row"].to_list()
    for row, number in enumerate(failed, 1):
        line = grid.cells.row(number - grid.first_row)
        for at, place in enumerate(places):
            problems = wrong_by_row[number].get(place, [])
            sheet.write_string(row, at, line[place] or "", red if problems else plain)
            if problems and commented < COMMENTS_MOST:
                sheet.write_comment(row, at, _advice(problems), {"x_scale": 2, "y_scale": 1.5})
                commented += 1
        sheet.write_string(row, len(places), results.get(number, ""), said)
    sheet.freeze_panes(1, 0)
    book.close()
