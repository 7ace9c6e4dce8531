"""Texts, identifiers and credit codes: ids stay text, and a number that has lost digits is not taken for one."""

from __future__ import annotations

import re
from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.grid import Grid, Place
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import Parsed, matches, read_distinct
from yuanqu.terms import credit_code
from yuanqu.terms.plain_text import without_blanks

EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number
_INVISIBLE = "[\u200b\u200c\u200d\u2060\ufeff]"
_GUARDED = r"^'('*[=+\-@\t\r])"
_LOST = Fault(
    "import.long_number_lost",
    "长数字被表格软件改成了科学计数法，15 位以后的数字已变成 0，不能还原",
    "请把这一列设为“文本”格式，再从原件重新录入或粘贴",
)


def tidy(texts: pl.Series, *, guarded: bool, lines: bool) -> pl.Series:
    """Texts without surrounding blanks and invisible marks; one line each unless ``lines``; blank becomes null.

    ``guarded``: an apostrophe before what would be a formula is the export's guard and is taken off.
    """
    plain = texts.str.replace_all(_INVISIBLE, "")
    plain = plain.str.replace_all(r"\r\n?", "\n") if lines else plain.str.replace_all(r"[\r\n\t]+", " ")
    plain = plain.str.strip_chars()
    if guarded:
        plain = plain.str.replace(_GUARDED, "$1")
    return pl.select(pl.when(plain == "").then(None).otherwise(plain)).to_series()


def read_text(texts: pl.Series, column: Column) -> Parsed:
    """A text column: any text up to its length."""
    longest = cast(Any, column).max_length
    if not longest:
        return Parsed(texts, {})
    fits = (texts.str.len_chars() <= longest).fill_null(True)

    def refuse(text: str) -> Fault:
        return Fault(
            "import.text_too_long", f"应不超过 {longest} 个字，现有 {len(text)} 个字", "请缩短后再导入"
        )

    return read_distinct(texts, fits, refuse)


def read_credit_code(texts: pl.Series, _column: Column) -> Parsed:
    """统一社会信用代码, its check digit verified; blanks, width and letter case are mended."""

    def read(text: str) -> str | Fault:
        code = without_blanks(text).upper()
        reason = credit_code.explain(code)
        return code if reason is None else Fault("import.credit_code", reason, "请对照营业执照核对后改正")

    return read_distinct(texts, matches(texts, ""), read)


def find_numbers(grid: Grid, place: int, texts: pl.Series, first: int) -> tuple[pl.Series, dict[int, Fault]]:
    """Mend what a spreadsheet did to a text column, cell by cell: dates at midnight lose the clock they never had.

    ``first`` is the grid line of the first text. Gives the texts and, by position, the cells that held a number
    too long to be exact. The file is only looked into again where a text could have come from a number.
    """
    midnight = matches(texts, r"\d{4}-\d{2}-\d{2} 00:00:00")
    long_number = matches(texts, r"-?\d{16,}|-?\d(?:\.\d+)?[eE]\+?\d{2}")
    suspects = [
        n for n in (midnight | long_number).arg_true().to_list() if midnight[n] or _came_from_float(texts[n])
    ]
    if not suspects:
        return texts, {}
    places: dict[Place, int] = {(first + n, place): n for n in suspects}
    numeric = {places[found] for found in grid.numeric(places)}
    lost = {n: _LOST for n in numeric if long_number[n]}
    lost |= {n: _LOST for n in suspects if "e" in texts[n].lower()}
    clocked = sorted(n for n in numeric if midnight[n])
    if not clocked:
        return texts, lost
    return texts.scatter(clocked, texts.gather(clocked).str.slice(0, 10)), lost


def _came_from_float(text: str) -> bool:
    return bool(re.search("[eE]", text)) or int(float(text)) == int(text)
