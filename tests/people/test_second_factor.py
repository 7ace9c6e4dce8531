"""The second factor: put in force, asked for, used once, replaced by a recovery code, taken away."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.core.management.utils import get_random_secret_key
from django.test import Client
from django.utils import timezone

from yuanqu.people import managing, second_factor
from yuanqu.people.managing import AccountRefused
from yuanqu.people.models import Account, AuditEntry, RecoveryCode, Role, SecondFactor, SignInFailures
from yuanqu.people.throttling import FAILURES_ALLOWED

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-9"


@pytest.fixture(autouse=True)
def _as_set(settings: Any) -> None:
    settings.YUANQU_SECOND_FACTOR = "administrators"


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("limin", PASSWORD, name="李敏", role=Role.SECURITY_ADMIN)


def code_of(account: Account, at: datetime | None = None) -> str:
    """What the app of ``account`` shows; it knows the secret from the page alone."""
    secret = second_factor.secret_of(SecondFactor.objects.get(account=account))
    return pyotp.TOTP(secret).at(at or timezone.now())


def enrolled(account: Account) -> list[str]:
    """Put the factor of ``account`` in force a while ago; gives its recovery codes."""
    second_factor.pending_factor(account)
    before = timezone.now() - timedelta(hours=1)
    return second_factor.confirm_factor(account, code_of(account, before), before)


def with_password(account: Account, **more: str) -> tuple[Client, Any]:
    client = Client()
    answer = client.post("/sign-in/", {"username": account.username, "password": PASSWORD, **more})
    return client, answer


def give(client: Client, code: str, **more: str) -> Any:
    return client.post("/sign-in/code/", {"code": code, **more})


def is_in(client: Client) -> bool:
    return client.get("/my-account/").status_code == 200


def test_an_administrator_must_put_one_in_force_before_anything_else(account: Account) -> None:
    client, _ = with_password(account)
    led = client.get("/accounts/")
    assert led.url == "/my-account/second-factor/?next=%2Faccounts%2F"
    assert client.get("/api/ledgers").json()["code"] == "second-factor-missing"
    page = client.get(led.url).content.decode()
    assert "data:image/svg+xml" in page
    secret = re.sub(r"\s", "", re.findall(r'factor-secret">([^<]+)<', page)[0])
    assert "data:image/svg+xml" in client.get(led.url).content.decode()
    wrong = client.post(led.url, {"code": "000000"})
    assert wrong.status_code == 422
    done = client.post(led.url, {"code": pyotp.TOTP(secret).now(), "next": "/accounts/"})
    assert 'href="/accounts/"' in done.content.decode()
    assert done.content.decode().count("<li>") >= second_factor.RECOVERY_CODES
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize(
    ("setting", "role", "required"),
    [
        ("administrators", Role.SYSTEM_ADMIN, True),
        ("administrators", Role.SECURITY_ADMIN, True),
        ("administrators", Role.AUDIT_ADMIN, True),
        ("administrators", Role.LEADER, False),
        ("everyone", Role.CLERK, True),
        ("nobody", Role.SYSTEM_ADMIN, False),
    ],
)
def test_whom_it_is_asked_of(settings: Any, setting: str, role: Role, required: bool) -> None:
    settings.YUANQU_SECOND_FACTOR = setting
    assert second_factor.is_required(Account(role=role)) == required


def test_the_password_alone_signs_nobody_in(account: Account) -> None:
    enrolled(account)
    client, answer = with_password(account, next="/accounts/")
    assert answer.url == "/sign-in/code/?next=%2Faccounts%2F"
    assert not is_in(client)
    done = give(client, code_of(account), next="/accounts/")
    assert (done.status_code, done.url) == (302, "/accounts/")
    assert client.get("/accounts/").status_code == 200


def test_a_code_serves_once_and_a_phone_may_be_half_a_minute_off(account: Account) -> None:
    enrolled(account)
    now = timezone.now()
    fast, slow = now + timedelta(seconds=30), now - timedelta(seconds=30)
    far = now + timedelta(seconds=90)
    assert second_factor.accepts(account, code_of(account, far), now) == ""
    assert second_factor.accepts(account, code_of(account, now), now) == "code"
    assert second_factor.accepts(account, code_of(account, now), now) == ""
    assert second_factor.accepts(account, code_of(account, slow), now) == ""
    assert second_factor.accepts(account, code_of(account, fast), now) == "code"


def test_a_recovery_code_serves_once_however_it_is_typed(account: Account) -> None:
    codes = enrolled(account)
    client, _ = with_password(account)
    assert give(client, f" {codes[0].lower().replace('-', ' ')}").status_code == 302
    assert is_in(client)
    again, _ = with_password(account)
    assert give(again, codes[0]).status_code == 422
    assert not is_in(again)
    assert second_factor.recovery_codes_left(account) == second_factor.RECOVERY_CODES - 1
    assert AuditEntry.objects.filter(act="使用恢复码").exists()


def test_neither_codes_nor_the_secret_lie_in_the_database(account: Account, settings: Any) -> None:
    codes = enrolled(account)
    held = str(list(RecoveryCode.objects.values())) + str(SecondFactor.objects.values().get())
    secret = second_factor.secret_of(SecondFactor.objects.get())
    assert not [code for code in (*codes, secret) if code in held or code.replace("-", "") in held]
    settings.SECRET_KEY = get_random_secret_key()
    assert second_factor.secret_of(SecondFactor.objects.get()) != secret


def test_wrong_codes_lock_and_giving_the_password_again_does_not_start_the_count_anew(
    account: Account,
) -> None:
    enrolled(account)
    for _ in range(FAILURES_ALLOWED - 1):
        client, _ = with_password(account)
        assert give(client, "000000").status_code == 422
    client, _ = with_password(account)
    assert give(client, "000000").status_code == 429
    assert give(client, code_of(account)).status_code == 429
    assert not is_in(client)
    assert with_password(account)[1].status_code == 429


def test_the_code_ends_the_count(account: Account) -> None:
    enrolled(account)
    client, _ = with_password(account)
    give(client, "000000")
    give(client, code_of(account))
    assert not SignInFailures.objects.exists()


def test_the_step_before_the_code_does_not_last(account: Account) -> None:
    enrolled(account)
    client, _ = with_password(account)
    session = client.session
    session["waits-for-code"] |= {"at": (timezone.now() - timedelta(minutes=11)).isoformat()}
    session.save()
    assert give(client, code_of(account)).url == "/sign-in/"
    client, _ = with_password(account)
    account.set_password("Battery-Staple-8")
    account.save()
    assert give(client, code_of(account)).url == "/sign-in/"
    assert Client().get("/sign-in/code/").url == "/sign-in/"


def test_recovery_codes_are_renewed_and_the_factor_taken_away_with_a_code_only(account: Account) -> None:
    first = enrolled(account)
    client, _ = with_password(account)
    give(client, first[0])
    page = "/my-account/second-factor/"
    assert client.post(page, {"code": "000000", "deed": "codes"}).status_code == 422
    renewed = client.post(page, {"code": first[1], "deed": "codes"}).content.decode()
    assert second_factor.accepts(account, first[2], timezone.now()) == ""
    codes = re.findall(r"<li>(\w{5}-\w{5})</li>", renewed)
    assert len(codes) == second_factor.RECOVERY_CODES
    assert client.post(page, {"code": codes[0], "deed": "remove"}).url == page
    assert client.get("/accounts/").url.startswith(page)


def test_only_the_security_administrator_resets_that_of_somebody_else(account: Account) -> None:
    other = Account.objects.create_user("wangfang", PASSWORD, name="王芳", role=Role.SYSTEM_ADMIN)
    enrolled(other)
    client, _ = with_password(other)
    give(client, code_of(other))
    for by, about, code in ((other, account, "account-not-yours"), (account, account, "account-own")):
        with pytest.raises(AccountRefused) as refusal:
            managing.reset_factor(by, about)
        assert refusal.value.code == code
    managing.reset_factor(account, other, "10.0.0.1")
    assert not second_factor.has_factor(other)
    assert not is_in(client)
    line = AuditEntry.objects.get(act="重置二次验证")
    assert (line.account, line.what) == (account.pk, "王芳（wangfang）")


def test_the_page_of_an_account_offers_it(account: Account) -> None:
    enrolled(account)
    other = Account.objects.create_user("wangfang", PASSWORD, name="王芳", role=Role.LEADER)
    enrolled(other)
    client, _ = with_password(account)
    give(client, code_of(account))
    assert "重置二次验证" in client.get(f"/accounts/{other.pk}/").content.decode()
    assert client.post(f"/accounts/{other.pk}/factor/").status_code == 302
    assert not second_factor.has_factor(other)
