"""Who reads and who enters."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from yuanqu.people.access import access_records, may_enter
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def departments() -> dict[str, Department]:
    names = {"safety": "安全环保科", "economy": "经济发展科"}
    return {code: Department.objects.create(code=code, name=name) for code, name in names.items()}


def account(role: Role, department: Department | None = None, **more: object) -> Account:
    return Account.objects.create_user(
        f"u-{role}", "Correct-Horse-9", name="李敏", role=role, department=department, **more
    )


def test_an_active_account_reads_every_record(departments: dict[str, Department]) -> None:
    assert access_records(account(Role.CLERK), Department).count() == 2


def test_nobody_else_reads_any(departments: dict[str, Department]) -> None:
    assert not access_records(AnonymousUser(), Department).exists()
    assert not access_records(account(Role.CLERK, is_active=False), Department).exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
def test_a_department_enters_into_its_own_ledgers_only(
    role: Role, departments: dict[str, Department]
) -> None:
    person = account(role, departments["safety"])
    assert may_enter(person, "安全环保科")
    assert not may_enter(person, "经济发展科")


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMINISTRATOR])
def test_office_and_administrator_enter_everywhere(role: Role, departments: dict[str, Department]) -> None:
    assert may_enter(account(role), "经济发展科")


def test_a_leader_reads_but_does_not_enter(departments: dict[str, Department]) -> None:
    leader = account(Role.LEADER, departments["safety"])
    assert access_records(leader, Department).exists()
    assert not may_enter(leader, "安全环保科")


def test_an_inactive_or_unknown_person_enters_nowhere(departments: dict[str, Department]) -> None:
    assert not may_enter(account(Role.ADMINISTRATOR, is_active=False), "安全环保科")
    assert not may_enter(AnonymousUser(), "安全环保科")
