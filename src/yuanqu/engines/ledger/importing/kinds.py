"""Which reader reads which kind of column (links apart: they need the database)."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.code_values import read_codes, read_yes_no
from yuanqu.engines.ledger.importing.date_values import read_days, read_moments, read_months
from yuanqu.engines.ledger.importing.number_values import read_amount, read_whole
from yuanqu.engines.ledger.importing.shape_values import read_shapes
from yuanqu.engines.ledger.importing.text_values import read_credit_code, read_text, tidy
from yuanqu.engines.ledger.importing.values import Parsed
from yuanqu.terms.units import Unit

_READERS: dict[str, Callable[[pl.Series, Column], Parsed]] = {
    "text": read_text,
    "long_text": read_text,
    "credit_code": read_credit_code,
    "code": read_codes,
    "yes_no": read_yes_no,
    "shape": read_shapes,
    "day": read_days,
    "month": read_months,
    "moment": read_moments,
}
_IN_UNITS: dict[str, Callable[[pl.Series, Column, Unit | None], Parsed]] = {
    "whole": read_whole,
    "amount": read_amount,
}


def tidied(texts: pl.Series, column: Column, *, guarded: bool = False) -> pl.Series:
    """The texts of a column as they are read and quoted: trimmed, blank ones null."""
    return tidy(texts, guarded=guarded, lines=column.kind == "long_text")


def read_kind(texts: pl.Series, column: Column, stated: Unit | None = None) -> Parsed:
    """Tidied texts of a column as canonical texts and faults. ``stated``: the unit the sheet gives its numbers in."""
    if column.kind in _IN_UNITS:
        return _IN_UNITS[column.kind](texts, column, stated)
    return _READERS[column.kind](texts, column)
