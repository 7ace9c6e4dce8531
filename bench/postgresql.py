"""One PostgreSQL query per indicator beside our pass over the same rows (`python -m bench.postgresql [ROWS …]`).

The queries are the Ibis peer's, compiled to PostgreSQL. Every ledger is a table with its primary key, an index on its
own date and one on each link, analysed before anything is timed; its cache is warmed by a run that is not counted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import ibis
import psycopg
from psycopg.sql import SQL, Identifier

from yuanqu.config.preparation import set_up_django

set_up_django()

from bench.catalogue import AS_OF, kept, ours  # noqa: E402 - the declarations need Django
from bench.goals import tell  # noqa: E402
from bench.ibis_peer import IbisPeer  # noqa: E402
from bench.measuring import BESIDE, compare, made, median  # noqa: E402

from yuanqu.config.cluster import PORT, Cluster  # noqa: E402
from yuanqu.config.embedded import EmbeddedServer  # noqa: E402
from yuanqu.engines.ledger import registry  # noqa: E402
from yuanqu.engines.snapshots import Part, Snapshot  # noqa: E402
from yuanqu.engines.snapshots.columns import main_date  # noqa: E402

_TYPES = {"VARCHAR": "text"}  # the others bear the same names in both
_CHUNK = 1 << 20


class PostgresPeer(IbisPeer):
    """The same expressions over tables of PostgreSQL."""

    def __init__(self, snapshot: Snapshot, as_of: date, sockets: Path) -> None:
        self.as_of = as_of
        backend = ibis.postgres.connect(
            host=str(sockets), port=PORT, user="postgres", database="postgres", autocommit=True
        )
        self.tables = {label: backend.table(label.replace(".", "__")) for label in snapshot.parts}


@contextmanager
def loaded(snapshot: Snapshot) -> Iterator[Path]:
    """A server of its own with the snapshot's ledgers as tables; gives the folder of its socket."""
    with tempfile.TemporaryDirectory(prefix="yuanqu-peer-") as folder:
        server = EmbeddedServer(Cluster(Path(folder), durable=False))
        server.join()
        try:
            where = {"host": str(server.cluster.sockets), "port": PORT, "user": "postgres"}
            with psycopg.connect(**where, dbname="postgres", autocommit=True) as connection:
                for label, part in snapshot.parts.items():
                    _load(connection, snapshot, label, part)
                connection.execute("VACUUM (ANALYZE)")
            yield server.cluster.sockets
        finally:
            server.leave()


def _load(connection: psycopg.Connection[object], snapshot: Snapshot, label: str, part: Part) -> None:
    name = Identifier(label.replace(".", "__"))
    columns = [
        SQL("{} {}").format(Identifier(column), SQL(_TYPES.get(kind, kind)))  # type: ignore[arg-type]
        for column, kind in part.columns
    ]
    connection.execute(SQL("CREATE UNLOGGED TABLE {} ({})").format(name, SQL(", ").join(columns)))
    paths = [str(path) for path in snapshot.paths(label)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        duckdb.sql(f"COPY (FROM read_parquet({paths!r})) TO '{file}' (FORMAT csv, HEADER false)")
        with (
            file.open("rb") as rows,
            connection.cursor().copy(SQL("COPY {} FROM STDIN (FORMAT csv)").format(name)) as copy,
        ):
            while chunk := rows.read(_CHUNK):
                copy.write(chunk)
    connection.execute(SQL("ALTER TABLE {} ADD PRIMARY KEY (id)").format(name))
    ledger = registry.ledger(label)
    links = [column for column, kind in part.columns if kind == "UUID" and column != "id"]
    for column in {main_date(ledger), *links} & {column for column, _ in part.columns}:
        connection.execute(SQL("CREATE INDEX ON {} ({})").format(name, Identifier(column)))


def run(rows: int, rounds: int, folder: Path) -> None:
    """Print the ratio at one size; a number that differs ends the run."""
    snapshot = made(rows, folder / str(rows))
    with loaded(snapshot) as sockets:
        peer = PostgresPeer(snapshot, AS_OF, sockets)
        compare(snapshot, peer)
        periods = {found.indicator.code: found.period for found in ours(snapshot, BESIDE)}
        same = median(lambda: ours(snapshot, BESIDE), rounds)
        again = median(lambda: kept(snapshot, BESIDE), rounds)
        theirs = median(lambda: [peer.numbers(each, periods[each.code]) for each in BESIDE], rounds)
    print(f"{rows:,} statements, {rows:,} cases; {len(BESIDE)} indicators; medians of {rounds}")
    print(f"  one PostgreSQL query each {theirs:9.1f} ms")
    print(f"  ours, counted anew        {same:9.1f} ms  {theirs / same:6.1f}x")
    print(f"  ours, counts kept         {again:9.1f} ms  {theirs / again:6.1f}x", flush=True)
    tell("postgresql", theirs / same, f"{rows:,} rows")


def main() -> None:
    """The sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--kept-in", type=Path, help="a folder whose snapshots are used again, and made if need be"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for rows in asked.rows:
            run(rows, asked.rounds, asked.kept_in or Path(folder))


if __name__ == "__main__":
    main()
