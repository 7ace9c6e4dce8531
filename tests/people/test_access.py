"""Who reads which ledger, which of its rows and columns, and who enters."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from yuanqu.engines.ledger import registry
from yuanqu.people.access import access_records, may_enter, may_export, may_read, sees_column, sees_figures
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db

TAX = "economy.tax"
ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@pytest.fixture
def taxes() -> Any:
    """企业税收台账, kept by one department, about one enterprise a row."""
    return registry.ledger(TAX)


@pytest.fixture
def departments(taxes: Any) -> dict[str, Department]:
    names = {"keeper": taxes.keeper, "other": "别的科"}
    return {code: Department.objects.create(code=code, name=name) for code, name in names.items()}


def account(role: Role, department: Department | None = None, **more: object) -> Account:
    return Account.objects.create_user(
        f"u-{role}", "Correct-Horse-9", name="李敏", role=role, department=department, **more
    )


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
def test_the_keeper_reads_and_enters_and_another_department_neither(
    role: Role, taxes: Any, departments: dict[str, Department]
) -> None:
    person = account(role, departments["keeper"])
    assert may_read(person, taxes.record)
    assert may_enter(person, taxes.keeper)
    person.department = departments["other"]
    assert not may_read(person, taxes.record)
    assert not may_enter(person, taxes.keeper)


def test_every_department_reads_the_registers(departments: dict[str, Department]) -> None:
    clerk = account(Role.CLERK, departments["other"])
    assert may_read(clerk, registry.ledger("registers.enterprise").record)


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER])
def test_office_and_leaders_read_everything_and_enter_only_their_own(
    role: Role, taxes: Any, departments: dict[str, Department]
) -> None:
    person = account(role, departments["other"])
    assert may_read(person, taxes.record)
    assert not may_enter(person, taxes.keeper)


@pytest.mark.parametrize("role", ADMINISTRATORS)
def test_administrators_read_no_ledger_and_see_no_figure(
    role: Role, taxes: Any, departments: dict[str, Department]
) -> None:
    person = account(role, departments["keeper"])
    assert not may_read(person, taxes.record)
    assert not access_records(person, taxes.record).exists()
    assert not may_enter(person, taxes.keeper)
    assert not sees_figures(person)


def test_an_enterprise_reads_its_own_rows_and_takes_no_copies(taxes: Any) -> None:
    own, returns = uuid.uuid4(), registry.ledger("economy.statement_return").record
    person = account(Role.ENTERPRISE, enterprise=own)
    sql, params = access_records(person, returns).query.sql_with_params()
    assert own in params
    assert "enterprise_id" in sql
    assert not may_export(person, returns)
    assert not may_read(person, taxes.record), "about it, but not opened to it"
    assert not may_read(person, registry.ledger("economy.month_lock").record), "nothing there is its own"
    person.enterprise = None
    assert not may_read(person, returns)


def test_nobody_else_reads_any(taxes: Any, departments: dict[str, Department]) -> None:
    assert not may_read(AnonymousUser(), taxes.record)
    assert not may_read(account(Role.LEADER, is_active=False), taxes.record)
    assert not access_records(account(Role.CLERK, departments["keeper"]), Department).exists(), (
        "no rights declared"
    )


def test_personal_columns_are_the_keepers_own(departments: dict[str, Department]) -> None:
    cases = registry.ledger("services.service_case")
    services = Department.objects.create(code="services", name=cases.keeper)
    assert sees_column(account(Role.CLERK, services), cases.record, "applicant_id")
    leader = account(Role.LEADER)
    assert not sees_column(leader, cases.record, "applicant_id")
    assert sees_column(leader, cases.record, "case_no")
