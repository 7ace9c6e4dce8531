"""Columns that one head is merged over, gathered into one: 整改责任单位 over 建设, 施工, 监理 (合并表头下的几列)."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.problems import Notice


def gathered(grid: Grid, header: Header) -> tuple[Grid, list[Notice]]:
    """The grid with the sub-columns of each such head in its first: alone as it is, else 「施工：甲；监理：乙」."""
    notices = []
    columns = []
    for found in header.columns:
        if not found.parts:
            continue
        given = [pl.col(str(place)) for place, _ in found.parts]
        said = [pl.lit(f"{' '.join(text.split())}：") + pl.col(str(place)) for place, text in found.parts]
        several = pl.sum_horizontal([one.is_not_null() for one in given]) > 1
        joined = pl.concat_str(said, separator="；", ignore_nulls=True)
        below = pl.int_range(pl.len()) >= header.first
        whole = pl.when(several).then(joined).otherwise(pl.coalesce(given))
        columns.append(pl.when(below).then(whole).otherwise(given[0]).alias(str(found.parts[0][0])))
        parts = "、".join(" ".join(text.split()) for _, text in found.parts)
        text = f"“{found.text}”下分“{parts}”几列，已合为一栏；一行中填了几列的，各写明是哪一列。"
        notices.append(Notice("import.columns_gathered", text))
    return (replace(grid, cells=grid.cells.with_columns(columns)) if columns else grid), notices
