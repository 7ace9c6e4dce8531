"""Moves in snapshots: what stands, without persons, exported again only when moves changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.engines.procedure.conftest import _trial_stands

from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.snapshots import current

__all__ = ["_trial_stands"]
FAULTS = "trial.trial_fault"
PART = f"{FAULTS}:moves"


@pytest.fixture(autouse=True)
def _home(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    settings.YUANQU_HOME = tmp_path


def _made(record: UUID, seq: int, **changes: Any) -> MoveMade:
    plain = {"procedure": FAULTS, "move": "order", "source": "found", "target": "ordered"}
    on, at = date(2025, 3, 1), datetime(2025, 3, 2, tzinfo=UTC)
    words = {**plain, "on": on, "at": at, "actor_name": "某人", "reason": "不可外传", **changes}
    return MoveMade.objects.create(record=record, seq=seq, **words)


def test_standing_moves_go_in_and_neither_names_nor_reasons_do() -> None:
    record = uuid4()
    _made(record, 1)
    _made(record, 0, move="begin", source="", target="found", backfilled=True)
    _made(record, 2, taken_back=7)
    _made(record, 0, procedure="trial.other")
    with current().connect() as duckdb:
        rows = duckdb.execute("SELECT * FROM trial__trial_fault__moves").fetchall()
    day = date(2025, 3, 1)
    assert rows == [
        (record, "begin", "", "found", day, 0, True),
        (record, "order", "found", "ordered", day, 1, False),
    ]
    assert b"\xe6\x9f\x90\xe4\xba\xba" not in current().paths(PART)[0].read_bytes()


def test_the_state_column_stays_out() -> None:
    names = [name for name, _ in current().parts[FAULTS].columns]
    assert "found_on" in names
    assert not {"state", "ordered_on", "closed_on"} & set(names)


def test_a_move_made_or_taken_back_gives_a_new_part_and_nothing_else_does() -> None:
    first = _made(uuid4(), 0)
    before = current()
    assert current().parts[PART] == before.parts[PART]
    _made(uuid4(), 0)
    more = current()
    assert more.rows(PART) == 2
    assert {label for label in more.parts if more.parts[label] != before.parts[label]} == {PART}
    MoveMade.objects.filter(pk=first.pk).update(taken_back=7)
    assert current().rows(PART) == 1
