"""What a submission of statements is held to beside what is held already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pytest_django import DjangoAssertNumQueries

from yuanqu.domains.economy import continuity
from yuanqu.domains.economy.candidate_rules import nobody_missed
from yuanqu.domains.economy.ledgers.statement import Statement
from yuanqu.engines.ledger.checks import BatchCheck
from yuanqu.registers.ledgers.rule import Rule

Row = dict[str, Any]
Make = Callable[..., Row]
Keep = Callable[[Row], None]
APRIL, MARCH, APRIL_2024 = date(2025, 4, 1), date(2025, 3, 1), date(2024, 4, 1)
UNCHANGED = continuity.locked_unchanged("economy.statement", editions=True)
EDITIONS = continuity.editions_follow("economy.statement")


def messages(check: BatchCheck, *rows: Row) -> list[str]:
    return [message for _, message in check(rows)]


def test_a_cumulative_value_that_falls_is_asked_about(statement: Make, keep: Keep) -> None:
    keep(statement(MARCH, revenue=300, rd_expense=20))
    assert messages(continuity.cumulative_not_falling, statement(APRIL, revenue=400, rd_expense=20)) == []
    (message,) = messages(continuity.cumulative_not_falling, statement(APRIL, revenue=400, rd_expense=0))
    assert "研发费用0小于上月累计20" in message


def test_the_month_before_may_come_in_the_same_file(statement: Make) -> None:
    rows = [statement(APRIL, revenue=200), statement(MARCH, revenue=300)]
    assert [position for position, _ in continuity.cumulative_not_falling(rows)] == [0]


def test_the_year_begins_anew_in_february(statement: Make, keep: Keep) -> None:
    keep(statement(date(2024, 12, 1), revenue=900))
    assert messages(continuity.cumulative_not_falling, statement(date(2025, 2, 1), revenue=100)) == []


def test_the_base_is_last_years_corrected_value(statement: Make, keep: Keep) -> None:
    keep(statement(APRIL_2024, revenue=500))
    keep(statement(APRIL_2024, edition=2, revenue=480))
    assert messages(continuity.prior_as_reported, statement(APRIL, revenue=600, revenue_prior=480)) == []
    (message,) = messages(continuity.prior_as_reported, statement(APRIL, revenue=600, revenue_prior=500))
    assert "营业收入填500，上年报表为480" in message


def test_growth_beyond_the_limit_is_asked_about(statement: Make) -> None:
    assert messages(continuity.growth_usual, statement(APRIL, revenue=150, revenue_prior=100)) == []
    assert messages(continuity.growth_usual, statement(APRIL, revenue=151, revenue_prior=100))
    assert messages(continuity.growth_usual, statement(APRIL, revenue=49, revenue_prior=100))


def test_the_limit_is_the_rule_in_force(statement: Make) -> None:
    Rule.objects.create(
        code="growth_alert_percent",
        name="同比异常界限",
        value=Decimal(30),
        unit="%",
        valid_from=date(2025, 4, 1),
        source="本园区审核办法",
    )
    assert messages(continuity.growth_usual, statement(APRIL, revenue=140, revenue_prior=100))
    assert messages(continuity.growth_usual, statement(MARCH, revenue=140, revenue_prior=100)) == []


def test_an_enterprise_in_the_register_gives_its_base(in_register: UUID, statement: Make) -> None:
    given = statement(APRIL, main_revenue_prior=None)
    (message,) = messages(continuity.base_given_in_register, given)
    assert "主营业务收入" in message
    assert messages(continuity.base_given_in_register, statement(APRIL)) == []
    before = statement(date(2023, 12, 1), main_revenue_prior=None)
    assert messages(continuity.base_given_in_register, before) == []


def test_editions_follow_one_another(statement: Make, keep: Keep) -> None:
    assert messages(EDITIONS, statement(APRIL, edition=2))
    keep(statement(APRIL))
    assert messages(EDITIONS, statement(APRIL, edition=2)) == []
    assert messages(EDITIONS, statement(APRIL, edition=3))
    assert messages(EDITIONS, statement(APRIL, edition=2, reported_on=date(2025, 5, 1)))


def test_a_locked_row_is_not_changed_in_place(statement: Make, keep: Keep, lock: Callable[..., None]) -> None:
    keep(statement(APRIL, revenue=400))
    assert messages(UNCHANGED, statement(APRIL, revenue=401)) == []
    lock(APRIL, date(2025, 5, 27))
    assert messages(UNCHANGED, statement(APRIL, revenue=400)) == []
    (message,) = messages(UNCHANGED, statement(APRIL, revenue=401))
    assert message.startswith("2025年4月已于2025-05-27锁定")


def test_a_locked_month_takes_a_reasoned_correction(
    statement: Make, keep: Keep, lock: Callable[..., None]
) -> None:
    keep(statement(APRIL, revenue=400))
    lock(APRIL, date(2025, 5, 27))
    corrected = statement(
        APRIL, edition=2, revenue=410, revision_reason="漏计一笔", reported_on=date(2025, 6, 3)
    )
    assert messages(UNCHANGED, corrected) == []
    assert messages(UNCHANGED, corrected | {"revision_reason": None})
    assert messages(UNCHANGED, corrected | {"reported_on": date(2025, 5, 20)})


def test_an_unlocked_month_is_open(statement: Make, keep: Keep, lock: Callable[..., None]) -> None:
    keep(statement(APRIL, revenue=400))
    lock(APRIL, date(2025, 5, 27), unlocked_on=date(2025, 6, 3), reason="更正")
    assert messages(UNCHANGED, statement(APRIL, revenue=401)) == []


def test_a_ledger_without_editions_waits_for_the_unlocking(
    enterprise: UUID, lock: Callable[..., None]
) -> None:
    lock(APRIL, date(2025, 5, 27))
    check = continuity.locked_unchanged("economy.tax", editions=False)
    row = {
        "enterprise": enterprise,
        "month": APRIL,
        "tax_kind": "vat",
        "basis": "received",
        "tax_paid": Decimal(1),
    }
    (message,) = messages(check, row)
    assert "解锁" in message


def test_last_years_tax_is_compared_kind_by_kind(enterprise: UUID) -> None:
    check = continuity.prior_as_held("economy.tax", "tax_paid", "万元")
    last = {
        "enterprise": enterprise,
        "month": APRIL_2024,
        "tax_kind": "vat",
        "basis": "received",
        "tax_paid": Decimal(9),
    }
    now = {**last, "month": APRIL, "tax_paid": Decimal(10), "tax_paid_prior": Decimal(8)}
    assert [position for position, _ in check([last, now])] == [1]
    assert messages(check, last, {**now, "tax_kind": "deed"}) == []


def test_the_number_of_queries_does_not_grow(
    statement: Make, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [statement(date(year, month, 1), revenue=month) for year in (2024, 2025) for month in range(2, 13)]
    for check in (
        continuity.cumulative_not_falling,
        continuity.prior_as_reported,
        continuity.base_given_in_register,
    ):
        for some in (rows[:1], rows):
            with django_assert_num_queries(1):
                list(check(some))


def test_a_statement_can_be_held_whole(statement: Make, keep: Keep) -> None:
    keep(statement(APRIL, main_revenue=123))
    assert [*Statement.objects.values_list("month", "main_revenue")] == [(APRIL, Decimal(123))]


def test_who_reaches_the_standard_and_stands_nowhere_is_warned_of(
    statement: Make, in_register: UUID, register: Callable[..., Any], candidate: Callable[..., Any]
) -> None:
    other = register(uscc="91360900MA35ABCDF").pk
    reached = [statement(APRIL, main_revenue=20_000), statement(APRIL, main_revenue=20_000, enterprise=other)]
    below = statement(APRIL, main_revenue=19_999, enterprise=other)
    ((position, message),) = nobody_missed([*reached, below])
    assert position == 1
    assert "漏统预警：1至4月主营业务收入2000万元" in message
    candidate(other, 2024)
    assert len(messages(nobody_missed, *reached)) == 1, "last year's pool is not this year's"
    candidate(other, 2025)
    assert messages(nobody_missed, *reached) == []
    early = statement(date(2023, 12, 1), main_revenue=20_000)
    assert "2023年升规入统培育库" in messages(nobody_missed, early)[0], (
        "it stands in the register from 2024 on"
    )
