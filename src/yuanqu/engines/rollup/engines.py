"""What runs the compiled scans over the lake: DuckDB in this process, or a Spark cluster (引擎).

Both read the same files and the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb

from yuanqu.engines.rollup.errors import LakeError
from yuanqu.engines.rollup.seals import Seal
from yuanqu.engines.rollup.spark import Query, Row, Spark
from yuanqu.engines.rollup.union import Shape, Union
from yuanqu.engines.snapshots import views_in


class Engine(Protocol):
    """Runs queries over the union of some zones' parts."""

    name: str

    def open(self, seals: Iterable[Seal], areas: Sequence[tuple[str, str]]) -> None:
        """Take these zones and (zone, area) pairs for what queries read from now on."""

    def all(self, queries: Sequence[Query]) -> Iterator[Sequence[Row]]:
        """The rows of each query, in their order."""

    def close(self) -> None:
        """Let go of what it holds."""


class Duck:
    """DuckDB in this process, which reads the lake's folder and nothing else."""

    name = "duckdb"

    def __init__(self, lake: Path, *, memory: str = "") -> None:
        config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        if memory:
            config["memory_limit"] = memory
        self._connection = duckdb.connect(":memory:", config=config)
        self._connection.execute(f"SET allowed_directories = [{_text(lake.absolute())}]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        self._union = Union((), self._source)
        self._made: set[str] = set()

    def open(self, seals: Iterable[Seal], areas: Sequence[tuple[str, str]]) -> None:
        """Take these zones."""
        self._union = Union(seals, self._source)
        self._connection.execute("CREATE OR REPLACE TABLE areas (zone VARCHAR, area VARCHAR)")
        if areas:
            self._connection.executemany("INSERT INTO areas VALUES (?, ?)", areas)

    def all(self, queries: Sequence[Query]) -> Iterator[Sequence[Row]]:
        """The rows of each query; DuckDB uses all cores for one."""
        return (self._rows(*each) for each in queries)

    def _rows(self, sql: str, tables: Mapping[str, str]) -> Sequence[Row]:
        for name, made_by in tables.items():
            if name not in self._made:
                self._views(made_by)
                self._connection.execute(f"CREATE TABLE {name} AS {made_by}")
                self._made.add(name)
        self._views(sql)
        return self._connection.execute(sql).fetchall()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _views(self, sql: str) -> None:
        for view in views_in(sql):
            if view not in self._made:
                self._connection.execute(f"CREATE VIEW {view} AS {self._union.sql(view)}")
                self._made.add(view)

    @staticmethod
    def _source(_name: str, _shape: Shape, paths: Sequence[Path]) -> str:
        return f"read_parquet([{', '.join(map(_text, paths))}])"


def engine_of(address: str, lake: Path) -> Engine:
    """The engine that ``address`` names: ``duckdb``, or a Spark master. Raises LakeError ``engine-unknown``."""
    if address == Duck.name:
        return Duck(lake)
    if address.startswith(("spark://", "local[", "yarn", "k8s://")):
        return Spark(address)
    raise LakeError("engine-unknown", f"没有引擎「{address}」：应为 duckdb 或 spark://HOST:PORT。")


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
