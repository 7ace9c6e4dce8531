"""Passwords: what each profile asks, what is remembered, and what happens when one has served its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from yuanqu.people import managing
from yuanqu.people.models import Account, RememberedPassword, Role
from yuanqu.people.passwords import choose_password, is_overdue, profile

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-9"
NEXT = "Battery-Staple-8"


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("limin", PASSWORD, name="李敏", role=Role.LEADER)


@pytest.fixture
def asvs(settings: Any) -> None:
    settings.YUANQU_PASSWORDS = "asvs"


def refused(password: str, account: Account) -> list[str]:
    try:
        validate_password(password, account)
    except ValidationError as error:
        return [each.code for each in error.error_list]
    return []


def sign_in(account: Account, password: str = PASSWORD, days: int = 0) -> Client:
    Account.objects.filter(pk=account.pk).update(password_set_at=timezone.now() - timedelta(days=days))
    client = Client()
    client.post("/sign-in/", {"username": account.username, "password": password})
    return client


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("Short-9", ["password-too-short"]),
        ("alllowercaseletters", ["password-too-plain"]),
        ("lowercase-and-signs", ["password-too-plain"]),
        ("lowercase-and-9", []),
    ],
)
def test_gb_wants_length_and_three_kinds(account: Account, password: str, codes: list[str]) -> None:
    assert refused(password, account) == codes


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("Elevensign9", ["password-too-short"]),
        ("alllowercaseletters", []),
        ("administrator", ["password_too_common"]),
    ],
)
def test_asvs_wants_length_and_nothing_common(
    account: Account, asvs: None, password: str, codes: list[str]
) -> None:
    assert refused(password, account) == codes


def test_its_rules_are_told_as_they_are(account: Account, settings: Any) -> None:
    gb = "".join(password_validators_help_texts())
    settings.YUANQU_PASSWORDS = "asvs"
    asvs = "".join(password_validators_help_texts())
    assert "至少 10 位" in gb
    assert "至少三类" in gb
    assert "最近用过的 5 个" in gb
    assert "至少 12 位" in asvs
    assert "类" not in asvs
    assert "最近" not in asvs


def test_gb_remembers_five(account: Account) -> None:
    now = timezone.now()
    used = [PASSWORD, *(f"Battery-Staple-{number}" for number in range(5))]
    for place, password in enumerate(used[1:], start=1):
        assert refused(password, account) == []
        choose_password(account, password, now + timedelta(days=place))
    assert [refused(password, account) for password in used] == [[], *[["password-used-before"]] * 5]
    assert RememberedPassword.objects.count() <= profile().remembered


def test_a_password_that_was_reset_is_remembered_too(account: Account) -> None:
    administrator = Account.objects.create_user("admin", PASSWORD, name="王芳", role=Role.SYSTEM_ADMIN)
    managing.reset_password(administrator, account, timezone.now())
    assert refused(PASSWORD, account) == ["password-used-before"]


def test_asvs_remembers_none_and_never_ends_one(account: Account, asvs: None) -> None:
    choose_password(account, "battery-staple-again", timezone.now())
    assert not RememberedPassword.objects.exists()
    assert not is_overdue(account, timezone.now() + timedelta(days=3650))


def test_after_ninety_days_a_new_one_comes_before_anything_else(account: Account) -> None:
    assert sign_in(account, days=89).get("/ledgers/").status_code == 200
    client = sign_in(account, days=90)
    led = client.get("/ledgers/?q=a")
    assert (led.status_code, led.url) == (302, "/sign-in/new-password/?next=%2Fledgers%2F%3Fq%3Da")
    assert "已使用满 90 天" in client.get(led.url).content.decode()
    program = client.get("/api/ledgers")
    assert (program.status_code, program.json()["code"]) == (403, "password-overdue")
    part = client.get("/ledgers/", headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == "/sign-in/new-password/"
    same = client.post(led.url, {"old": PASSWORD, "password": PASSWORD, "again": PASSWORD})
    assert "不能与最近用过的 5 个密码相同" in same.content.decode()
    done = client.post(led.url, {"old": PASSWORD, "password": NEXT, "again": NEXT, "next": "/ledgers/?q=a"})
    assert (done.status_code, done.url) == (302, "/ledgers/?q=a")
    assert client.get("/ledgers/").status_code == 200


def test_an_overdue_one_can_still_be_signed_out_of(account: Account) -> None:
    assert sign_in(account, days=90).post("/sign-out/").url == "/sign-in/"


def test_nobody_is_led_elsewhere_after_it(account: Account) -> None:
    client = sign_in(account, days=90)
    done = client.post(
        "/sign-in/new-password/",
        {"old": PASSWORD, "password": NEXT, "again": NEXT, "next": "https://elsewhere.example/"},
    )
    assert done.url == "/"


@pytest.mark.parametrize(
    "deed",
    [
        lambda client: client.post("/my-account/", {"old": PASSWORD, "password": NEXT, "again": NEXT}),
        lambda client: client.post("/my-account/sessions/others/end/"),
    ],
    ids=["a new password", "ending all others"],
)
def test_other_sessions_end(account: Account, deed: Any) -> None:
    mine, other = sign_in(account), sign_in(account)
    assert deed(mine).status_code == 302
    assert mine.get("/my-account/").content.decode().count("本次登录") == 1
    assert other.get("/my-account/").status_code == 302


def test_a_disabled_account_is_out_at_once(account: Account) -> None:
    administrator = Account.objects.create_user("admin", PASSWORD, name="王芳", role=Role.SYSTEM_ADMIN)
    client = sign_in(account)
    managing.set_active(administrator, account, False)
    assert client.get("/my-account/").status_code == 302
    assert not account.sessions.exists()
