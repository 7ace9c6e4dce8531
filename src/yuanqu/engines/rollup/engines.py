"""What runs the compiled scans over the lake: DuckDB in this process, or a Spark cluster (引擎).

Both read the same files and the same text. What Spark must be told to read that text as it stands: identifiers in
double quotes, quotes doubled within strings, exact decimals, errors instead of NULL where a number does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import duckdb

from yuanqu.engines.indicators.scans.text import values
from yuanqu.engines.rollup.errors import LakeError
from yuanqu.engines.rollup.seals import Seal
from yuanqu.engines.rollup.union import Shape, Union

Row = Sequence[Any]
Query = tuple[str, Mapping[str, str]]
"""A query, and the tables (name: query) to be made before it."""
_AT_ONCE = 4
_SPARK = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.parser.escapedStringLiterals": "true",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


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
        for view in self._union.named(sql):
            if view not in self._made:
                self._connection.execute(f"CREATE VIEW {view} AS {self._union.sql(view)}")
                self._made.add(view)

    @staticmethod
    def _source(_name: str, _shape: Shape, paths: Sequence[Path]) -> str:
        return f"read_parquet([{', '.join(map(_text, paths))}])"


class Spark:
    """A Spark cluster by its master's address; every executor must see the lake under the same path."""

    name = "spark"

    def __init__(self, master: str, settings: Mapping[str, str] | None = None) -> None:
        try:
            sessions = import_module("pyspark.sql")  # of the extra `cluster`; the product stands without it
        except ImportError as error:
            raise LakeError(
                "spark-missing", "没有安装 pyspark：请安装 yuanqu[cluster]，并装好 Java 17。"
            ) from error
        builder = sessions.SparkSession.builder.master(master).appName("yuanqu rollup")
        for key, value in {**_SPARK, **(settings or {})}.items():
            builder = builder.config(key, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")
        self._union = Union((), self._source)
        self._made: set[str] = set()

    def open(self, seals: Iterable[Seal], areas: Sequence[tuple[str, str]]) -> None:
        """Take these zones."""
        self._union = Union(seals, self._source)
        pairs = values(areas or [("", "")], ("zone", "area"))
        self.session.sql(pairs).cache().createOrReplaceTempView("areas")

    def all(self, queries: Sequence[Query]) -> Iterator[Sequence[Row]]:
        """The rows of each query, several at work at once: planning one keeps no executor busy."""
        for sql, tables in queries:
            self._make(sql, tables)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from pool.map(
                lambda each: [tuple(row) for row in self.session.sql(each[0]).collect()], queries
            )

    def _make(self, sql: str, tables: Mapping[str, str]) -> None:
        for name, made_by in tables.items():
            if name not in self._made:
                self._views(made_by)
                self.session.sql(made_by).cache().createOrReplaceTempView(name)
                self._made.add(name)
        self._views(sql)

    def close(self) -> None:
        """End the session, and with it its executors."""
        self.session.stop()

    def _views(self, sql: str) -> None:
        for view in self._union.named(sql):
            if view not in self._made:
                self.session.sql(self._union.sql(view)).createOrReplaceTempView(view)
                self._made.add(view)

    def _source(self, name: str, shape: Shape, paths: Sequence[Path]) -> str:
        schema = ", ".join(f"`{column}` {kind}" for column, kind in (("zone", "STRING"), *shape))
        reader = self.session.read.schema(schema)
        reader.parquet(*(path.absolute().as_uri() for path in paths)).createOrReplaceTempView(name)
        return name


def engine_of(address: str, lake: Path) -> Engine:
    """The engine that ``address`` names: ``duckdb``, or a Spark master. Raises LakeError ``engine-unknown``."""
    if address == Duck.name:
        return Duck(lake)
    if address.startswith(("spark://", "local[", "yarn", "k8s://")):
        return Spark(address)
    raise LakeError("engine-unknown", f"没有引擎「{address}」：应为 duckdb 或 spark://主机:端口。")


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
