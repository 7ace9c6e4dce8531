"""Workbooks (.xlsx, .xls, .et, .ods) read by calamine into texts: formulas by their last value, macros never run."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import fastexcel
import polars as pl

from yuanqu.engines.ledger.importing.grid import UNCALCULATED, Grid, Place
from yuanqu.engines.ledger.importing.limits import Limits, check_extent, damaged
from yuanqu.engines.ledger.importing.package import Package
from yuanqu.engines.ledger.importing.problems import FileRefused, Notice

_ERRORS = {
    "NA": "#N/A", "Div0": "#DIV/0!", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
    "Value": "#VALUE!",
}  # fmt: skip


_OWN_NAMES = {True: ("", ".xlsx", ".xlsm"), False: ("", ".xls")}


class Workbook:
    """A workbook opened; sheets are read one by one, on demand."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        with path.open("rb") as file:
            self._package = Package(path) if file.read(2) == b"PK" else None
        try:
            if self._package and not self._package.parts:
                raise _another_kind()
            if self._package:
                self._package.verify()
            own = _OWN_NAMES[self._package is not None]
            # A name that says something else than the bytes would be believed.
            self._reader = fastexcel.read_excel(path if path.suffix.lower() in own else path.read_bytes())
        except fastexcel.FastExcelError as error:
            raise _unreadable(path, error) from error
        except (zipfile.BadZipFile, zlib.error, KeyError) as error:
            raise damaged() from error

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets that are not hidden."""
        if self._package is None:
            return [name for name in self._reader.sheet_names if self._in_sight(name)]
        hidden = {part.name for part in self._package.parts if part.hidden}
        return [name for name in self._reader.sheet_names if name not in hidden]

    def _in_sight(self, sheet: str) -> bool:
        """Whether a sheet of an old workbook is not hidden; one that cannot be read is told as such later."""
        try:
            return self._reader.load_sheet(sheet, header_row=None, n_rows=1).visible == "visible"
        except fastexcel.FastExcelError:
            return True

    def read(self, sheet: str) -> Grid:
        """The sheet of that name; raises FileRefused when it is too large or cannot be read."""
        self._check_extent(sheet)
        try:
            loaded = self._reader.load_sheet(
                sheet, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True
            )
            check_extent(sheet, loaded.total_height, loaded.width, self._limits)
            batch, errors = loaded.to_arrow_with_errors()
        except fastexcel.FastExcelError as error:
            raise FileRefused(
                "sheet_unreadable",
                f"工作表“{sheet}”读不出来，可能是图表页或已损坏。请复制到新的工作簿中再导入。",
            ) from error
        cells = pl.DataFrame(pl.from_arrow(batch))
        cells.columns = [str(n) for n in range(cells.width)]
        return self._placed(sheet, _with_error_values(cells, errors.errors if errors else ()))

    def _check_extent(self, sheet: str) -> None:
        """Refuse a sheet that reaches too far before the reader makes room for it."""
        if self._package is None:
            return  # an old workbook has at most 65,536 rows of 256 columns
        try:
            rows, columns = self._package.extent(sheet, self._limits.cells)
        except (zipfile.BadZipFile, zlib.error) as error:
            raise damaged() from error
        if rows * columns > self._limits.cells:
            check_extent(sheet, rows, columns, self._limits)

    def _placed(self, sheet: str, cells: pl.DataFrame) -> Grid:
        if self._package is None or cells.is_empty():
            return Grid(sheet, cells)
        look = self._package.look(sheet)
        offset = look.first_column - 1

        def inside(corners: tuple[Place, Place]) -> tuple[Place, Place]:
            (top, left), (bottom, right) = corners
            return (top, left - offset), (bottom, right - offset)

        return Grid(
            sheet,
            _with_texts(cells, {(line, place - offset): UNCALCULATED for line, place in look.uncalculated}),
            first_column=look.first_column,
            merged=tuple(map(inside, look.merged)),
            notices=_told(*self._package.carries, formulas=look.formulas),
            numeric=partial(_shifted, partial(self._package.numeric, sheet), offset),
            percent=partial(_shifted, partial(self._package.percent, sheet), offset),
        )


def _shifted(ask: Callable[[list[Place]], set[Place]], offset: int, places: Iterable[Place]) -> set[Place]:
    """Ask about places of the frame in places of the sheet."""
    found = ask([(line, column + offset) for line, column in places])
    return {(line, column - offset) for line, column in found}


def _with_error_values(cells: pl.DataFrame, errors: Iterable[fastexcel.CellError]) -> pl.DataFrame:
    """The cells with the error values of formulas in them, which the reader gives apart."""
    found = {}
    for error in errors:
        inner = error.detail.rpartition("Error(")[2].partition(")")[0]
        found[error.offset_position] = _ERRORS.get(inner, "#VALUE!")
    return _with_texts(cells, found)


def _with_texts(cells: pl.DataFrame, texts: Mapping[Place, str]) -> pl.DataFrame:
    by_column: dict[int, dict[int, str]] = {}
    for (line, column), text in texts.items():
        if 0 <= column < cells.width and line < cells.height:
            by_column.setdefault(column, {})[line] = text
    return cells.with_columns(
        cells[str(column)].scatter(list(found), list(found.values())) for column, found in by_column.items()
    )


def _told(macros: bool, links: bool, *, formulas: bool) -> tuple[Notice, ...]:
    """What a sender should know of what was not run, not fetched and not calculated."""
    told = []
    if macros:
        told.append(Notice("import.macros_not_run", "文件含有宏，没有运行，只读取了单元格里已有的值。"))
    if links:
        text = "文件引用了其他文件，没有打开那些文件，只读取了上次保存的值；如已过时，请更新后保存再导入。"
        told.append(Notice("import.links_not_followed", text))
    if formulas:
        told.append(Notice("import.formulas_by_value", "有公式的单元格，按文件中保存的计算结果读取。"))
    return tuple(told)


def _another_kind() -> FileRefused:
    return FileRefused(
        "kind_not_supported",
        "这不是 Excel 或 WPS 的 .xlsx、.xls、.et 工作簿（可能是 .ods、.xlsb 或压缩文件）。请另存为 .xlsx 后再导入。",
    )


def _unreadable(path: Path, error: Exception) -> FileRefused:
    with path.open("rb") as file:
        start = file.read(1_000_000)
    if start.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in start:
        return FileRefused(
            "file_encrypted", "工作簿设有打开密码，无法读取。请取消密码（文件—信息—保护工作簿）后保存再导入。"
        )
    if "assword" in str(error):
        return FileRefused("file_encrypted", "工作簿设有打开密码，无法读取。请取消密码后保存再导入。")
    return FileRefused(
        "file_damaged", "工作簿已损坏或不是表格文件，打不开。请在表格软件中重新另存为 .xlsx 后再导入。"
    )
