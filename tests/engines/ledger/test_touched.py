"""What a change touched, as those who follow it are told: asked once, and again after each that writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yuanqu.engines.ledger import change
from yuanqu.engines.ledger.change import changing, touched
from yuanqu.registers.ledgers.project import Project

ASKED = "SELECT DISTINCT ledger FROM"


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[frozenset[str]]]:
    """``followed(write)``: what four followers of a change are told, the second of which writes."""

    def run(write: Callable[[], object]) -> list[frozenset[str]]:
        told: list[frozenset[str]] = []

        def reads(number: int) -> None:
            told.append(touched(number))

        def writes(number: int) -> None:
            reads(number)
            write()

        monkeypatch.setattr(change, "_followers", [reads, writes, reads, reads])
        with changing(way="command", actor_name="随动", reason="测试"):
            pass
        return told

    return run


def test_what_a_follower_writes_is_told_to_the_next(
    followed: Callable[..., list[frozenset[str]]], register: Callable[..., Any]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        told = followed(register)
    assert told == [frozenset(), frozenset(), {"registers.enterprise"}, {"registers.enterprise"}]
    assert sum(each["sql"].startswith(ASKED) for each in asked.captured_queries) == 2


@pytest.mark.django_db
def test_after_a_follower_that_only_reads_it_is_not_asked_again(
    followed: Callable[..., list[frozenset[str]]],
) -> None:
    with CaptureQueriesContext(connection) as asked:
        followed(lambda: Project.objects.exists())
    assert sum(each["sql"].startswith(ASKED) for each in asked.captured_queries) == 1
