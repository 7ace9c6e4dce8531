"""Dated rows do not overlap: within a submission, beside held rows, and not with the row they replace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from yuanqu.registers.ledgers.rule import Dated, Rule
from yuanqu.registers.rules import parameters_apart

pytestmark = pytest.mark.django_db


def row(since: date, until: date | None = None, value: int = 50) -> dict[str, Any]:
    return {"code": "start_clock_days", "valid_from": since, "valid_to": until, "value": Decimal(value)}


def keep(since: date, until: date | None = None, value: int = 50) -> None:
    Rule.objects.create(
        **row(since, until, value), name="承诺工作日", unit="工作日", source="干府字〔2024〕1号"
    )


def positions(*rows: dict[str, Any]) -> list[int]:
    return [position for position, _ in parameters_apart(rows)]


def test_stretches_that_meet_do_not_overlap() -> None:
    assert positions(row(date(2024, 1, 1), date(2024, 12, 31)), row(date(2025, 1, 1))) == []


def test_the_later_of_two_submitted_rows_is_named() -> None:
    assert positions(row(date(2025, 1, 1)), row(date(2024, 1, 1), date(2025, 1, 1))) == [0]


def test_a_held_open_row_blocks_a_new_one() -> None:
    keep(date(2024, 1, 1))
    assert positions(row(date(2025, 1, 1))) == [0]


def test_a_row_replaces_the_held_one_of_its_key() -> None:
    keep(date(2024, 1, 1))
    assert positions(row(date(2024, 1, 1), date(2024, 12, 31)), row(date(2025, 1, 1))) == []


def test_a_voided_row_blocks_nothing() -> None:
    keep(date(2024, 1, 1))
    Rule.objects.update(voided_on=date(2025, 1, 1), void_reason="录错")
    assert positions(row(date(2025, 1, 1))) == []


def test_a_long_held_stretch_is_seen_past_a_short_one() -> None:
    rows = [
        row(date(2024, 1, 1), date(2026, 1, 1)),
        row(date(2024, 2, 1), date(2024, 2, 2)),
        row(date(2025, 1, 1)),
    ]
    assert set(positions(*rows)) == {1, 2}


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for count in (1, 300):
        rows = [
            row(date(2000 + n // 12, n % 12 + 1, 1), date(2000 + n // 12, n % 12 + 1, 2))
            for n in range(count)
        ]
        with django_assert_num_queries(1):
            assert positions(*rows) == []


def test_a_parameter_is_that_of_the_day() -> None:
    keep(date(2023, 1, 1), date(2024, 12, 31), 60)
    keep(date(2025, 1, 1), None, 50)
    days = Dated.read("start_clock_days")
    assert [days.on(day) for day in (date(2022, 12, 31), date(2024, 12, 31), date(2025, 1, 1))] == [
        None,
        60,
        50,
    ]
