"""The options of the commands that measure: a period in words is read from today, which the database tells."""

from __future__ import annotations

from datetime import date

import click
import pytest

from yuanqu.config.commands import asking
from yuanqu.config.commands.asking import PeriodType
from yuanqu.terms.periods import Period


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done on the way, in order; nothing has prepared the database before."""

    def today() -> date:
        done.append("today")
        return date(2025, 6, 30)

    done: list[str] = []
    monkeypatch.setattr(asking, "prepare", lambda: done.append("prepare"))
    monkeypatch.setattr(asking, "today", today)
    return done


def test_a_period_in_words_waits_for_the_database_that_knows_the_zones_day(steps: list[str]) -> None:
    assert PeriodType().convert("上半年", None, None) == Period.half(2025, 1)
    assert steps == ["prepare", "today"]


def test_a_period_that_is_none_is_explained_once_the_day_is_known(steps: list[str]) -> None:
    with pytest.raises(click.BadParameter, match="2025-13"):
        PeriodType().convert("2025-13", None, None)
    assert steps == ["prepare", "today"]


def test_a_periods_code_needs_no_database(steps: list[str]) -> None:
    assert PeriodType().convert("2025-H1", None, None) == Period.half(2025, 1)
    assert steps == []
