"""One DuckDB connection for each snapshot in use, shared by threads through cursors (连接).

A small ledger is read into memory once: at one zone's size, opening files would be most of the time. Tables that
follow from the snapshot alone (timelines) are made once beside it.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from threading import Lock

import duckdb

from yuanqu.engines.snapshots import Snapshot, view_name

KEPT = 3
RESIDENT_ROWS = 200_000
ONE_THREAD_ROWS = 300_000  # below, handing work between threads costs more than it saves


@dataclass
class _Open:
    """A snapshot's connection and the tables made in it."""

    connection: duckdb.DuckDBPyConnection
    tables: set[str] = field(default_factory=set)


_open: OrderedDict[tuple[str, str], _Open] = OrderedDict()
_turn = Lock()


def cursor(snapshot: Snapshot, tables: Mapping[str, str] | None = None) -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the snapshot, with ``tables`` (name: query) made; the newest few stay connected."""
    with _turn:
        held = _held(snapshot)
        for name, sql in (tables or {}).items():
            if name not in held.tables:
                held.connection.execute(f"CREATE TABLE {name} AS {sql}")
                held.tables.add(name)
        return held.connection.cursor()


@lru_cache(maxsize=4096)
def first_day(snapshot: Snapshot, label: str, column: str) -> date | None:
    """The earliest day (of a month, its first) in a ledger's date ``column``; None where none is filled."""
    found = cursor(snapshot).execute(f'SELECT min("{column}") FROM {view_name(label)}').fetchone()  # noqa: S608
    return found[0] if found else None


def _held(snapshot: Snapshot) -> _Open:
    key = (str(snapshot.folder), snapshot.id)
    if key not in _open:
        largest = max((part.rows for part in snapshot.parts.values()), default=0)
        threads = 1 if largest < ONE_THREAD_ROWS else None
        _open[key] = _Open(snapshot.connect(threads=threads, resident=RESIDENT_ROWS))
        while len(_open) > KEPT:
            _open.popitem(last=False)  # closed when the last cursor on it is gone
    _open.move_to_end(key)
    return _open[key]


def _after_fork() -> None:
    """A connection does not survive a fork: the child opens its own."""
    global _turn
    _turn = Lock()
    _open.clear()


os.register_at_fork(after_in_child=_after_fork)
