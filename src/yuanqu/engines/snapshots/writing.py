"""Writing a part: rows in their order into Parquet files under the SHA-256 of their bytes (写分片).

What is written depends on the rows alone, not on how they arrive: whoever takes a part's unchanged files over and
writes the others anew comes to the same part as who writes all of it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from yuanqu.engines.snapshots import parts
from yuanqu.engines.snapshots.columns import Exported
from yuanqu.engines.snapshots.months import Hashes, MonthHashes, Months, runs
from yuanqu.engines.snapshots.parts import DRAFT, File, Part, part_path, sync_folder


def write_part(
    batches: Iterable[pa.RecordBatch], columns: Sequence[Exported], folder: Path, by: str | None = None
) -> Part:
    """Write ``batches`` below ``folder``; memory stays at one row group.

    ``by``: the date that the rows are sorted by, empty ones last; a large part then knows its months and ends its
    files with them.
    """
    with PartWriter(columns, folder, by) as writer:
        for batch in batches:
            writer.take(typed(batch, writer.schema))
        return writer.part()


class PartWriter:
    """Takes the rows of a part in their order, or whole files of it as they are, and gives the part.

    ``large``: whether it is known to be large; else its first file tells. A file gets its name when it is whole and on
    the disk: a kill leaves a draft that the next taking removes.
    """

    def __init__(
        self, columns: Sequence[Exported], folder: Path, by: str | None, *, large: bool | None = None
    ) -> None:
        self.schema = schema_of(columns)
        self.rows = 0
        self._columns, self._folder, self._by = columns, folder, by
        self._large = large if by else False
        self._files: list[File] = []
        self._months: list[Hashes] = []
        self._open: _Open | None = None
        self._month: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._open:
            self._open.abandon()

    def take(self, table: pa.Table) -> None:
        """The next rows."""
        if not self._by:
            self._add(table)
            return
        for month, start, length in runs(table.column(self._by)):
            if month != self._month:
                self.settled()
                self._month = month
            self._add(table.slice(start, length))

    def settled(self) -> bool:
        """Whether another month would begin a file: one that is full ends here."""
        if self._open and self._open.rows >= parts.BY_MONTH:
            self._close()
        return self._open is None

    def keep(self, file: File, months: Hashes) -> None:
        """The next rows as they lie in a file that was written before."""
        self.rows += file.rows
        self._files.append(file)
        self._months.append(months)

    def part(self) -> Part:
        """All that was taken."""
        if self._open or not self._files:
            self._open = self._open or self._begin()
            self._close()
        held = tuple((column.name, column.type) for column in self._columns)
        if not self._large or not self._by or not self.rows:
            (file,) = self._files
            return Part(file.sha256, self.rows, held)
        digest = hashlib.sha256("".join(file.sha256 for file in self._files).encode()).hexdigest()
        months = Months(self._by, tuple(month for each in self._months for month in each))
        return Part(digest, self.rows, held, months, tuple(self._files))

    def _add(self, table: pa.Table) -> None:
        self._open = self._open or self._begin()
        self._open.add(table)
        self.rows += table.num_rows

    def _begin(self) -> _Open:
        return _Open(self._folder, self.schema, self._by, self._large)

    def _close(self) -> None:
        assert self._open
        file, months = self._open.close()
        self._large = bool(months) if self._large is None else self._large
        self._files.append(file)
        self._months.append(months)
        self._open = None


class _Open:
    """A file that is being written, and hashed as it is; row groups are of one size whatever arrives."""

    def __init__(self, folder: Path, schema: pa.Schema, by: str | None, large: bool | None) -> None:
        self.rows = 0
        self._folder, self._by = folder, by
        descriptor, self._draft = tempfile.mkstemp(suffix=DRAFT, dir=folder)
        self._file = os.fdopen(descriptor, "wb")
        self._sink = _Hashing(self._file)
        self._writer = parquet.ParquetWriter(
            self._sink, schema, compression="zstd", use_dictionary=_repeating(schema), store_schema=False
        )
        self._hashes = MonthHashes(by) if by and large else None
        self._undecided = large is None
        self._waiting: list[pa.Table] = []
        self._held = 0

    def add(self, table: pa.Table) -> None:
        """The next rows."""
        self.rows += table.num_rows
        self._waiting.append(table)
        self._held += table.num_rows
        while self._held >= parts.ROW_GROUP:
            self._write(parts.ROW_GROUP)

    def close(self) -> tuple[File, Hashes]:
        """Write what waits, put the file on the disk and give it its name."""
        if self._held:
            self._write(self._held)
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._draft, part_path(self._folder, self._sink.digest))
        sync_folder(self._folder)
        months = self._hashes.found() if self._hashes else ()
        return File(self._sink.digest, self.rows, len(months)), months

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(pa.ArrowException, OSError):
            self._writer.close()
        self._file.close()
        os.unlink(self._draft)

    def _write(self, rows: int) -> None:
        joined = pa.concat_tables(self._waiting)
        group = joined.slice(0, rows).combine_chunks()  # pages end where chunks do: there must be one
        self._waiting, self._held = [joined.slice(rows)], self._held - rows
        if self._undecided and self._by and rows >= parts.BY_MONTH:
            self._hashes = MonthHashes(self._by)
        self._undecided = False
        if self._hashes:
            self._hashes.take(group)
        self._writer.write_table(group, row_group_size=parts.ROW_GROUP)


def _repeating(schema: pa.Schema) -> list[str]:
    """The columns worth a dictionary: amounts and a record's own id seldom come twice, and are quicker plain."""
    return [field.name for field in schema if field.name != "id" and not pa.types.is_decimal(field.type)]


def schema_of(columns: Sequence[Exported]) -> pa.Schema:
    """What Arrow calls the columns' types."""
    return pa.schema([pa.field(column.name, column.arrow) for column in columns])


def typed(rows: pa.RecordBatch | pa.Table, schema: pa.Schema) -> pa.Table:
    """The driver gives numeric as text (a NUMERIC has no bounds): read it as the column's decimal, exactly."""
    if isinstance(rows, pa.Table):
        return pa.concat_tables(
            [schema.empty_table(), *(typed(batch, schema) for batch in rows.to_batches())]
        )
    arrays = []
    for array, field in zip(rows.columns, schema, strict=True):
        if isinstance(array, pa.ExtensionArray) and not array.type.equals(field.type):
            array = array.storage
        arrays.append(array if array.type.equals(field.type) else compute.cast(array, field.type, safe=True))
    return pa.Table.from_arrays(arrays, schema=schema)


def plain(ids: pa.ChunkedArray) -> pa.ChunkedArray:
    """Ids as sixteen bytes, which can be compared."""
    chunks = [chunk.storage if isinstance(chunk, pa.ExtensionArray) else chunk for chunk in ids.chunks]
    return pa.chunked_array(chunks, pa.binary(16))


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
