"""Which lines of a sheet are records: not the blank ones, the totals, the signatures, the template's own notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

from yuanqu.engines.ledger.exporting.template import NOTE_MARK
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.problems import Notice

_TOTALS = ("合计", "总计", "小计", "本页合计", "本页小计", "累计", "总计数", "合计数")
_FOOTERS = (
    r"^第\s*\d+\s*页|^(?:注|备注|填写要求|填报要求|说明|附注|填表说明|数据来源|资料来源|填表人|制表人?|填报人|填报单位|审核人?|复核人?|负责人|单位负责人|"
    r"统计负责人|分管领导|联系人|联系电话|打印时间|制表时间|填报时间|填表日期)\s*\d*\s*[:：]"
)
_FOOTER, _DATED = re.compile(_FOOTERS), re.compile(r"\d{4}[-年./].*")
_TOLD = 20


@dataclass
class SheetRows:
    """The lines that hold records, their cells, and what was passed over."""

    lines: pl.Series
    cells: pl.DataFrame
    notices: list[Notice] = field(default_factory=list)


def record_lines(grid: Grid, header: Header) -> SheetRows:
    """The record lines below the header, merged cells filled down."""
    cells, filled = _filled(grid, header.first)
    body = cells.slice(header.first).with_row_index("line", offset=header.first)
    everywhere = [str(place) for place in range(grid.cells.width)]
    matched = [str(found.place) for found in header.columns]
    squeezed = [pl.col(name).str.replace_all(r"\s+|[:：]$", "") for name in everywhere]
    own_note = [pl.col(name).is_null() | pl.col(name).str.starts_with(NOTE_MARK) for name in everywhere]
    said = pl.coalesce([pl.col(name) for name in everywhere])
    again = _again(grid, header.first)
    marked = body.select(
        "line",
        again,
        blank=pl.all_horizontal([pl.col(name).is_null() for name in matched]),
        note=pl.all_horizontal(own_note),
        total=pl.any_horizontal([text.is_in(_TOTALS).fill_null(False) for text in squeezed]),
        footer=said.str.contains(_FOOTERS).fill_null(False),
        said=said,
    )
    marked = _sure_footers(marked, body)
    keep = ~(marked["blank"] | marked["note"] | marked["total"] | marked["footer"] | marked["again"])
    notices = [*filled, *_told(grid, marked)]
    return SheetRows(marked["line"].filter(keep), body.filter(keep).drop("line"), notices)


def _sure_footers(marked: pl.DataFrame, body: pl.DataFrame) -> pl.DataFrame:
    """Of the lines that begin like a footer only those whose every cell is one, or a date."""
    likely = marked["footer"].arg_true().to_list()
    cells = [body.drop("line", "again", strict=False).row(n) for n in likely]
    wrong = [
        n
        for n, row in zip(likely, cells, strict=True)
        if not all(_FOOTER.search(text) or _DATED.fullmatch(text) for text in row if text)
    ]
    return marked.with_columns(marked["footer"].scatter(wrong, False)) if wrong else marked


def _again(grid: Grid, first: int) -> pl.Series:
    """Which lines below the header are, cell for cell, one of the lines above: title and header of a new page."""
    hashes = grid.cells.hash_rows()
    blank = grid.cells.head(first).select(pl.all_horizontal(pl.all().is_null())).to_series()
    above = hashes.head(first).filter(~blank)
    likely = hashes.slice(first).is_in(above.implode())
    if not likely.any():
        return likely.alias("again")
    heads = {row for row in grid.cells.head(first).iter_rows() if any(row)}
    sure = [n for n in likely.arg_true().to_list() if grid.cells.row(first + n) in heads]
    return pl.Series("again", [False], dtype=pl.Boolean).new_from_index(0, len(likely)).scatter(sure, True)


def _told(grid: Grid, marked: pl.DataFrame) -> list[Notice]:
    notices = []
    dropped = marked.filter(pl.col("again"))
    if len(dropped):
        text = f"每页重复的标题和表头不是记录，已跳过：{_rows(grid, dropped)}。"
        notices.append(Notice("import.headers_skipped", text))
    marked = marked.filter(~pl.col("again"))
    dropped = marked.filter(pl.col("total") & ~pl.col("blank") & ~pl.col("note"))
    if len(dropped):
        notices.append(Notice("import.totals_skipped", f"合计行不是记录，已跳过：{_rows(grid, dropped)}。"))
    dropped = marked.filter(pl.col("footer") & ~pl.col("total"))
    if len(dropped):
        notices.append(
            Notice("import.footers_skipped", f"表尾的说明或签署行已跳过：{_rows(grid, dropped)}。")
        )
    dropped = marked.filter(
        pl.col("blank") & pl.col("said").is_not_null() & ~pl.col("footer") & ~pl.col("note")
    )
    if len(dropped):
        text = f"这些行在本台账的各列中都是空的，已跳过：{_rows(grid, dropped)}。"
        notices.append(Notice("import.blank_rows_skipped", text))
    return notices


def _rows(grid: Grid, dropped: pl.DataFrame) -> str:
    numbers = [str(grid.row_number(line)) for line in dropped["line"].head(_TOLD).to_list()]
    rest = f" 等 {len(dropped)} 行" if len(dropped) > _TOLD else ""
    return f"第 {'、'.join(numbers)} 行{rest}"


def _filled(grid: Grid, first: int) -> tuple[pl.DataFrame, list[Notice]]:
    """The cells with each value merged over several rows below the header repeated in every row it covers."""
    tall = [
        (corner, opposite)
        for corner, opposite in grid.merged
        if corner[0] >= first and opposite[0] > corner[0] and 0 <= corner[1] < grid.cells.width
    ]
    if not tall:
        return grid.cells, []
    columns: dict[int, list[str | None]] = {}
    for (top, left), (bottom, _) in tall:
        values = columns.setdefault(left, grid.cells[str(left)].to_list())
        for line in range(top, min(bottom + 1, len(values))):
            values[line] = values[top]
    frame = grid.cells.with_columns(
        pl.Series(str(place), values, dtype=pl.String) for place, values in columns.items()
    )
    text = f"有 {len(tall)} 处合并单元格，已把首格的值填入它所跨的每一行。"
    return frame, [Notice("import.merged_filled", text)]
