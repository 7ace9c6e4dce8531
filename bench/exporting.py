"""Out of the database: a snapshot beside Django's iterator, a workbook beside openpyxl, the same rows for both.

Run as `python -m bench.exporting [MONTHS] [--enterprises N] [--change]`: tax lists of 2,000 enterprises, 12 kinds of
tax, so many months (each 24,000 rows). ``--change``: only what a changed record costs, without the peers. Both sides
write the same number of rows, which is compared before a ratio is printed. Medians of five.
"""

from __future__ import annotations

from bench.importing import HOME  # isort: skip # first: it sets Django up, in a home of its own

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from bench.catalogue import kept, ours
from bench.goals import tell
from bench.registering import register_enterprises
from django.conf import settings
from django.db import connection

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.exporting.records import export_xlsx
from yuanqu.engines.snapshots import current, take

TAX = registry.ledger("economy.tax")
ROUNDS, WORKBOOK_ROWS = 5, 20_000


def fill(months: int, enterprises: int) -> int:
    """Tax lists for so many months; gives the number of rows."""
    register_enterprises(enterprises)
    with changing(way="command", reason="bench"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO economy_tax (id, enterprise_id, month, tax_kind, basis, tax_paid, tax_paid_prior)"
            " SELECT gen_random_uuid(), e.id, date '2020-01-01' + make_interval(months => m), k.code, 'received',"
            " (random() * 1000)::numeric(20, 6), (random() * 1000)::numeric(20, 6)"
            " FROM registers_enterprise AS e, generate_series(0, %s) AS m, unnest(%s::text[]) AS k(code)",
            [months - 1, [code for code, _ in TAX.declared()["tax_kind"].codes.choices]],  # type: ignore[attr-defined]
        )
        return cursor.rowcount


def touch() -> None:
    """Change one record."""
    with changing(way="command", reason="bench"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE economy_tax SET tax_paid = tax_paid + 1, version = version + 1"
            " WHERE id = (SELECT id FROM economy_tax LIMIT 1)"
        )


def by_snapshot() -> int:
    """Our export into an empty home."""
    with empty_home():
        return int(take().rows(TAX.label))


def by_change() -> int:
    """What a changed record costs: its month written, what reads it counted again, the catalogue's figures built."""
    snapshot = current()
    kept(snapshot)
    return snapshot.rows(TAX.label)


def from_nothing() -> int:
    """The same in an empty home."""
    with empty_home():
        snapshot = current()
        ours(snapshot)
        return snapshot.rows(TAX.label)


@contextmanager
def empty_home() -> Iterator[None]:
    """A home of no snapshots meanwhile."""
    with tempfile.TemporaryDirectory(dir=HOME) as folder:
        before, settings.YUANQU_HOME = settings.YUANQU_HOME, Path(folder)
        try:
            yield
        finally:
            settings.YUANQU_HOME = before


def by_iterator() -> int:
    """The peer: Django's iterator into a Parquet file of the same columns and compression."""
    names = [
        "id",
        *(f"{name}_id" if column.kind == "link" else name for name, column in TAX.declared().items()),
    ]
    rows = TAX.record.objects.filter(voided_on=None).order_by("month").values_list(*names).iterator(50_000)
    columns = list(zip(*rows, strict=True))
    table = pa.table(
        {n: [str(v) if n.endswith("id") else v for v in c] for n, c in zip(names, columns, strict=True)}
    )
    pq.write_table(table, HOME / "peer.parquet", compression="zstd")
    return int(table.num_rows)


def by_export() -> int:
    """Our workbook of the first rows, with labels, names and formats."""
    with (HOME / "ours.xlsx").open("wb") as file:
        return export_xlsx(TAX, TAX.record.objects.order_by("pk")[:WORKBOOK_ROWS], file)


def by_openpyxl() -> int:
    """The peer: the same number of rows and columns, already read, in openpyxl's write-only mode."""
    names = [name for name, column in TAX.declared().items() if column.kind != "link"]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    count = 0
    for row in TAX.record.objects.order_by("pk").values_list("enterprise__name", *names)[:WORKBOOK_ROWS]:
        sheet.append(row)
        count += 1
    book.save(HOME / "peer.xlsx")
    return count


def median(
    work: Callable[[], int], before: Callable[[], None] | None = None, rounds: int = ROUNDS
) -> tuple[float, int]:
    """The median time of the rounds, and what the last one wrote."""
    times, wrote = [], 0
    for _ in range(rounds):
        if before:
            before()
        start = time.perf_counter()
        wrote = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), wrote


def compare(what: str, ours: tuple[float, int], peer: tuple[float, int], name: str) -> None:
    """Print a ratio, once both have written the same number of rows."""
    if ours[1] != peer[1]:
        sys.exit(f"{what}: {ours[1]} rows beside {peer[1]}")
    print(f"{what}, {ours[1]} rows: {peer[0] / ours[0]:.1f}x {name} ({ours[0]:.2f} s beside {peer[0]:.2f} s)")


def main() -> None:
    """Fill, then compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("months", type=int, nargs="?", default=42)
    parser.add_argument("--enterprises", type=int, default=2_000)
    parser.add_argument("--change", action="store_true")
    parser.add_argument("--anew", type=int, default=ROUNDS, help="how many builds from nothing")
    asked = parser.parse_args()
    fill(asked.months, asked.enterprises)
    by_change()
    change(asked.anew)
    if not asked.change:
        compare("snapshot", median(by_snapshot), median(by_iterator), "Django's iterator")
        compare("workbook", median(by_export), median(by_openpyxl), "openpyxl")


def change(builds: int) -> None:
    """Print what a changed record costs, beside a build from nothing."""
    changed, anew = median(by_change, touch), median(from_nothing, rounds=builds)
    print(
        f"one record changed, whole catalogue again: {changed[0]:.2f} s;"
        f" from nothing {anew[0]:.2f} s, {changed[0] / anew[0]:.1%} of it"
    )
    tell("change", changed[0] / anew[0] * 100, f"{changed[1]:,} rows")


if __name__ == "__main__":
    main()
