"""One DuckDB connection for each snapshot in use, shared by threads through cursors (连接)."""

from __future__ import annotations

import os
from collections import OrderedDict
from threading import Lock

import duckdb

from yuanqu.engines.snapshots import Snapshot

KEPT = 4

_open: OrderedDict[tuple[str, str], duckdb.DuckDBPyConnection] = OrderedDict()
_turn = Lock()


def cursor(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the snapshot; the newest few snapshots stay connected."""
    key = (str(snapshot.folder), snapshot.id)
    with _turn:
        if key not in _open:
            _open[key] = snapshot.connect()
            while len(_open) > KEPT:
                _open.popitem(last=False)  # closed when the last cursor on it is gone
        _open.move_to_end(key)
        return _open[key].cursor()


def _after_fork() -> None:
    """A connection does not survive a fork: the child opens its own."""
    global _turn
    _turn = Lock()
    _open.clear()


os.register_at_fork(after_in_child=_after_fork)
