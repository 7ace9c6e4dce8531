"""Values as canonical text, the one form between workbook, frame and database: what each kind looks like in it.

day and month ``2025-06-30``; moment ``2025-06-30 09:30:00`` in Asia/Shanghai; whole and amount plain digits; yes_no
``true``/``false``; a link the linked record's id. Casting is exact: amounts become decimals, never binary floats.
"""

from __future__ import annotations

from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.fields import Column

ZONE = "Asia/Shanghai"


def places_of(column: Column) -> int:
    """How many decimals an amount column keeps."""
    return int(cast(Any, column).decimal_places)


def dtype_of(column: Column) -> pl.DataType:
    """The type of the column's values in a frame."""
    if column.kind == "amount":
        return pl.Decimal(38, places_of(column))
    return {
        "day": pl.Date(),
        "month": pl.Date(),
        "moment": pl.Datetime("us", "UTC"),
        "whole": pl.Int64(),
        "yes_no": pl.Boolean(),
    }.get(column.kind, pl.String())


def typed(texts: pl.Series, column: Column) -> pl.Series:
    """Canonical texts as values of the column's type; a text that is not canonical raises a polars error."""
    if column.kind in ("day", "month"):
        return texts.str.to_date("%Y-%m-%d", strict=True)
    if column.kind == "moment":
        local = texts.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us", strict=True)
        zoned = local.dt.replace_time_zone(ZONE, ambiguous="earliest", non_existent="null")
        return zoned.dt.convert_time_zone("UTC")
    if column.kind == "yes_no":
        return texts == "true"
    return texts.cast(dtype_of(column), strict=True)


def text_sql(column: Column) -> str:
    """The SQL expression that gives the column's value as canonical text."""
    name = f'"{cast(Any, column).column}"'
    if column.kind == "moment":
        return f"to_char({name} AT TIME ZONE '{ZONE}', 'YYYY-MM-DD HH24:MI:SS.US')"
    return f"{name}::text"


def null_series(column: Column, length: int) -> pl.Series:
    """``length`` unknown values of the column's type."""
    return pl.Series([None], dtype=dtype_of(column)).new_from_index(0, length)
