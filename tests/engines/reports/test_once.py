"""Many who ask at once cause the work once; what failed is tried again; what is old makes room."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from yuanqu.engines.reports.once import KEPT, once


def test_many_at_once_work_once() -> None:
    done: list[int] = []

    def work() -> int:
        done.append(1)
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(12) as people:
        assert set(people.map(lambda _: once("test many", work), range(12))) == {7}
    assert len(done) == 1


def test_a_failure_is_not_kept() -> None:
    def fails() -> int:
        raise ValueError("no database")

    with pytest.raises(ValueError, match="no database"):
        once("test failing", fails)
    assert once("test failing", lambda: 3) == 3


def test_what_nobody_asks_for_makes_room() -> None:
    assert once("test old", lambda: 1) == 1
    for number in range(KEPT):
        once(("test newer", number), lambda: 0)
    assert once("test old", lambda: 2) == 2
