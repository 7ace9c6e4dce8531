"""A snapshot: which parts it is made of, and a DuckDB connection with a view for each ledger (快照)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from yuanqu.engines.snapshots.errors import damaged, missing
from yuanqu.engines.snapshots.parts import Part, is_whole
from yuanqu.engines.snapshots.tables import Table, labels_by_view, table_of

FORMAT = 1


@dataclass(frozen=True)
class Snapshot:
    """The ledgers at one moment. ``id`` depends on the content only: the same records give the same id."""

    parts: Mapping[str, Part]
    folder: Path = field(compare=False)
    taken_at: str = field(compare=False, default="")
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id(self.parts))

    def __hash__(self) -> int:
        return hash(self.id)

    def connect(
        self,
        *,
        threads: int | None = None,
        views: Iterable[str] | None = None,
        memory: str = "",
        spill: Path | None = None,
    ) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection of its own, with a view for each declared ledger and nothing else in reach.

        ``threads``: how many it may use (default: all cores). ``views``: only these, by name; more by `relate`.
        ``memory``: what it may use; what does not fit lies in the folder ``spill`` meanwhile. The connection reads
        this snapshot's folder only, and no extension is ever fetched. A ledger or column the snapshot does not know
        reads as empty.
        """
        config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        if threads is not None:
            config["threads"] = threads
        if memory:
            config |= {"memory_limit": memory, "temp_directory": str(spill or self.folder / "spilled")}
        connection = duckdb.connect(":memory:", config=config)
        connection.execute("SET GLOBAL parquet_metadata_cache = true")  # parts never change
        self.relate(connection, labels_by_view() if views is None else views)
        connection.execute(f"SET allowed_directories = ['{_quoted(str(self.folder))}']")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        return connection

    def relate(
        self, connection: duckdb.DuckDBPyConnection, views: Iterable[str], *, resident: int = 0
    ) -> None:
        """Make ``views``, by name, in a connection of this snapshot; raises KeyError for one that nobody declares.

        Ledgers of at most ``resident`` records are read into memory at once, the others from their files when asked.
        """
        known = labels_by_view()
        for name in views:
            table = table_of(known[name])
            part = self.parts.get(table.label)
            kind = "VIEW" if self.rows(table.label) > resident else "TABLE"
            source = f"read_parquet([{self._files(part)}])" if part else "(SELECT 1) WHERE false"
            held = dict(part.columns) if part else {}
            connection.execute(f'CREATE {kind} "{name}" AS {adapted(table, held, source)}')

    def rows(self, label: str) -> int:
        """How many records of the ledger the snapshot holds; 0 where it does not know the ledger."""
        part = self.parts.get(label)
        return part.rows if part else 0

    def paths(self, label: str) -> list[Path]:
        """The Parquet files of a ledger, in the order of their rows; raises KeyError where it is not known."""
        return self.parts[label].paths(self.folder)

    def verify(self) -> None:
        """Read every part and compare it with its hash. Raises SnapshotError ``snapshot-damaged``."""
        for label, part in self.parts.items():
            for path, sha256 in zip(part.paths(self.folder), part.names, strict=True):
                if not path.exists():
                    raise damaged(f"台账 {label} 的分片 {path.name} 不在")
                if not is_whole(path, sha256):
                    raise damaged(f"台账 {label} 的分片 {path.name} 与其摘要不符")

    def require_parts(self) -> None:
        """Raise SnapshotError ``snapshot-missing`` when a part's file is gone."""
        for part in self.parts.values():
            if not all(path.exists() for path in part.paths(self.folder)):
                raise missing(self.id)

    def _files(self, part: Part) -> str:
        return ", ".join(f"'{_quoted(str(path))}'" for path in part.paths(self.folder))

    def to_json(self) -> dict[str, Any]:
        """Id, moment, and each ledger's rows and hash."""
        return {
            "id": self.id,
            "format": FORMAT,
            "taken_at": self.taken_at,
            "ledgers": {label: part.to_json() for label, part in self.parts.items()},
        }


def content_id(parts: Mapping[str, Part]) -> str:
    """SHA-256 over the format and each ledger's hash, rows and column types."""
    content = [FORMAT, [[label, parts[label].to_json()] for label in sorted(parts)]]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def adapted(
    table: Table, held: Mapping[str, str], source: str, types: Mapping[str, str] | None = None, *more: str
) -> str:
    """The table as it is declared today over ``source`` as it was: absent columns are NULL, renamed ones found.

    ``held``: the source's columns and their types. ``types``: what an engine calls a type otherwise. ``more``:
    columns of the source that go before.
    """
    named = types or {}
    chosen = list(more)
    for column in table.columns:
        kind = named.get(column.type, column.type)
        name = next((name for name in (column.name, *column.was) if name in held), None)
        if name is None:
            chosen.append(f'CAST(NULL AS {kind}) AS "{column.name}"')
        elif held[name] != kind:
            chosen.append(f'CAST("{name}" AS {kind}) AS "{column.name}"')
        else:
            chosen.append(f'"{name}"' if name == column.name else f'"{name}" AS "{column.name}"')
    return f"SELECT {', '.join(chosen)} FROM {source}"  # noqa: S608 - names of declared columns


def _quoted(text: str) -> str:
    return text.replace("'", "''")
