"""Snapshots made by hand: a few rows of a few ledgers, every other cell blank."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from yuanqu.engines.snapshots import Snapshot, view_name
from yuanqu.engines.snapshots.columns import Exported
from yuanqu.engines.snapshots.tables import tables
from yuanqu.engines.snapshots.writing import write_part

Row = Mapping[str, Any]


def snapshot_of(folder: Path, **ledgers: Sequence[Row]) -> Snapshot:
    """A snapshot holding ``economy__statement=[{...}]`` and so on; other ledgers are empty. Ids are made up."""
    parts = {}
    for table in tables():
        columns = table.columns
        made_up = {"id": uuid.uuid4} if columns[0].name == "id" else {}
        rows = [
            {**{name: make() for name, make in made_up.items()}, **row}
            for row in ledgers.pop(view_name(table.label), ())
        ]
        for row in rows:
            assert row.keys() <= {column.name for column in columns}, row
        arrays = [_array(rows, column) for column in columns]
        batch = pa.RecordBatch.from_arrays(arrays, names=[column.name for column in columns])
        parts[table.label] = write_part(iter([batch]), columns, folder)
    assert not ledgers, f"no such ledger: {sorted(ledgers)}"
    return Snapshot(parts, folder)


def _array(rows: Sequence[Row], column: Exported) -> pa.Array:
    cells = [row.get(column.name) for row in rows]
    if column.type == "UUID":
        storage = pa.array([cell and cell.bytes for cell in cells], pa.binary(16))
        return pa.ExtensionArray.from_storage(column.arrow, storage)
    return pa.array(cells, column.arrow)
