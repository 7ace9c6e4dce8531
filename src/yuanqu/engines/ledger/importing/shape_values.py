"""Shapes in the cells of a sheet: GeoJSON text, each put into its one canonical form (图形)."""

from __future__ import annotations

import polars as pl

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.values import BLANKS, Parsed, matches, read_distinct
from yuanqu.engines.ledger.shapes import BadShape, read_shape


def read_shapes(texts: pl.Series, _column: Column) -> Parsed:
    """A column of shapes."""

    def read(text: str) -> str | Fault:
        try:
            return read_shape(text)
        except BadShape as error:
            return Fault(f"import.{error.code}", error.expected, error.mend)

    return read_distinct(texts, matches(texts, ""), read, BLANKS)
