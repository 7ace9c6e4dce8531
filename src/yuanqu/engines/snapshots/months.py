"""What a part holds of each month of its main date, as a hash of those rows (按月摘要).

Counting keeps what it found of a month as long as the month's rows stay the same, whatever else of the ledger changes.
The hash is of values, column by column: how rows were batched or grouped does not show in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as compute

Hashes = tuple[tuple[date | None, str], ...]


@dataclass(frozen=True)
class Months:
    """The column that rows are sorted by, and for each month in it (its first day; None: without a date) its hash."""

    by: str
    hashes: Hashes

    def between(self, since: date, until: date) -> tuple[str, ...]:
        """The hashes of the months from that of ``since`` to that of ``until``: a month without rows has none."""
        first = since.replace(day=1)
        return tuple(digest for month, digest in self.hashes if month and first <= month <= until)

    def to_json(self) -> dict[str, Any]:
        """As a manifest keeps it."""
        return {"by": self.by, "hashes": [[month and month.isoformat(), each] for month, each in self.hashes]}

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> Months:
        """As a manifest kept it."""
        found = ((month and date.fromisoformat(month), digest) for month, digest in json["hashes"])
        return cls(json["by"], tuple(found))


class MonthHashes:
    """Takes tables in the order of their rows, sorted by the date column ``by``."""

    def __init__(self, by: str) -> None:
        self._by = by
        self._columns: dict[date | None, list[Any]] = {}

    def take(self, table: pa.Table) -> None:
        """Hash the rows of one table, month by month."""
        for month, start, length in runs(table.column(self._by)):
            rows = table.slice(start, length)
            hashes = self._columns.setdefault(month, [hashlib.sha256() for _ in range(3 * table.num_columns)])
            for place, column in enumerate(rows.columns):
                for chunk in column.chunks:
                    for hashed, content in zip(hashes[3 * place :], _content(chunk), strict=False):
                        hashed.update(content)

    def found(self) -> Hashes:
        """The months so far, in the order of their rows."""
        return tuple(
            (month, hashlib.sha256(b"".join(each.digest() for each in hashes)).hexdigest())
            for month, hashes in self._columns.items()
        )


def runs(dates: pa.ChunkedArray) -> Iterator[tuple[date | None, int, int]]:
    """Month, first row and number of rows, of rows that stand together."""
    if not len(dates):
        return
    months = compute.floor_temporal(dates.combine_chunks(), unit="month")
    runs, start = compute.run_end_encode(months), 0
    for month, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield month, start, end - start
        start = end


def _content(array: pa.Array) -> Iterator[memoryview | bytes]:
    """Which cells are filled, how long texts are, and the bytes of all: those of an empty cell are zeros."""
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    filled = compute.is_valid(array).cast(pa.uint8())
    yield _bytes(filled, 1)
    if pa.types.is_string(array.type):
        array = compute.fill_null(array, "")
        yield _bytes(compute.binary_length(array), 4)
        _, ends, data = array.buffers()
        limits = memoryview(ends).cast("i")
        yield memoryview(data or b"")[limits[array.offset] : limits[array.offset + len(array)]]
        return
    yield b""
    if pa.types.is_boolean(array.type):
        array = array.cast(pa.uint8())
    if array.null_count:
        array = compute.if_else(compute.is_valid(array), array, _zero(array.type))
    yield _bytes(array, array.type.bit_width // 8)


def _zero(kind: pa.DataType) -> pa.Scalar:
    plain = b"\0" * (kind.bit_width // 8) if pa.types.is_fixed_size_binary(kind) else 0
    return pa.scalar(plain, kind)


def _bytes(array: pa.Array, width: int) -> memoryview:
    content = memoryview(array.buffers()[1] or b"")
    return content[array.offset * width : (array.offset + len(array)) * width]
