"""What one statement is held to, each rule at its edge."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.economy import rules

FLOWS = {
    "revenue": 100_000,
    "operating_cost": 80_000,
    "tax_surcharge": 1_000,
    "selling_exp": 2_000,
    "admin_exp": 3_000,
    "rd_expense": 4_000,
    "finance_exp": -500,
    "asset_impairment": -300,
    "invest_income": 200,
}
PROFIT = 100_000 - 80_000 - 1_000 - 2_000 - 3_000 - 4_000 + 500 - 300 + 200


def row(suffix: str = "", **values: int) -> dict[str, Any]:
    return {f"{name}{suffix}": Decimal(value) for name, value in {**FLOWS, **values}.items()}


@pytest.mark.parametrize(("off", "passes"), [(0, True), (1, True), (-1, True), (2, False)])
def test_operating_profit_balances_within_one_thousand(off: int, passes: bool) -> None:
    message = rules.operating_profit_balances(row(operating_profit=PROFIT + off))
    assert (message is None) is passes
    assert passes or str(PROFIT) in str(message)


def test_losses_are_entered_with_a_minus_sign() -> None:
    """A loss entered without its sign moves the sum by twice its amount."""
    assert rules.operating_profit_balances(row(operating_profit=PROFIT, asset_impairment=300))


def test_an_optional_row_left_blank_counts_as_none() -> None:
    given = row(operating_profit=PROFIT + 300)
    del given["asset_impairment"]
    assert rules.operating_profit_balances(given) is None


def test_last_year_is_judged_only_when_its_rows_are_filled() -> None:
    assert rules.operating_profit_prior_balances(row("_prior", operating_profit=PROFIT + 5))
    partial = row("_prior", operating_profit=PROFIT + 5)
    partial["selling_exp_prior"] = None
    assert rules.operating_profit_prior_balances(partial) is None


def test_total_profit_takes_in_what_lies_outside_operations() -> None:
    given = {"operating_profit": Decimal(900), "nonop_income": Decimal(50), "nonop_expense": Decimal(20)}
    assert rules.total_profit_balances({**given, "total_profit": Decimal(930)}) is None
    assert rules.total_profit_balances({**given, "total_profit": Decimal(970)})


def test_assets_are_debts_and_equity() -> None:
    given = {"total_liabilities": Decimal(700), "owners_equity": Decimal(-100)}
    assert rules.assets_balance({**given, "total_assets": Decimal(600)}) is None
    assert rules.assets_balance({**given, "total_assets": Decimal(800)})
    assert rules.negative_equity_explained(given)


def test_january_has_no_statement() -> None:
    assert rules.no_january({"month": date(2025, 1, 1)})
    assert rules.no_january({"month": date(2025, 2, 1)}) is None


def test_a_month_is_reported_when_it_is_over() -> None:
    assert rules.reported_after_month({"month": date(2025, 4, 1), "reported_on": date(2025, 4, 29)})
    assert rules.reported_after_month({"month": date(2025, 4, 1), "reported_on": date(2025, 4, 30)}) is None


@pytest.mark.parametrize(
    ("edition", "reason", "passes"),
    [(1, None, True), (2, None, False), (2, "漏报", True), (0, "漏报", False)],
)
def test_a_correction_says_why(edition: int, reason: str | None, passes: bool) -> None:
    assert (rules.correction_reasoned({"edition": edition, "revision_reason": reason}) is None) is passes


@pytest.mark.parametrize(("cost", "passes"), [(39, False), (40, True), (110, True), (111, False)])
def test_an_unusual_cost_rate_is_asked_about(cost: int, passes: bool) -> None:
    assert (
        rules.cost_rate_usual({"operating_cost": Decimal(cost), "revenue": Decimal(100)}) is None
    ) is passes


def test_no_revenue_is_asked_about_and_unknown_revenue_is_not_zero() -> None:
    assert rules.zero_explained({"revenue": Decimal(0)})
    assert rules.zero_explained({"revenue": None}) is None


def test_a_product_row_is_told_from_a_totals_row() -> None:
    assert rules.total_or_product({"product_code": None, "gross_output": Decimal(1), "sales_output": None})
    assert (
        rules.total_or_product({"product_code": None, "gross_output": Decimal(1), "sales_output": Decimal(1)})
        is None
    )
    assert rules.total_or_product({"product_code": "3251010", "product_name": "铜板", "qty_ytd": Decimal(1)})


def test_a_lock_follows_its_month_and_an_unlocking_says_why() -> None:
    month = date(2025, 4, 1)
    assert rules.lock_in_order({"month": month, "locked_on": date(2025, 4, 30)})
    assert rules.lock_in_order({"month": month, "locked_on": date(2025, 5, 27)}) is None
    assert rules.lock_in_order(
        {"month": month, "locked_on": date(2025, 5, 27), "unlocked_on": date(2025, 5, 26)}
    )
    assert rules.unlock_reasoned({"unlocked_on": date(2025, 6, 1), "reason": None})
