"""The connection that snapshots are read through (读库连接): columns straight into Arrow, all as of one moment.

It is kept between snapshots: opening one looks up every type of the database, which costs more processor time than
reading a ledger that changed.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

import pyarrow as pa
from adbc_driver_postgresql import dbapi
from django.db import connection
from psycopg.conninfo import make_conninfo

_NOT_FOR_LIBPQ = ("context", "cursor_factory", "prepare_threshold", "client_encoding", "server_side_binding")
_BEGIN = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"

_kept: dict[str, Any] = {}  # by where it leads; one at most
_turn = Lock()
_others: list[Any] = []  # of the process this one was forked from: closing them would end its conversation


@contextmanager
def reading() -> Iterator[Any]:
    """A connection in one REPEATABLE READ, READ ONLY transaction; one thread at a time."""
    with _turn:
        database = _begun(_address())
        try:
            yield database
            _run(database, "ROLLBACK")
        except BaseException:
            _let_go()
            raise


def rows(database: Any, sql: str) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    cursor = database.cursor()
    try:
        cursor.execute(sql)
        table: pa.Table = cursor.fetch_arrow_table()
    finally:
        cursor.close()
    return [tuple(row.values()) for row in table.to_pylist()]


def _begun(address: str) -> Any:
    """The connection there, a transaction begun: the one that is kept if it still lives, else a new one."""
    if address in _kept:
        with suppress(dbapi.Error):
            _run(_kept[address], _BEGIN)
            return _kept[address]
    _let_go()
    _kept[address] = dbapi.connect(address, autocommit=True)
    _run(_kept[address], _BEGIN)
    return _kept[address]


def _address() -> str:
    settings = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name not in _NOT_FOR_LIBPQ
    }
    return make_conninfo("", **settings)


def _run(database: Any, sql: str) -> None:
    cursor = database.cursor()
    try:
        cursor.execute(sql)
    finally:
        cursor.close()


@atexit.register
def _let_go() -> None:
    while _kept:
        _, database = _kept.popitem()
        with suppress(dbapi.Error):
            database.close()


def _after_fork() -> None:
    global _turn
    _turn = Lock()
    _others.extend(_kept.values())
    _kept.clear()


os.register_at_fork(after_in_child=_after_fork)
