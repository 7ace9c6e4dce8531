"""A snapshot of any size, made straight into Parquet: every ledger from its declaration, no database in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from yuanqu.engines.indicators.paths import link_target
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.snapshots import Part, Snapshot
from yuanqu.engines.snapshots.columns import Exported, exported_columns, main_date
from yuanqu.engines.snapshots.parts import ROW_GROUP
from yuanqu.engines.snapshots.writing import write_part

MONTHS = 25  # cumulative statements each enterprise has, from FIRST on
FIRST = "DATE '2023-06-01'"
SHARES = {  # records of a ledger for each record asked for
    "economy.statement": 1.0,
    "services.service_case": 1.0,
    "economy.tax": 0.25,
    "economy.supplement": 0.1,
    "services.rating": 0.25,
    "registers.enterprise": 1 / MONTHS,
    "registers.above_scale": 1 / MONTHS,
    "registers.enterprise_industry": 1 / MONTHS,
}
FIXED = {
    "economy.month_lock": 12,
    "economy.leading_industry": 9,
    "services.delegated_item": 44,
    "registers.rule": 1,
}
ENTERPRISE = "CAST(md5('registers.enterprise' || (i // {per})) AS UUID)"
CELLS = {
    "registers.enterprise": {"uscc": "getvariable('zone') || i"},
    "economy.statement": {
        "enterprise": ENTERPRISE.format(per=MONTHS),
        "month": f"CAST({FIRST} + INTERVAL 1 MONTH * CAST(i % {MONTHS} AS INTEGER) AS DATE)",
        "edition": "CASE WHEN i % 50 = 49 THEN 2 ELSE 1 END",
        "reported_on": f"CAST({FIRST} + INTERVAL 1 MONTH * CAST(i % {MONTHS} + 1 AS INTEGER) + INTERVAL 9 DAY AS DATE)",
    },
    "registers.above_scale": {
        "enterprise": ENTERPRISE.format(per=1),
        "specialty": "CASE WHEN i % 5 < 4 THEN 'B' ELSE 'E' END",
        "in_month": f"CASE WHEN i % 10 = 0 THEN DATE '2025-02-01' ELSE {FIRST} END",
        "out_month": "CASE WHEN i % 11 = 0 THEN DATE '2024-12-01' END",
    },
    "registers.enterprise_industry": {
        "enterprise": ENTERPRISE.format(per=1),
        "division": "CAST(10 + i % 40 AS VARCHAR)",
        "valid_from": FIRST,
        "valid_to": "CAST(NULL AS DATE)",
    },
    "economy.leading_industry": {
        "division": "CAST(30 + i AS VARCHAR)",
        "used_for": "'share'",
        "valid_from": FIRST,
        "valid_to": "CAST(NULL AS DATE)",
    },
    "economy.month_lock": {
        "month": "CAST(DATE '2024-05-01' + INTERVAL 1 MONTH * CAST(i AS INTEGER) AS DATE)",
        "locked_on": "CAST(DATE '2024-06-20' + INTERVAL 1 MONTH * CAST(i AS INTEGER) AS DATE)",
        "unlocked_on": "CAST(NULL AS DATE)",
    },
    "services.delegated_item": {"valid_from": FIRST, "valid_to": "CAST(NULL AS DATE)"},
    "registers.rule": {
        "code": "'start_clock_days'",
        "unit": "'工作日'",
        "valid_from": FIRST,
        "valid_to": "CAST(NULL AS DATE)",
    },
}


def make(rows: int, folder: Path, *, only: Collection[str] = (), zone: str = "") -> Snapshot:
    """A snapshot with ``rows`` statements and as many cases, and registers to match, below ``folder``.

    ``only``: these ledgers and no others. ``zone``: what its enterprises' credit codes begin with.
    """
    maker = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(folder / "sorting")})
    maker.execute("SET arrow_lossless_conversion = true")  # ids stay ids
    maker.execute(f"SET VARIABLE zone = '{zone}'")
    counts = {ledger.label: _count(ledger.label, rows) for ledger in registry.ledgers()}
    chosen = [ledger for ledger in registry.ledgers() if not only or ledger.label in only]
    return Snapshot({ledger.label: _write(maker, ledger, counts, folder) for ledger in chosen}, folder)


def _count(label: str, rows: int) -> int:
    return FIXED.get(label, max(int(rows * SHARES.get(label, 0)), 1))


def _write(
    maker: duckdb.DuckDBPyConnection, ledger: type[Ledger], counts: dict[str, int], folder: Path
) -> Part:
    columns = exported_columns(ledger)
    return write_part(_batches(maker, ledger, columns, counts), columns, folder, main_date(ledger))


def _batches(
    maker: duckdb.DuckDBPyConnection,
    ledger: type[Ledger],
    columns: Sequence[Exported],
    counts: dict[str, int],
) -> Iterator[pa.RecordBatch]:
    """The rows in their order; of a large ledger month by month, so that no more than a month has to be sorted."""
    cells = {column.name: _cell(ledger, column, counts) for column in columns}
    chosen = ", ".join(f'{cell} AS "{name}"' for name, cell in cells.items())
    day, made = main_date(ledger), f"range({counts[ledger.label]}) AS t(i)"
    if day is None or counts[ledger.label] < ROW_GROUP:
        yield from _fetched(maker, f"SELECT {chosen} FROM {made} ORDER BY {f'{day}, id' if day else 'id'}")
        return
    month = f"date_trunc('month', {cells[day]})"
    for (each,) in maker.execute(f"SELECT DISTINCT {month} AS m FROM {made} ORDER BY m").fetchall():
        said = f"DATE '{each}'" if each else "NULL"
        yield from _fetched(
            maker, f"SELECT {chosen} FROM {made} WHERE {month} IS NOT DISTINCT FROM {said} ORDER BY {day}, id"
        )


def _fetched(maker: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    yield from maker.execute(sql).to_arrow_reader(ROW_GROUP)


def _cell(ledger: type[Ledger], column: Exported, counts: dict[str, int]) -> str:
    """An expression over ``i``, the number of the record."""
    if column.name == "id":
        return f"CAST(md5('{ledger.label}' || i) AS UUID)"
    written = CELLS.get(ledger.label, {}).get(column.name)
    return (
        f"CAST({written} AS {column.type})"
        if written
        else f"CAST({_any(ledger, column, counts)} AS {column.type})"
    )


def _any(ledger: type[Ledger], column: Exported, counts: dict[str, int]) -> str:
    drawn = f"hash(i, '{column.name}')"
    declared = ledger.declared()[column.name]
    target = link_target(declared)
    if target is not None:
        return f"md5('{target.label}' || ({drawn} % {counts[target.label]}))"
    if isinstance(declared, Code) and len(declared.codes):
        codes = ", ".join(f"'{entry.code}'" for entry in declared.codes)
        return f"[{codes}][1 + CAST({drawn} % {len(declared.codes)} AS INTEGER)]"
    if column.type == "DATE":
        day = f"{FIRST} + CAST({drawn} % 760 AS INTEGER)"
        return f"date_trunc('month', {day})" if declared.kind == "month" else day
    if column.type == "BOOLEAN":
        return f"{drawn} % 2 = 0"
    if column.type == "VARCHAR":
        return f"'字' || ({drawn} % 300)"
    return f"{drawn} % {_below(column)}"


def _below(column: Exported) -> int:
    """A bound that the column's digits hold: 90,000, or less where a rate has fewer."""
    if not isinstance(column.arrow, pa.Decimal128Type):
        return 90_000
    return min(90_000, int(10 ** (column.arrow.precision - column.arrow.scale)))
