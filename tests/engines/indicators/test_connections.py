"""What is counted once is kept by what it reads: another ledger's change leaves it, its own does not (取数)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from yuanqu.engines.indicators import connections
from yuanqu.engines.indicators.connections import Rows, ask, count, forget
from yuanqu.engines.snapshots import Snapshot, spill_folder
from yuanqu.engines.snapshots.columns import Exported
from yuanqu.engines.snapshots.parts import Part
from yuanqu.engines.snapshots.store import exclusive, parts_folder
from yuanqu.engines.snapshots.writing import write_part

ID = (Exported("id", "UUID", ""),)
TAXES = "SELECT count(*) FROM economy__tax"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The queries that really went to a snapshot, each a little slow."""
    asked, ask = list[str](), connections.ask

    def watched(snapshot: Snapshot, sql: str, *more: Any) -> Rows:
        asked.append(sql)
        time.sleep(0.05)
        return ask(snapshot, sql, *more)

    monkeypatch.setattr(connections, "ask", watched)
    forget()
    yield asked
    forget()


def part(folder: Path, *numbers: int) -> Part:
    ids = pa.array([number.to_bytes(16, "big") for number in numbers], pa.binary(16))
    batch: Any = pa.record_batch({"id": pa.ExtensionArray.from_storage(pa.uuid(), ids)})
    return write_part(iter([batch]), ID, folder)


def test_only_what_reads_the_changed_ledger_is_counted_again(tmp_path: Path, counted: list[str]) -> None:
    taxes, cases = part(tmp_path, 1, 2), part(tmp_path, 3)
    before = Snapshot({"economy.tax": taxes, "services.service_case": cases}, tmp_path)
    other = Snapshot({"economy.tax": taxes, "services.service_case": part(tmp_path, 3, 4)}, tmp_path)
    own = Snapshot({"economy.tax": part(tmp_path, 1), "services.service_case": cases}, tmp_path)
    assert [count(each, TAXES) for each in (before, other)] == [[(2,)], [(2,)]]
    assert len(counted) == 1
    assert count(own, TAXES) == [(1,)]
    assert count(Snapshot({"services.service_case": cases}, tmp_path), TAXES) == [(0,)]
    assert len(counted) == 3


def test_a_table_beside_is_known_by_what_it_reads(tmp_path: Path, counted: list[str]) -> None:
    sql, beside = "SELECT n FROM made_beside", {"made_beside": "SELECT count(*) AS n FROM economy__tax"}
    found = [
        count(Snapshot({"economy.tax": part(tmp_path, *range(held))}, tmp_path), sql, tables=beside)
        for held in (1, 2, 1)
    ]
    assert found == [[(1,)], [(2,)], [(1,)]]
    assert len(counted) == 2


def test_many_at_once_count_once(tmp_path: Path, counted: list[str]) -> None:
    snapshot = Snapshot({"economy.tax": part(tmp_path, 1, 2)}, tmp_path)
    with ThreadPoolExecutor(12) as people:
        found = list(people.map(lambda _: count(snapshot, TAXES), range(12)))
    assert found == [[(2,)]] * 12
    assert len(counted) == 1


def test_a_failure_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, ask = Snapshot({"economy.tax": part(tmp_path, 1)}, tmp_path), connections.ask

    def fails(*_words: Any) -> Rows:
        raise OSError("the disk is gone")

    monkeypatch.setattr(connections, "ask", fails)
    with pytest.raises(OSError, match="the disk is gone"):
        count(snapshot, TAXES)
    monkeypatch.setattr(connections, "ask", ask)
    assert count(snapshot, TAXES) == [(1,)]


def test_what_does_not_fit_into_memory_is_spilled_and_cleared_away(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.YUANQU_HOME = tmp_path
    monkeypatch.setattr(connections, "MEMORY", "30MB")
    snapshot = Snapshot({"economy.tax": part(parts_folder(), 1)}, parts_folder())
    numbers = "SELECT row_number() OVER (ORDER BY hash(range)) AS n FROM range(2000000)"  # 32 MB and more
    assert ask(snapshot, f"SELECT sum(n) FROM ({numbers})") == [(2_000_001_000_000,)]
    left = spill_folder().with_name("999999999-0")  # of a process that was killed
    left.mkdir()
    with exclusive():
        assert [
            each.name for each in left.parent.iterdir() if not each.name.startswith(f"{os.getpid()}-")
        ] == []
