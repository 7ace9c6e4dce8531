"""Accounts are made by one administrator and given their role by another; neither does the other's part."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.people import managing
from yuanqu.people.managing import AccountRefused
from yuanqu.people.models import Account, AuditEntry, Department, Role
from yuanqu.people.password_links import VALID_FOR, PasswordLinkUnusable, make_password_link, set_password

pytestmark = pytest.mark.django_db
NEW = {"password": "Correct-Horse-9", "again": "Correct-Horse-9"}


@pytest.fixture
def department() -> Department:
    return Department.objects.create(code="safety", name="安全环保科")


@pytest.fixture
def people() -> dict[str, Account]:
    """The three administrators and a clerk."""
    roles = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.LEADER)
    return {role: Account.objects.create_user(role.value, "x", name=role.label, role=role) for role in roles}


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def refused(deed: Any, *details: Any, **options: Any) -> str:
    with pytest.raises(AccountRefused) as refusal:
        deed(*details, **options)
    return refusal.value.code


def test_the_way_from_a_new_account_to_its_first_sign_in(
    people: dict[str, Account], department: Department, client: Client
) -> None:
    system, security = signed_in(people["system_admin"]), signed_in(people["security_admin"])
    given = {"username": "limei", "name": "李梅", "department": str(department.pk)}
    page = system.post("/accounts/new/", given)
    made = Account.objects.get(username="limei")
    assert (made.role, made.has_usable_password()) == ("", False)
    link = page.content.decode().partition('value="http://testserver')[2].partition('"')[0]
    assert link not in system.get(f"/accounts/{made.pk}/").content.decode()  # shown once
    assert security.post(f"/accounts/{made.pk}/role/", {"role": "clerk"}).status_code == 302
    assert client.post(link, NEW).status_code == 302
    assert client.post(link, NEW).status_code == 410
    assert client.post("/sign-in/", {"username": "limei", "password": NEW["password"]}).status_code == 302
    assert Account.objects.get(username="limei").role == Role.CLERK


@pytest.mark.parametrize("role", [Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.LEADER])
def test_only_the_system_administrator_makes_and_moves(
    people: dict[str, Account], department: Department, role: Role
) -> None:
    by, other = people[role], people["leader"]
    now = timezone.now()
    assert refused(managing.make_account, by, "x1", "某", now) == "account-not-yours"
    assert refused(managing.move, by, other, department) == "account-not-yours"
    assert refused(managing.set_active, by, other, False) == "account-not-yours"
    assert refused(managing.reset_password, by, other, now) == "account-not-yours"
    assert refused(managing.make_department, by, "x", "某科") == "account-not-yours"
    page = signed_in(by)
    assert page.get("/accounts/new/").status_code == 403
    assert page.post(f"/accounts/{other.pk}/disable/").status_code == 403
    assert page.get("/departments/").status_code == 403


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.LEADER])
def test_only_the_security_administrator_gives_roles(people: dict[str, Account], role: Role) -> None:
    other = people["leader"]
    assert refused(managing.grant_role, people[role], other, "office") == "account-not-yours"
    assert refused(managing.unlock, people[role], other) == "account-not-yours"
    assert signed_in(people[role]).post(f"/accounts/{other.pk}/role/", {"role": "office"}).status_code == 403


def test_roles_fit_their_accounts(people: dict[str, Account]) -> None:
    security, other = people["security_admin"], people["leader"]
    assert refused(managing.grant_role, security, security, "leader") == "account-own-role"
    assert refused(managing.grant_role, security, other, "clerk") == "account-no-department"
    assert refused(managing.grant_role, security, other, "enterprise") == "account-enterprise"
    assert refused(managing.grant_role, security, people["audit_admin"], "") == "account-last-administrator"


def test_the_first_two_administrators_are_made_by_the_third(people: dict[str, Account]) -> None:
    system, now = people["system_admin"], timezone.now()
    assert (
        refused(managing.make_account, system, "s2", "某", now, role="security_admin") == "account-role-taken"
    )
    Account.objects.filter(role=Role.SECURITY_ADMIN).update(is_active=False)
    made, _ = managing.make_account(system, "s2", "某", now, role="security_admin")
    assert made.role == Role.SECURITY_ADMIN
    assert refused(managing.make_account, system, "l2", "某", now, role="leader") == "account-role-taken"


def test_a_disabled_account_is_out_at_once(people: dict[str, Account]) -> None:
    leader = signed_in(people["leader"])
    assert leader.get("/my-account/").status_code == 200
    managing.set_active(people["system_admin"], people["leader"], False)
    assert leader.get("/my-account/").status_code == 302


def test_a_reset_ends_the_old_password_and_its_sessions(people: dict[str, Account]) -> None:
    leader, now = people["leader"], timezone.now()
    page = signed_in(leader)
    token = managing.reset_password(people["system_admin"], leader, now)
    assert page.get("/my-account/").status_code == 302
    with pytest.raises(PasswordLinkUnusable):
        set_password(token, "x", now + VALID_FOR + timedelta(seconds=1))
    newer = make_password_link(leader, now)
    with pytest.raises(PasswordLinkUnusable):
        set_password(token, "x", now)
    assert set_password(newer, "Correct-Horse-9", now).check_password("Correct-Horse-9")


def test_a_person_changes_the_own_password(people: dict[str, Account]) -> None:
    leader = people["leader"]
    here, elsewhere = signed_in(leader), signed_in(leader)
    assert here.post("/my-account/", {"old": "wrong", **NEW}).status_code == 422
    assert here.post("/my-account/", {"old": "x", **NEW}).status_code == 302
    assert here.get("/my-account/").status_code == 200
    assert elsewhere.get("/my-account/").status_code == 302


def test_each_right_changed_is_in_the_trail(people: dict[str, Account]) -> None:
    managing.grant_role(people["security_admin"], people["leader"], "office", "10.0.0.9")
    line = AuditEntry.objects.filter(act="授予角色").get()
    assert (line.who, line.address) == ("安全管理员（security_admin）", "10.0.0.9")
    assert line.what == "领导（leader）：领导 → 办公室"
