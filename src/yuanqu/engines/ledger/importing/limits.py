"""How large a file may be, and what it may unpack to: checked before anything is read (防压缩炸弹)."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.ledger.importing.problems import FileRefused

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The bounds of one file. ``ratio`` bounds how many times its size it may unpack to, ``parts`` how many files."""

    size: int = 100 * _MEGABYTE
    unpacked: int = 2_000 * _MEGABYTE
    ratio: int = 200
    free_of_ratio: int = 20 * _MEGABYTE
    parts: int = 5_000
    rows: int = 1_000_000
    columns: int = 500
    cells: int = 30_000_000
    marked: int = 8 * _MEGABYTE  # up to here a workbook is handed back with its own formatting


DEFAULT = Limits()


def check_file(path: Path, limits: Limits) -> None:
    """Refuse a file that is too large, empty, or unpacks to too much. Raises FileRefused."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("file_empty", "文件是空的（0 字节）。请确认文件已保存完整后重新选择。")
    if size > limits.size:
        raise FileRefused(
            "file_too_large",
            f"文件有 {size / _MEGABYTE:.1f} MB，超过上限 {limits.size / _MEGABYTE:.0f} MB。请拆成几个文件分别导入。",
        )
    if zipfile.is_zipfile(path):
        _check_parts(path, size, limits)


def _check_parts(path: Path, size: int, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise damaged() from error
    unpacked = sum(part.file_size for part in parts)
    swollen = unpacked > limits.free_of_ratio and unpacked > size * limits.ratio
    if len({part.filename for part in parts}) < len(parts):  # two readers might take different ones
        raise damaged()
    if len(parts) > limits.parts or unpacked > limits.unpacked or swollen:
        raise FileRefused(
            "file_expands_too_much",
            f"文件只有 {size / _MEGABYTE:.1f} MB，解压后却有 {unpacked / _MEGABYTE:.0f} MB（{len(parts)} 个部件），"
            "超过安全上限，未读取。请把数据复制到新的工作簿中再导入。",
        )


def check_extent(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet with too many rows or columns. Raises FileRefused."""
    if rows > limits.rows:
        raise FileRefused(
            "too_many_rows",
            f"工作表“{sheet}”有 {rows} 行，超过上限 {limits.rows} 行。请拆成几个文件；若多为空行，请删除后保存。",
        )
    if columns > limits.columns:
        raise FileRefused(
            "too_many_columns",
            f"工作表“{sheet}”有 {columns} 列，超过上限 {limits.columns} 列。请删去多余的空列后保存。",
        )
    if rows * columns > limits.cells:
        raise FileRefused(
            "too_many_cells",
            f"工作表“{sheet}”从第一格到最远的一格有 {rows} 行、{columns} 列，超过可读取的上限。"
            "多是远处误留了内容：请选中数据以外的行和列删除后保存，或拆成几个文件。",
        )


def check_together(rows: int, cells: int, limits: Limits) -> None:
    """Refuse a workbook whose sheets are too much together, though each is not. Raises FileRefused."""
    if rows > limits.rows or cells > limits.cells:
        raise FileRefused(
            "sheets_too_large",
            f"各工作表合计 {rows} 行、{cells} 格，超过上限 {limits.rows} 行、{limits.cells} 格。"
            "请拆成几个文件，或指明只读取哪几张工作表。",
        )


def damaged() -> FileRefused:
    """A file that is broken."""
    return FileRefused("file_damaged", "文件已损坏，打不开。请在表格软件中重新另存为 .xlsx 后再导入。")
