"""Days written without their year, which the sheet's name, its title or the file's name states (年份)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.terms.plain_text import half_width

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?=年|[-./_]?[Hh]?[Qq]?\d|\D|$)")
_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_WITHOUT = {
    "day": rf"^{_NUMBER}\s*月\s*{_NUMBER}\s*[日号]?$",
    "moment": rf"^{_NUMBER}\s*月\s*{_NUMBER}\s*[日号]",
    "month": rf"^{_NUMBER}\s*月份?$",
}


@dataclass(frozen=True)
class StatedYear:
    """The one year a sheet speaks of; ``where`` says in Chinese where it is stated."""

    year: int
    where: str


def stated_year(grid: Grid, above: Iterable[Sequence[str | None]]) -> StatedYear | None:
    """The year that the sheet's name states, else its title rows, else the file's name; None where several or none."""
    titles = [text for row in above for text in row if text and len(text) <= 60]
    for texts, where in (([grid.sheet], "工作表名"), (titles, "标题"), ([grid.file], "文件名")):
        found = {(int(year[1]), text) for text in texts for year in _YEAR.finditer(half_width(text))}
        years = {year for year, _ in found}
        if len(years) == 1:
            year, text = min(found)
            return StatedYear(year, f"{where}“{' '.join(text.split())}”")
        if years:
            return None
    return None


def with_year(texts: pl.Series, kind: str, stated: StatedYear | None) -> tuple[pl.Series, int]:
    """The texts of a column of days with the stated year before those that lack one, and how many did."""
    if kind not in _WITHOUT or stated is None:
        return texts, 0
    without = texts.str.contains(_WITHOUT[kind]).fill_null(False)
    count = int(without.sum())
    if not count:
        return texts, 0
    dated = pl.select(pl.when(without).then(f"{stated.year}年" + texts).otherwise(texts)).to_series()
    return dated, count


def lacks_year(text: str) -> bool:
    """Whether a text is a month and a day, or a month, and no more."""
    return any(re.match(pattern, half_width(text)) for pattern in _WITHOUT.values())
