"""A tenth of `make soak`: nothing that a kill leaves behind makes the next figures wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.killed import LARGE, Killing

from yuanqu.engines.snapshots import parts

ROUNDS = 20


def test_killed_while_rebuilding_the_next_figures_are_right(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "BY_MONTH", LARGE)  # the larger ledgers keep their counts by month
    killing = Killing(tmp_path, seed=1, some=8)
    for _ in range(ROUNDS):
        killing.round()
    killing.compare_with_build_from_nothing()
    assert killing.ended.total() == ROUNDS
    assert killing.ended["before it"], killing.ended  # or no snapshot was interrupted
