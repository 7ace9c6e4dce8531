"""CSV as programs of all ages write it: UTF-8 with or without mark, UTF-16, GB18030; commas, semicolons, tabs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import polars as pl

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.limits import Limits, check_extent
from yuanqu.engines.ledger.importing.problems import FileRefused

_DELIMITERS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table|head|meta|body|style|div)\b", re.I)
_CELL_MOST = 1_000_000


def read_delimited(path: Path, sheet: str, limits: Limits) -> Grid:
    """The file as one sheet; raises FileRefused when it is no readable text or its quotes do not close."""
    text = _decoded(path.read_bytes())
    if _MARKUP.match(text):
        raise FileRefused(
            "file_is_page",
            "文件虽叫 .xls，其实是网页或 XML 文本（常由其他系统导出）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
        )
    delimiter = _delimiter(text)
    csv.field_size_limit(_CELL_MOST)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise FileRefused(
            "csv_unreadable",
            "CSV 的引号不成对，或单元格过长，无法分清各列。请在表格软件中打开，另存为 .xlsx 后再导入。",
        ) from error
    width = max(map(len, rows), default=0)
    check_extent(sheet, len(rows), width, limits)
    columns = {str(n): [row[n] if n < len(row) else None for row in rows] for n in range(width)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    blank = pl.all().str.strip_chars().str.len_chars() == 0
    return Grid(sheet, frame.with_columns(pl.when(blank).then(None).otherwise(pl.all()).name.keep()))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by(data, "gb18030")


def _by(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(
            "encoding_unknown",
            f"文件第 {data.count(10, 0, error.start) + 1} 行的文字编码无法识别（已试 UTF-8、UTF-16、GB18030）。"
            "请在表格软件中另存为 .xlsx 或“CSV UTF-8”后再导入。",
        ) from error
    if "\0" in text:
        raise FileRefused(
            "file_unknown", "文件不是工作簿，也不是 CSV 文本。请选择 .xlsx、.xls、.et 或 .csv 文件。"
        )
    return text


def _delimiter(text: str) -> str:
    """The sign that most often stands, outside quotes, in the first lines; a comma where there is none."""
    seen = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for sign in text[:20_000]:
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in seen:
            seen[sign] += 1
    best = max(seen, key=lambda sign: seen[sign])
    return best if seen[best] else ","
