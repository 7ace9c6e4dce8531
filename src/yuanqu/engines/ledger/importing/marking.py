"""The workbook handed back: bad cells red with a comment each, and a column 「校验结果」 (标出问题的工作簿).

Up to a stated size the sender's own workbook is handed back with its formatting; beyond it, and for text files, a
fresh one with only the rows that failed, in the same columns, to be mended and imported again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import openpyxl
import polars as pl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from yuanqu.engines.ledger.exporting.guarding import LONGEST_CELL
from yuanqu.engines.ledger.importing.headings import RESULT
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.prepared import Prepared, State
from yuanqu.engines.ledger.importing.problems import Problem
from yuanqu.engines.ledger.importing.sheet_part import SheetPart

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
    cells = sum(part.grid.cells.height * part.grid.cells.width for part in prepared.parts.all)
    own_format = Path(prepared.source.name).suffix.lower() in (".xlsx", ".xlsm", "")
    return is_package and own_format and prepared.source.size <= limits.marked and cells <= CELLS_MOST


def _mark_own(prepared: Prepared, out: Path | IO[bytes]) -> None:
    # keep_links=False drops links to other files, so that opening the workbook fetches nothing.
    with prepared.source.path.open("rb") as file:
        book = openpyxl.load_workbook(file, keep_links=False)
    results, left = _results(prepared), COMMENTS_MOST
    for n, part in enumerate(prepared.parts.all):
        sheet = book[part.grid.sheet]
        _mark_results(sheet, part, {row: text for (at, row), text in results.items() if at == n})
        by_cell = _by_cell(prepared, part)
        for address, problems in list(by_cell.items())[:left]:
            cell = _writable(sheet, address)
            blocks = any(problem.blocks for problem in problems)
            cell.fill = PatternFill("solid", fgColor=_RED if blocks else _AMBER)
            cell.comment = Comment(_advice(problems), "园区", height=110, width=320)
        left -= min(left, len(by_cell))
    wrong = min((at for at, _ in results), default=0)
    book.active = book.index(book[prepared.parts.names[wrong]])
    book.save(out)


def _mark_results(sheet: Any, part: SheetPart, texts: Mapping[int, str]) -> None:
    """The column that says what is wrong, by row number."""
    result = _result_column(sheet, part)
    head = sheet.cell(part.grid.row_number(part.header.line), result, RESULT)
    head.font = Font(bold=True, color="9C0006")
    head.fill = PatternFill("solid", fgColor=_RED)
    for row, text in texts.items():
        cell = sheet.cell(row, result)
        cell.value, cell.data_type = text, "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(color="9C0006")
    letter = openpyxl.utils.get_column_letter(result)
    sheet.column_dimensions[letter].width = 60


def _writable(sheet: Any, address: str) -> Any:
    """The cell at ``address``, or the first of the merged range it lies in."""
    cell = sheet[address]
    if isinstance(cell, openpyxl.cell.MergedCell):
        for area in sheet.merged_cells.ranges:
            if address in area:
                return sheet.cell(area.min_row, area.min_col)
    return cell


def _result_column(sheet: Any, part: SheetPart) -> int:
    """Where the results go: the column that already bears them, else the first to the right of all others."""
    line = part.grid.cells.row(part.header.line)
    for place, text in enumerate(line):
        if text is not None and text.strip() == RESULT:
            return part.grid.first_column + place
    return max(int(sheet.max_column), part.grid.first_column + len(line) - 1) + 1


def _by_cell(prepared: Prepared, part: SheetPart) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in prepared.problems:
        if problem.cell and problem.sheet == part.grid.sheet:
            found[problem.cell].append(problem)
    return found


def _advice(problems: list[Problem]) -> str:
    """What a comment says: the place is plain, so what was expected and how to mend it."""
    said = [f"{p.expected.rstrip('。')}。{p.mend}".rstrip("。") + "。" for p in problems]
    return "\n".join(dict.fromkeys(said))


def _results(prepared: Prepared) -> dict[tuple[int, int], str]:
    """The text of the result column by sheet and row number, for all rows that have something said of them."""
    tabs = {name: n for n, name in enumerate(prepared.parts.names)}
    by_row: dict[tuple[int, int], list[str]] = defaultdict(list)
    for problem in prepared.problems:
        mark = "" if problem.blocks else "（已说明，可导入）"
        text = (
            f"【{problem.column}】{mark}{problem.expected.rstrip('。')}。{problem.mend}".rstrip("。") + "。"
        )
        by_row[tabs[problem.sheet], problem.row].append(text)
    whole = {at: by_row.pop((at, 0)) for at in tabs.values() if (at, 0) in by_row}
    bad = prepared.frame.filter(pl.col("_state") == State.BAD.value)
    for at, row in bad.select("_sheet", "_row").iter_rows():
        by_row.setdefault((at, row), whole.get(at) or ["本行有问题（问题过多，未逐条列出）。"])
    return {place: "\n".join(dict.fromkeys(texts))[:LONGEST_CELL] for place, texts in by_row.items()}


def write_failed(prepared: Prepared, out: Path | IO[bytes]) -> None:
    """A fresh workbook of only the rows that failed, sheet by sheet in its own columns, with the result column."""
    results = _results(prepared)
    book = xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out)
    writer = _Failed(book)
    for n, part in enumerate(prepared.parts.all):
        bad = (pl.col("_state") == State.BAD.value) & (pl.col("_sheet") == n)
        failed = prepared.frame.filter(bad)["_row"].to_list()
        if failed or not prepared.parts.several:
            texts = {row: results.get((n, row), "") for row in failed}
            writer.write(part, texts, _by_cell(prepared, part))
    book.close()


class _Failed:
    """Writes the sheets of failed rows; how many cells bear a comment is bounded over all of them."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "微软雅黑", "font_size": 10, "num_format": "@", "valign": "top"}
        self._book, self._commented = book, 0
        self._plain = book.add_format(font)
        self._red = book.add_format({**font, "bg_color": _PALE_RED})
        self._said = book.add_format({**font, "font_color": "#9C0006", "text_wrap": True})
        self._heading = book.add_format({**font, "bold": True, "bg_color": "#E8EEF7", "text_wrap": True})

    def write(self, part: SheetPart, results: Mapping[int, str], wrong: Mapping[str, list[Problem]]) -> None:
        """One sheet: the rows that ``results`` names, each with its text; ``wrong``: problems by address."""
        grid, header = part.grid, part.header
        sheet = self._book.add_worksheet(grid.sheet[:31] or "失败的行")
        texts = dict(enumerate(grid.cells.row(header.line))) | {one.place: one.text for one in header.columns}
        places = [place for place, text in texts.items() if text and text.strip() != RESULT]
        for at, place in enumerate(places):
            sheet.write_string(0, at, texts[place] or "", self._heading)
        sheet.set_column(0, len(places) - 1, 18, self._plain)
        sheet.write_string(0, len(places), RESULT, self._heading)
        sheet.set_column(len(places), len(places), 60, self._plain)
        for row, (number, result) in enumerate(results.items(), 1):
            line = grid.cells.row(number - grid.first_row)
            for at, place in enumerate(places):
                self._cell(
                    sheet,
                    row,
                    at,
                    line[place] or "",
                    wrong.get(grid.address(number - grid.first_row, place), []),
                )
            sheet.write_string(row, len(places), result, self._said)
        sheet.freeze_panes(1, 0)

    def _cell(self, sheet: Any, row: int, at: int, text: str, problems: list[Problem]) -> None:
        sheet.write_string(row, at, text, self._red if problems else self._plain)
        if problems and self._commented < COMMENTS_MOST:
            sheet.write_comment(row, at, _advice(problems), {"x_scale": 2, "y_scale": 1.5})
            self._commented += 1
