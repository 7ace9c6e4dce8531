"""Reading a column of texts: the plain majority in bulk, the rest once per distinct text (逐列解析).

Whether a text is good depends on the text and the column alone, so a fault is kept by text and a million equal bad
cells cost one explanation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.terms.errors import TermError

Reader = Callable[[str], "str | Fault"]

BLANKS = (
    "-",
    "--",
    "—",
    "——",
    "–",
    "－",
    "/",
    "／",
    "\\",
    "无",
    "暂无",
    "空",
    "N/A",
    "n/a",
    "NA",
    "null",
    "NULL",
)


@dataclass(frozen=True)
class Parsed:
    """Canonical texts (null where blank or bad) and the fault of each bad text."""

    texts: pl.Series
    faults: dict[str, Fault]


def read_distinct(texts: pl.Series, ready: pl.Series, read: Reader, blanks: tuple[str, ...] = ()) -> Parsed:
    """Keep ``texts`` where ``ready`` says they are canonical already; read every other distinct text by ``read``."""
    rest = texts.filter(~ready & texts.is_not_null()).unique()
    if rest.is_empty():
        return Parsed(texts, {})
    good: dict[str, str | None] = {}
    faults: dict[str, Fault] = {}
    for text in rest.to_list():
        if text in blanks:
            good[text] = None
            continue
        found = read(text)
        if isinstance(found, Fault):
            faults[text] = found
        else:
            good[text] = found
    mended = texts.replace_strict(good, default=None, return_dtype=pl.String)
    return Parsed(pl.select(pl.when(ready).then(texts).otherwise(mended)).to_series(), faults)


def fault_of(error: TermError, mend: str = "") -> Fault:
    """A term's own refusal as a fault."""
    expected = f"{error.what}，应为{error.expected}" if error.expected else error.what
    example = f"，例如 {error.example}" if error.example else ""
    return Fault(f"import.{error.code}", expected + example, mend)


def matches(texts: pl.Series, pattern: str) -> pl.Series:
    """Which texts the whole pattern fits; null counts as no. ``\\d`` means the ten ASCII digits only."""
    ascii_digits = pattern.replace("\\d", "[0-9]")
    return texts.str.contains(f"^(?:{ascii_digits})$").fill_null(False)
