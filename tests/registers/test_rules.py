"""What the registers accept and refuse, row by row."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest

from yuanqu.registers import rules
from yuanqu.registers.ledgers.enterprise import private_by_control
from yuanqu.registers.ledgers.enterprise_industry import division_of
from yuanqu.registers.ledgers.project import STAGES, furthest


def test_a_credit_code_with_a_wrong_check_digit_is_refused() -> None:
    wrong = rules.credit_code_valid({"uscc": "91360900MA35EXAM30"})
    assert wrong is not None
    assert "校验码" in wrong or "字" in wrong


@pytest.mark.parametrize(
    ("control", "private"),
    [
        ("private", True),
        ("hmt", True),
        ("foreign", True),
        ("state", False),
        ("collective", False),
        ("other", False),
    ],
)
def test_private_follows_from_control(control: str, private: bool) -> None:
    assert private_by_control([{"control_type": control}]) == [private]


def test_private_is_unknown_without_control() -> None:
    assert private_by_control([{}]) == [None]


def test_the_division_is_the_first_two_digits() -> None:
    assert division_of([{"industry": "0911"}, {"industry": "3251"}, {"industry": None}]) == ["09", "32", None]


@pytest.mark.parametrize("code", ["2501-360900-04-01-123456", "2412-360902-89-05-000001", None])
def test_a_project_code_of_24_characters_passes(code: str | None) -> None:
    assert rules.project_code_formed({"project_code": code}) is None


@pytest.mark.parametrize(
    "code", ["2513-360900-04-01-123456", "2501-36090-04-01-123456", "250136090004011234567"]
)
def test_other_project_codes_are_refused(code: str) -> None:
    assert rules.project_code_formed({"project_code": code})


def test_an_exit_needs_month_and_way() -> None:
    assert rules.exit_whole({"out_month": date(2025, 4, 1), "exit_route": None})
    assert rules.exit_whole({"out_month": date(2025, 4, 1), "exit_route": "below"}) is None
    assert rules.exit_whole({}) is None


def test_the_three_amounts_each_reach_the_threshold() -> None:
    row = {
        "specialty": "B",
        "declared_revenue": Decimal(2000),
        "vat_sales": Decimal("1999.99"),
        "invoiced": None,
    }
    assert rules.three_amounts_reach(row) == "增值税申报销售额不足2000万元：应附税务部门说明，并写明说明。"
    assert rules.three_amounts_reach({**row, "specialty": "F"}) is None


def test_women_are_among_the_employees() -> None:
    assert rules.female_within_all({"employees_female": 5, "employees_end": 5}) is None
    assert rules.female_within_all({"employees_female": 6, "employees_end": 5})
    assert rules.no_female_explained({"employees_female": 0, "employees_end": 6})
    assert rules.no_female_explained({"employees_female": 0, "employees_end": 5}) is None


def test_the_stage_of_a_project_is_the_furthest_that_its_days_say() -> None:
    days = list(reversed(STAGES))
    rows = [{}, *({day: date(2025, 1, 2) for day in days[: at + 1]} for at in range(len(days)))]
    assert furthest(rows) == ["listed", *(STAGES[day] for day in days)]
    assert furthest([{"started_on": date(2025, 1, 2), "ended_on": date(2025, 3, 4)}]) == ["ended"]


def test_stages_that_an_older_house_gets_are_those_of_the_ledger() -> None:
    fill = import_module("yuanqu.registers.migrations.0005_project_stage").FILL
    written = re.findall(r"WHEN (\w+) IS NOT NULL THEN '(\w+)'", fill)
    assert written == [*STAGES.items()]
    assert "ELSE 'listed'" in fill
