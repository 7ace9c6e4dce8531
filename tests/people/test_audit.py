"""The audit trail: what gets a line, that no line can be changed, and that a change past the database shows."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from yuanqu.people.audit import broken, note
from yuanqu.people.models import Account, AuditEntry, Role
from yuanqu.people.password_links import make_password_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def audit_admin() -> Account:
    return Account.objects.create_user("shenji", "Correct-Horse-9", name="赵审", role=Role.AUDIT_ADMIN)


@pytest.fixture
def page(audit_admin: Account) -> Client:
    client = Client()
    client.force_login(audit_admin)
    return client


def lines() -> list[tuple[str, str, str]]:
    return list(AuditEntry.objects.order_by("id").values_list("who", "act", "outcome"))


def test_sign_ins_and_sign_outs(client: Client, audit_admin: Account) -> None:
    client.post("/sign-in/", {"username": "shenji", "password": "wrong"})
    client.post("/sign-in/", {"username": "shenji", "password": "Correct-Horse-9"})
    client.post("/sign-out/")
    assert lines() == [
        ("用户名 shenji", "登录", "拒绝"),
        ("赵审（shenji）", "登录", "成功"),
        ("赵审（shenji）", "退出", "成功"),
    ]
    assert AuditEntry.objects.order_by("id")[1].address == "127.0.0.1"


def test_a_locked_name_that_tries_again(client: Client, audit_admin: Account) -> None:
    for _ in range(6):
        client.post("/sign-in/", {"username": "shenji", "password": "wrong"})
    assert AuditEntry.objects.order_by("-id")[0].what == "已锁定"


def test_refusals_and_downloads_have_a_line_reading_has_none(page: Client) -> None:
    before = AuditEntry.objects.count()
    page.get("/my-account/")
    assert AuditEntry.objects.count() == before
    page.get("/accounts/")
    page.get("/audit/export/")
    assert lines()[-2:] == [("赵审（shenji）", "查看", "拒绝"), ("赵审（shenji）", "导出审计记录", "成功")]
    assert AuditEntry.objects.order_by("-id")[1].what == "GET /accounts/"


def test_a_link_that_still_works_is_not_in_the_trail(client: Client, audit_admin: Account) -> None:
    token = make_password_link(audit_admin, timezone.now())
    assert client.post(f"/password/{token}/", {"password": "x", "again": "y"}).status_code == 200
    client.post(f"/first-administrator/{token}/", {})
    client.force_login(audit_admin)
    client.get(f"/password/{token}x/")
    assert not AuditEntry.objects.filter(what__contains=token).exists()


def test_a_deed_that_has_its_own_line_has_one_only(client: Client) -> None:
    system = Account.objects.create_user("xitong", "x", name="王", role=Role.SYSTEM_ADMIN)
    client.force_login(system)
    client.post("/departments/", {"code": "anhuan", "name": "安全环保科"})
    assert lines()[1:] == [("王（xitong）", "建立科室", "成功")]


@pytest.mark.parametrize(
    "deed",
    ["UPDATE people_auditentry SET who = 'x'", "DELETE FROM people_auditentry",
                                  "TRUNCATE people_auditentry"])  # fmt: skip
def test_no_line_is_changed_or_deleted(deed: str) -> None:
    note("登录", who="甲")
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE people_auditentry SET who = '乙' WHERE id = %s",
        "DELETE FROM people_auditentry WHERE id = %s",
        "UPDATE people_auditentry SET outcome = '拒绝' WHERE id = %s",
    ],
)
def test_what_is_changed_past_the_database_shows(deed: str) -> None:
    made = [note("登录", who=name) for name in ("甲", "乙丙", "丁")]
    assert list(broken()) == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_auditentry DISABLE TRIGGER yuanqu_audit_refuse")
        cursor.execute(deed, [made[1].pk])
        cursor.execute("ALTER TABLE people_auditentry ENABLE TRIGGER yuanqu_audit_refuse")
    assert list(broken())


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.LEADER, Role.OFFICE])
def test_the_trail_is_for_the_audit_administrator(role: Role, client: Client) -> None:
    client.force_login(Account.objects.create_user("other", "x", name="他", role=role))
    assert client.get("/audit/").status_code == 403
    assert client.get("/audit/export/").status_code == 403


def test_it_is_filtered_and_exported(page: Client) -> None:
    note("登录", who="=cmd|甲", outcome="拒绝")
    note("导出记录", who="乙")
    shown = page.get("/audit/?act=导出记录").content.decode()
    assert "乙" in shown
    assert "cmd" not in shown
    assert page.get("/audit/?period=哪天").context["problem"]
    exported = b"".join(page.get("/audit/export/?outcome=拒绝").streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=cmd|甲" in exported
    assert "乙" not in exported
