"""Reading and writing frames in bulk over the connection Django holds (COPY)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, cast

import polars as pl
from django.db import connection


def fetch_texts(sql: str, names: Sequence[str], parameters: Sequence[Any] = ()) -> pl.DataFrame:
    """The rows of a query whose columns are all text, as a frame with those names; null stays null."""
    buffer = io.BytesIO()
    with (
        connection.cursor() as cursor,
        cast(Any, cursor).copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", list(parameters) or None) as rows,
    ):
        for block in rows:
            buffer.write(block)
    schema = dict.fromkeys(names, pl.String)
    if not buffer.tell():
        return pl.DataFrame(schema=schema)
    buffer.seek(0)
    return pl.read_csv(buffer, has_header=False, new_columns=list(names), schema=schema)


def copy_in(table: str, columns: Sequence[str], frame: pl.DataFrame) -> None:
    """Put the frame's rows into ``table``; blank texts go in as unknown (NULL)."""
    listed = ", ".join(f'"{column}"' for column in columns)
    with (
        connection.cursor() as cursor,
        cast(Any, cursor).copy(f'COPY "{table}" ({listed}) FROM STDIN (FORMAT csv)') as rows,
    ):
        for part in frame.iter_slices(20_000):
            rows.write(part.write_csv(include_header=False).encode())


def holds_rows(table: str) -> bool:
    """Whether ``table`` has any row at all."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608 - a ledger's own table
        return bool(cursor.fetchone()[0])
