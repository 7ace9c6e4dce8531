"""Taking a snapshot: all ledgers in one read-only transaction, streamed into parts (生成快照)."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from yuanqu.engines.snapshots.marks import Query, marks, seen
from yuanqu.engines.snapshots.parts import Part
from yuanqu.engines.snapshots.reading import reading, rows
from yuanqu.engines.snapshots.renewing import renewed
from yuanqu.engines.snapshots.snapshot import Snapshot
from yuanqu.engines.snapshots.store import Pointer, exclusive, keep, newest, parts_folder
from yuanqu.engines.snapshots.tables import Table, tables
from yuanqu.engines.snapshots.writing import write_part


def current() -> Snapshot:
    """The snapshot of what the database holds now: ledgers that did not change keep their parts.

    Quick when nothing changed (a few small queries). What the caller's own transaction has not committed is not in it.
    """
    pointer = newest()
    if pointer is not None and _is_fresh(pointer, marks(_own_query)):
        return pointer.snapshot
    return take()


def take() -> Snapshot:
    """Export what changed, all as of one moment, and make that the newest snapshot: of a large ledger its changed
    months, every other ledger whole.
    """
    with exclusive(), reading() as database:

        def query(sql: str) -> list[tuple[Any, ...]]:
            return rows(database, sql)

        pointer, found, now = newest(), marks(query), seen(query)
        if pointer is not None and _is_fresh(pointer, found):
            return pointer.snapshot  # another process took it while this one waited
        parts = {
            each.label: _kept(pointer, each, found)
            or (pointer and renewed(database, each, pointer, now, found[each.label]))
            or _export(database, each)
            for each in tables()
            if each.label in found
        }
        snapshot = Snapshot(parts, parts_folder(), datetime.now(UTC).isoformat(timespec="seconds"))
        keep(snapshot, found, now)
        return snapshot


def _is_fresh(pointer: Pointer, found: dict[str, str]) -> bool:
    return set(found) == set(pointer.snapshot.parts) and all(
        _kept(pointer, each, found) is not None for each in tables() if each.label in found
    )


def _kept(pointer: Pointer | None, table: Table, found: dict[str, str]) -> Part | None:
    """The table's part of the newest snapshot, if neither its rows nor its columns changed."""
    part = pointer.snapshot.parts.get(table.label) if pointer else None
    if pointer is None or part is None or pointer.marks.get(table.label) != found[table.label]:
        return None
    return part if part.columns == table.shape else None


def _export(database: Any, table: Table) -> Part:
    with closing(database.cursor()) as cursor:
        cursor.execute(table.sql)
        return write_part(iter(cursor.fetch_record_batch()), table.columns, parts_folder(), table.by)


def _own_query(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


__all__ = ["Query", "current", "renewed", "take"]
