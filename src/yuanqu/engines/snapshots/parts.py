"""One ledger of a snapshot as a Parquet file under the SHA-256 of its bytes (快照分片)."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from yuanqu.engines.snapshots.columns import Exported
from yuanqu.engines.snapshots.months import MonthHashes, Months

ROW_GROUP = 122_880  # DuckDB's own vector groups: one group is one unit of its parallel scan
BY_MONTH = ROW_GROUP  # rows from which a part knows its months: below, reading it whole is as quick
DRAFT = ".draft"


@dataclass(frozen=True)
class Part:
    """One ledger in a snapshot: its file's hash, its rows, its columns as ``(name, type)`` pairs.

    ``months``: hashes of each month's rows, where there are many of them, sorted by a date.
    """

    sha256: str
    rows: int
    columns: tuple[tuple[str, str], ...]
    months: Months | None = None

    def to_json(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        held = {"sha256": self.sha256, "rows": self.rows, "columns": [list(pair) for pair in self.columns]}
        return {**held, "months": self.months.to_json()} if self.months else held

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> Part:
        """As the manifest kept it."""
        columns = tuple((name, kind) for name, kind in json["columns"])
        months = Months.from_json(json["months"]) if json.get("months") else None
        return cls(json["sha256"], json["rows"], columns, months)


def write_part(
    batches: Iterator[pa.RecordBatch], columns: Sequence[Exported], folder: Path, by: str | None = None
) -> Part:
    """Write ``batches`` below ``folder`` under the hash of what was written; memory stays at one row group.

    ``by``: the date that the rows are sorted by, empty ones last; a large part then knows its months. The file gets
    its name when it is whole and on the disk: a kill leaves a draft that the next taking removes.
    """
    schema = pa.schema([pa.field(column.name, column.arrow) for column in columns])
    descriptor, draft = tempfile.mkstemp(suffix=DRAFT, dir=folder)
    rows, hashes = 0, None
    with os.fdopen(descriptor, "wb") as file:
        sink = _Hashing(file)
        with parquet.ParquetWriter(
            sink, schema, compression="zstd", use_dictionary=True, store_schema=False, write_statistics=True
        ) as writer:
            for table in _groups(batches, schema):
                if by and not rows and table.num_rows >= BY_MONTH:
                    hashes = MonthHashes(by)
                rows += table.num_rows
                if hashes:
                    hashes.take(table)
                writer.write_table(table, row_group_size=ROW_GROUP)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, part_path(folder, sink.digest))
    sync_folder(folder)
    held = tuple((column.name, column.type) for column in columns)
    return Part(sink.digest, rows, held, hashes.found() if hashes else None)


def part_path(folder: Path, sha256: str) -> Path:
    """Where the part of that hash lies."""
    return folder / f"{sha256}.parquet"


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the file holds the bytes its name promises."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def write_whole(path: Path, content: Mapping[str, Any], mode: int = 0o600) -> None:
    """Write ``content`` as JSON; the file appears whole and on the disk, or not at all."""
    descriptor, draft = tempfile.mkstemp(suffix=DRAFT, dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(json.dumps(content, ensure_ascii=False))  # in one go: its writing piece by piece is slow
        file.flush()
        os.fsync(file.fileno())
    os.chmod(draft, mode)
    os.replace(draft, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's new names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _groups(batches: Iterator[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Tables of exactly one row group each, the last one shorter."""
    waiting: list[pa.Table] = []
    held = 0
    for batch in batches:
        waiting.append(_typed(batch, schema))
        held += batch.num_rows
        while held >= ROW_GROUP:
            joined = pa.concat_tables(waiting)
            yield joined.slice(0, ROW_GROUP)
            waiting, held = [joined.slice(ROW_GROUP)], held - ROW_GROUP
    if held:
        yield pa.concat_tables(waiting)


def _typed(batch: pa.RecordBatch, schema: pa.Schema) -> pa.Table:
    """The driver gives numeric as text (a NUMERIC has no bounds): read it as the column's decimal, exactly."""
    arrays = []
    for array, field in zip(batch.columns, schema, strict=True):
        if isinstance(array, pa.ExtensionArray) and not array.type.equals(field.type):
            array = array.storage
        arrays.append(array if array.type.equals(field.type) else compute.cast(array, field.type, safe=True))
    return pa.Table.from_arrays(arrays, schema=schema)


class _Hashing:
    """A file that is hashed as it is written."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.closed = False

    @property
    def digest(self) -> str:
        """The SHA-256 of what was written so far."""
        return self._hash.hexdigest()

    def write(self, data: Any) -> int:
        """Write and hash."""
        self._hash.update(data)
        return int(self._file.write(data))

    def tell(self) -> int:
        """Bytes written so far."""
        return int(self._file.tell())

    def flush(self) -> None:
        """Hand what was written to the system."""
        self._file.flush()

    def writable(self) -> bool:
        """It is."""
        return True

    def readable(self) -> bool:
        """It is not."""
        return False

    def seekable(self) -> bool:
        """It is not: hashed once, in order."""
        return False

    def close(self) -> None:
        """The file itself is closed by who opened it."""
        self.closed = True
