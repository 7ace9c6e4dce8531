"""Preview → database: new and changed rows written in one transaction, by COPY, recorded by the database's history.

A kill anywhere leaves nothing written. An update touches only the columns the sheet had, only records that differ.
"""

from __future__ import annotations

import polars as pl
import psycopg
from django.db import IntegrityError, connection, transaction
from psycopg.errors import UniqueViolation

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.database import copy_in
from yuanqu.engines.ledger.importing.prepared import Prepared, State
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.standing import column_names

_STAGE = "yuanqu_import_stage"


def write_rows(prepared: Prepared, change: int) -> tuple[int, int]:
    """Write the new and changed rows under ``change``, inside its transaction: how many were inserted and updated.

    Rows that someone else inserted since the preview are updated, not refused. Raises FileRefused when the
    database's own rules refuse.
    """
    ledger, frame = prepared.ledger, prepared.frame
    rows = frame.filter(pl.col("_state").is_in([State.NEW.value, State.CHANGED.value]))
    if rows.is_empty():
        return 0, 0
    names = list(ledger.declared())
    columns = column_names(ledger, names)
    rows = rows.select(pl.col("_id"), *names)
    try:
        if prepared.counts.changed or not _all_inserted(ledger, columns, rows, change):
            _stage(ledger, columns, rows)
            with connection.cursor() as cursor:
                cursor.execute(_upsert(ledger, columns, column_names(ledger, prepared.written)), [change])
                cursor.execute(f'DROP TABLE "{_STAGE}"')
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # so that a broken link is told here
        return _written(ledger, change)
    except (IntegrityError, psycopg.IntegrityError) as error:
        raise FileRefused(
            "database_refused",
            f"数据库没有接受这批记录，什么也没有写入：{_reason(error)}。请刷新预览后重试；若仍不行，请联系系统管理员。",
        ) from error


def _all_inserted(ledger: type[Ledger], columns: list[str], rows: pl.DataFrame, change: int) -> bool:
    """Copy rows that are all new straight into the ledger; False when one of their keys has come in meanwhile."""
    try:
        with transaction.atomic():
            marked = rows.select("_id", pl.lit(change).alias("_change"), pl.exclude("_id"))
            copy_in(ledger.table(), ["id", "change_id", *columns], marked)
    except UniqueViolation:
        return False
    return True


def _stage(ledger: type[Ledger], columns: list[str], rows: pl.DataFrame) -> None:
    listed = ", ".join(f'"{column}"' for column in ("id", *columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMP TABLE "{_STAGE}" ON COMMIT DROP AS'  # noqa: S608 - a ledger's own names
            f' SELECT {listed} FROM "{ledger.table()}" WITH NO DATA'
        )
    copy_in(_STAGE, ["id", *columns], rows)


def _upsert(ledger: type[Ledger], columns: list[str], written: list[str]) -> str:
    table = ledger.table()
    listed = ", ".join(f'"{column}"' for column in columns)
    key = ", ".join(f'"{column}"' for column in column_names(ledger, ledger.key))
    then = "NOTHING"
    if written:
        sets = ", ".join(f'"{column}" = EXCLUDED."{column}"' for column in written)
        ours = ", ".join(f'"{table}"."{column}"' for column in written)
        theirs = ", ".join(f'EXCLUDED."{column}"' for column in written)
        then = (
            f'UPDATE SET {sets}, version = "{table}".version + 1'
            f" WHERE ROW({ours}) IS DISTINCT FROM ROW({theirs})"
        )
    return (
        f'INSERT INTO "{table}" (id, change_id, {listed}) SELECT id, %s, {listed} FROM "{_STAGE}"'  # noqa: S608
        f" ON CONFLICT ({key}) WHERE voided_on IS NULL DO {then}"
    )


def _written(ledger: type[Ledger], change: int) -> tuple[int, int]:
    """What the history says was done under ``change``: the database's count, not ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT did, sum(records) FROM ledger_statement WHERE change_id = %s AND ledger = %s GROUP BY did",
            [change, ledger.label],
        )
        done = dict(cursor.fetchall())
    return int(done.get("insert", 0)), int(done.get("update", 0))


def _reason(error: Exception) -> str:
    source = error.__cause__ if isinstance(error, IntegrityError) else error
    detail = getattr(getattr(source, "diag", None), "message_detail", None)
    return str(detail or error).strip().rstrip(".。")
