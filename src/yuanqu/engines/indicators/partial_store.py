"""Where counts are kept on the disk: beside a snapshot's parts, under the hash of all they depend on (留存).

A kept count is written whole or not at all, and only ever found under what it was counted from; losing the file loses
time and nothing else. Where it cannot be read or written, counting goes on without it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

KEPT = 50_000
WAIT = 5  # seconds for another process that writes
FOLDER, NAME = "partials", "kept.sqlite"
_AT_ONCE = 500  # keys of one query

Row = tuple[Any, ...]
logger = logging.getLogger(__name__)


class PartialStore:
    """Rows of answers by their key."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / NAME

    def get(self, keys: Collection[str]) -> dict[str, list[Row]]:
        """What is kept under any of ``keys``."""
        if not keys or not self._path.exists():
            return {}
        try:
            with closing(self._opened()) as database:
                return _read(database, list(keys))
        except (sqlite3.Error, OSError, ValueError) as problem:
            self._tell(problem)
            return {}

    def put(self, answers: Mapping[str, Collection[Row]]) -> None:
        """Keep ``answers``; the oldest make room."""
        written = [
            (key, json.dumps([list(map(_cell, row)) for row in rows])) for key, rows in answers.items()
        ]
        try:
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            with closing(self._opened()) as database, database:
                database.executemany("INSERT OR REPLACE INTO kept (key, rows) VALUES (?, ?)", written)
                database.execute(
                    "DELETE FROM kept WHERE number <= (SELECT max(number) FROM kept) - ?", [KEPT]
                )
        except (sqlite3.Error, OSError) as problem:
            self._tell(problem)

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=WAIT)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS kept"
            " (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, rows TEXT NOT NULL)"
        )
        return database

    def _tell(self, problem: Exception) -> None:
        logger.warning("counts are not kept in %s: %s", self._path, problem)


def _read(database: sqlite3.Connection, keys: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        places = ", ".join("?" * len(some))
        sql = f"SELECT key, rows FROM kept WHERE key IN ({places})"  # noqa: S608 - question marks
        found |= {key: list(map(_row, json.loads(rows))) for key, rows in database.execute(sql, some)}
    return found


def _cell(value: Any) -> Any:
    """As JSON holds it, exactly: a decimal as {"d": its digits}."""
    return {"d": str(value)} if isinstance(value, Decimal) else value


def _row(cells: list[Any]) -> Row:
    return tuple(Decimal(cell["d"]) if isinstance(cell, dict) else cell for cell in cells)
