"""A Spark cluster over the lake (Spark 引擎).

What it must be told to read the scans' text as it stands: identifiers in double quotes, quotes doubled within
strings, exact decimals, errors instead of NULL where a number does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from yuanqu.engines.indicators.scans.text import values
from yuanqu.engines.rollup.errors import LakeError
from yuanqu.engines.rollup.seals import Seal
from yuanqu.engines.rollup.union import Shape, Union
from yuanqu.engines.snapshots import views_in

pyspark: Any
try:  # of the extra `cluster`: the product stands without it
    import pyspark.sql
except ImportError:
    pyspark = None

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


class Spark:
    """A Spark cluster by its master's address; every executor must see the lake under the same path."""

    name = "spark"

    def __init__(self, master: str, settings: Mapping[str, str] | None = None) -> None:
        if pyspark is None:
            raise LakeError("spark-missing", "没有安装 pyspark：请安装 yuanqu[cluster]，并装好 Java 17。")
        builder: Any = pyspark.sql.SparkSession.builder.master(master).appName("yuanqu rollup")
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
        for view in views_in(sql):
            if view not in self._made:
                self.session.sql(self._union.sql(view)).createOrReplaceTempView(view)
                self._made.add(view)

    def _source(self, name: str, shape: Shape, paths: Sequence[Path]) -> str:
        schema = ", ".join(f"`{column}` {kind}" for column, kind in (("zone", "STRING"), *shape))
        reader = self.session.read.schema(schema)
        reader.parquet(*(path.absolute().as_uri() for path in paths)).createOrReplaceTempView(name)
        return name
