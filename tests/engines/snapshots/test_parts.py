"""Parts on their own: row groups, hashes, and older parts read through today's declarations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Part, Snapshot, parts, view_name
from yuanqu.engines.snapshots.columns import Exported, exported_columns, main_date
from yuanqu.engines.snapshots.parts import ROW_GROUP, is_whole, part_path
from yuanqu.engines.snapshots.writing import write_part

COLUMNS = (
    Exported("id", "UUID", ""),
    Exported("month", "DATE", ""),
    Exported("amount", "DECIMAL(20,4)", ""),
)


def _batches(rows: int, size: int) -> Iterator[pa.RecordBatch]:
    for start in range(0, rows, size):
        count = min(size, rows - start)
        yield pa.record_batch(
            {
                "id": pa.ExtensionArray.from_storage(
                    pa.uuid(),
                    pa.array([n.to_bytes(16, "big") for n in range(start, start + count)], pa.binary(16)),
                ),
                "month": pa.array([date(2025, 1, 1)] * count),
                "amount": pa.array([f"{n}.0001" for n in range(start, start + count)]),
            }
        )


def test_row_groups_are_duckdbs_own_and_numbers_come_through_exactly(tmp_path: Path) -> None:
    part = write_part(_batches(300_000, 7_000), COLUMNS, tmp_path)
    path = part_path(tmp_path, part.sha256)
    metadata = parquet.ParquetFile(path).metadata
    groups = [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]
    assert (part.rows, groups) == (300_000, [ROW_GROUP, ROW_GROUP, 300_000 - 2 * ROW_GROUP])
    assert is_whole(path, part.sha256)
    found = duckdb.sql(f"SELECT sum(amount), min(id), typeof(min(id)) FROM '{path}'").fetchone()
    assert found == (Decimal("44999850000.0000") + Decimal("30.0000"), UUID(int=0), "UUID")


def test_the_same_rows_give_the_same_part_however_they_arrive(tmp_path: Path) -> None:
    assert write_part(_batches(1000, 7), COLUMNS, tmp_path) == write_part(
        _batches(1000, 400), COLUMNS, tmp_path
    )


def test_a_ledger_without_records_has_a_part_too(tmp_path: Path) -> None:
    part = write_part(iter(()), COLUMNS, tmp_path)
    assert (part.rows, is_whole(part_path(tmp_path, part.sha256), part.sha256)) == (0, True)


def test_an_amount_that_does_not_fit_its_column_is_refused(tmp_path: Path) -> None:
    batch = next(_batches(1, 1)).set_column(2, "amount", pa.array(["1.00001"]))
    with pytest.raises(pa.ArrowInvalid):
        write_part(iter([batch]), COLUMNS, tmp_path)
    assert not list(tmp_path.glob("*.parquet"))


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("services.service_case", "accepted_at"),
        ("economy.statement", "month"),
        ("registers.enterprise", "opened_on"),
    ],
)
def test_a_ledgers_main_date(label: str, day: str) -> None:
    assert main_date(registry.ledger(label)) == day


class _Renamed:
    """economy.month_lock as it might have been in an older version."""

    columns = (
        Exported("id", "UUID", ""),
        Exported("month", "DATE", ""),
        Exported("closed_on", "DATE", ""),
    )


def test_an_older_snapshot_reads_through_todays_declarations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = registry.ledger("economy.month_lock")
    batch = pa.record_batch(
        {
            "id": pa.ExtensionArray.from_storage(pa.uuid(), pa.array([bytes(16)], pa.binary(16))),
            "month": pa.array([date(2025, 4, 1)]),
            "closed_on": pa.array([date(2025, 5, 20)]),
        }
    )
    part = write_part(iter([batch]), _Renamed.columns, tmp_path)
    monkeypatch.setattr(ledger.declared()["locked_on"], "was", ("closed_on",))
    with Snapshot({ledger.label: part}, tmp_path).connect() as found:
        row = found.execute(f"SELECT month, locked_on, unlocked_on FROM {view_name(ledger.label)}").fetchone()
        assert row == (date(2025, 4, 1), date(2025, 5, 20), None)
        assert found.execute("SELECT count(*) FROM services__service_case").fetchone() == (0,)
        kinds = {name: kind for name, kind, *_ in found.execute("DESCRIBE services__service_case").fetchall()}
        assert kinds == {
            column.name: column.type for column in exported_columns(registry.ledger("services.service_case"))
        }


def test_a_narrower_amount_of_an_older_snapshot_is_widened(tmp_path: Path) -> None:
    ledger = registry.ledger("economy.tax")
    older = (Exported("id", "UUID", ""), Exported("tax_paid", "DECIMAL(12,2)", ""))
    batch: Any = pa.record_batch(
        {
            "id": pa.ExtensionArray.from_storage(pa.uuid(), pa.array([bytes(16)], pa.binary(16))),
            "tax_paid": pa.array(["12.50"]),
        }
    )
    part = write_part(iter([batch]), older, tmp_path)
    with Snapshot({ledger.label: part}, tmp_path).connect() as found:
        assert found.execute("SELECT tax_paid FROM economy__tax").fetchone() == (Decimal("12.500000"),)


def test_a_connection_reaches_nothing_but_its_parts(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")
    (tmp_path / "parts").mkdir()
    part = write_part(_batches(1, 1), COLUMNS, tmp_path / "parts")
    with Snapshot({"economy.tax": part}, tmp_path / "parts").connect() as found:
        with pytest.raises(duckdb.PermissionException):
            found.execute(f"SELECT * FROM read_csv('{other}')")
        with pytest.raises(duckdb.Error):
            found.execute("INSTALL httpfs")


def test_a_large_part_knows_its_months_however_its_rows_arrive(tmp_path: Path) -> None:
    columns = (*COLUMNS, Exported("note", "VARCHAR", ""), Exported("yes", "BOOLEAN", ""))

    def held(size: int, **changed: Any) -> dict[date | None, str]:
        """The months of 400 rows that arrive ``size`` at a time; ``changed``: cells of the 150th."""
        rows = [
            {
                "id": n.to_bytes(16, "big"),
                "month": None if n >= 350 else date(2025, 1 + n // 100, 1 + n % 28),
                "amount": None if n % 7 == 0 else Decimal(n).scaleb(-4),
                "note": None if n % 5 == 0 else "字" * (n % 4),
                "yes": None if n % 3 == 0 else n % 2 == 0,
            }
            for n in range(400)
        ]
        rows[150] |= changed
        schema = pa.schema([pa.field(column.name, column.arrow) for column in columns])
        plain = pa.schema([schema.field(0).with_type(pa.binary(16)), *list(schema)[1:]])
        table = pa.Table.from_pylist(rows, plain).cast(schema)
        part = write_part(iter(table.to_batches(size)), columns, tmp_path, "month")
        assert part.months
        assert Part.from_json(part.to_json()) == part
        return dict(part.months.hashes)

    assert write_part(_batches(10, 10), COLUMNS, tmp_path, "month").months is None  # small: read whole
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "BY_MONTH", 0)
        patch.setattr(parts, "ROW_GROUP", 130)
        before = held(400)
        assert held(7) == held(64) == before
        assert list(before) == [*(date(2025, month, 1) for month in (1, 2, 3, 4)), None]
        empty = {"amount": None, "note": None, "yes": None}
        zero = {"amount": Decimal(0), "note": "", "yes": False}
        for changed in (empty, zero, empty | {"note": ""}, {"id": bytes(16)}):
            after = held(33, **changed)
            assert [month for month in before if after[month] != before[month]] == [date(2025, 2, 1)]
        assert held(9, **empty) != held(9, **zero)
