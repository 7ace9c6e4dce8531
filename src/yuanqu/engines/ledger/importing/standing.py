"""The records that already stand under the business keys of a submission, fetched by one query (已有记录)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import polars as pl
from django.db import connection, transaction

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import dtype_of, text_sql, typed
from yuanqu.engines.ledger.exporting.database import copy_in, fetch_texts, holds_rows

ID = "_id"
_KEYS = "yuanqu_import_keys"


def standing_records(ledger: type[Ledger], keys: pl.DataFrame) -> pl.DataFrame:
    """The standing records whose business key is among ``keys`` (typed columns): all columns, ``_id``."""
    declared = ledger.declared()
    names = [ID, *declared]
    if keys.is_empty() or not holds_rows(ledger.table()):
        return pl.DataFrame(schema={ID: pl.String, **{name: dtype_of(c) for name, c in declared.items()}})
    with transaction.atomic():
        _put_keys(ledger, keys)
        wanted = ", ".join(["id::text", *map(text_sql, declared.values())])
        table = f'"{ledger.table()}" JOIN "{_KEYS}" ON {_same_key(ledger)}'
        held = fetch_texts(f"SELECT {wanted} FROM {table} WHERE voided_on IS NULL", names)  # noqa: S608 - own names
        with connection.cursor() as cursor:
            cursor.execute(f'DROP TABLE "{_KEYS}"')
    return held.with_columns(typed(held[name], column).alias(name) for name, column in declared.items())


def column_names(ledger: type[Ledger], names: Sequence[str]) -> list[str]:
    """The database's column names of declared columns."""
    declared = ledger.declared()
    return [cast(Any, declared[name]).column for name in names]


def _put_keys(ledger: type[Ledger], keys: pl.DataFrame) -> None:
    columns = column_names(ledger, ledger.key)
    as_keys = ", ".join(f'"{column}" AS "key_{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMP TABLE "{_KEYS}" ON COMMIT DROP AS'  # noqa: S608 - a ledger's own names
            f' SELECT {as_keys} FROM "{ledger.table()}" WITH NO DATA'
        )
        copy_in(_KEYS, [f"key_{column}" for column in columns], keys.select(ledger.key))
        cursor.execute(f'ANALYZE "{_KEYS}"')


def _same_key(ledger: type[Ledger]) -> str:
    declared = ledger.declared()
    pairs = zip(ledger.key, column_names(ledger, ledger.key), strict=True)
    same = [
        f'"{column}" IS NOT DISTINCT FROM "key_{column}"'
        if declared[name].empty
        else f'"{column}" = "key_{column}"'
        for name, column in pairs
    ]
    return " AND ".join(same)
