"""What a snapshot says of one ledger: its Parquet files, each under the SHA-256 of its bytes (快照分片).

A small part is one file. A large one, sorted by a date, is several: a file ends with the first month that fills it to
`BY_MONTH` rows, so that where files end depends on the rows alone, and a changed month touches one file.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yuanqu.engines.snapshots.months import Hashes, Months

ROW_GROUP = 122_880  # DuckDB's own vector groups: one group is one unit of its parallel scan
BY_MONTH = (
    ROW_GROUP  # rows from which a part knows its months and ends its files with them: below, one is as quick
)
DRAFT = ".draft"


@dataclass(frozen=True)
class File:
    """One file of a large part: the hash of its bytes, its rows, how many of the part's months it holds."""

    sha256: str
    rows: int
    months: int


@dataclass(frozen=True)
class Part:
    """One ledger in a snapshot: its hash, its rows, its columns as ``(name, type)`` pairs.

    ``months``: hashes of each month's rows, where there are many of them, sorted by a date; ``files`` then hold them
    in this order, and the part's hash is that of theirs. A part without ``files`` is one file under its own hash.
    """

    sha256: str
    rows: int
    columns: tuple[tuple[str, str], ...]
    months: Months | None = None
    files: tuple[File, ...] = ()

    def paths(self, folder: Path) -> list[Path]:
        """Where its files lie below ``folder``, in the order of their rows."""
        return [part_path(folder, sha256) for sha256 in self.names]

    @property
    def names(self) -> list[str]:
        """The hashes that its files are called by."""
        return [file.sha256 for file in self.files] or [self.sha256]

    def by_file(self) -> Iterator[tuple[File, Hashes]]:
        """The files of a large part with their months."""
        hashes, start = self.months.hashes if self.months else (), 0
        for file in self.files:
            yield file, hashes[start : start + file.months]
            start += file.months

    def to_json(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        held: dict[str, Any] = {
            "sha256": self.sha256,
            "rows": self.rows,
            "columns": [list(pair) for pair in self.columns],
        }
        if self.months:
            held["months"] = self.months.to_json()
        if self.files:
            held["files"] = [[file.sha256, file.rows, file.months] for file in self.files]
        return held

    @classmethod
    def from_json(cls, json: dict[str, Any]) -> Part:
        """As the manifest kept it."""
        columns = tuple((name, kind) for name, kind in json["columns"])
        months = Months.from_json(json["months"]) if json.get("months") else None
        files = tuple(File(*each) for each in json.get("files", ()))
        return cls(json["sha256"], json["rows"], columns, months, files)


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
