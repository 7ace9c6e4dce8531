"""Signing in: the page, the count of failures, the lock, and coming back to where one was going."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from yuanqu.people.models import Account, SignInFailures
from yuanqu.people.throttling import FAILURES_ALLOWED, LOCK, locked_until, record_failure

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-9"


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("limin", PASSWORD, name="李敏")


def sign_in(client: Client, password: str, username: str = "limin", **more: str) -> object:
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def test_pages_lead_to_sign_in_and_back(client: Client, account: Account) -> None:
    page = client.get("/sign-in/?next=/ledgers/")
    assert 'name="next" value="/ledgers/"' in page.content.decode()
    answer = sign_in(client, PASSWORD, next="/ledgers/")
    assert (answer.status_code, answer.url) == (302, "/ledgers/")


def test_nobody_is_sent_to_another_site(client: Client, account: Account) -> None:
    assert sign_in(client, PASSWORD, next="https://elsewhere.example/").url == settings.LOGIN_REDIRECT_URL


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client: Client, account: Account) -> None:
    wrong, unknown = sign_in(client, "wrong"), sign_in(client, "wrong", username="nobody")
    assert "用户名或密码不正确" in wrong.content.decode()
    assert wrong.status_code == unknown.status_code == 200
    assert "用户名或密码不正确" in unknown.content.decode()


def test_five_failures_lock_even_the_right_password_for_thirty_minutes(
    client: Client, account: Account
) -> None:
    answers = [sign_in(client, "wrong") for _ in range(FAILURES_ALLOWED)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    locked = sign_in(client, PASSWORD)
    assert locked.status_code == 429
    assert "登录失败次数过多" in locked.content.decode()
    SignInFailures.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert sign_in(client, PASSWORD).status_code == 302


def test_another_address_is_counted_for_itself(account: Account) -> None:
    now = timezone.now()
    for _ in range(FAILURES_ALLOWED):
        record_failure("limin", "10.0.0.1", now)
    assert locked_until("limin", "10.0.0.1", now) == now + LOCK
    assert locked_until("limin", "10.0.0.2", now) is None


def test_failures_far_apart_do_not_add_up() -> None:
    now = timezone.now()
    for number in range(FAILURES_ALLOWED * 2):
        assert record_failure("limin", "10.0.0.1", now + number * (LOCK + timedelta(minutes=1))) is None


def test_success_starts_the_count_anew(client: Client, account: Account) -> None:
    for _ in range(FAILURES_ALLOWED - 1):
        sign_in(client, "wrong")
    sign_in(client, PASSWORD)
    assert sign_in(Client(), "wrong").status_code == 200
    assert SignInFailures.objects.get().failures == 1


def test_an_inactive_account_does_not_get_in(client: Client, account: Account) -> None:
    account.is_active = False
    account.save()
    assert sign_in(client, PASSWORD).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_client_cannot_choose_its_address(client: Client, account: Account) -> None:
    for number in range(FAILURES_ALLOWED):
        answer = client.post(
            "/sign-in/",
            {"username": "limin", "password": "wrong"},
            headers={"X-Forwarded-For": f"10.0.0.{number}"},
        )
    assert answer.status_code == 429


def test_behind_a_proxy_its_word_counts(client: Client, account: Account, settings: object) -> None:
    settings.YUANQU_PROXIES = 1
    chain = {"X-Forwarded-For": "6.6.6.6, 10.0.0.9"}
    client.post("/sign-in/", {"username": "limin", "password": "wrong"}, headers=chain)
    assert SignInFailures.objects.get().address == "10.0.0.9"


def test_forms_need_their_token(account: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, PASSWORD).status_code == 403


def test_signing_out_ends_the_session_by_post_only(client: Client, account: Account) -> None:
    client.force_login(account)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_whoever_was_signed_out_over_a_form_lands_on_its_page(client: Client, account: Account) -> None:
    """Pinned: signing in led to the address of the deed, which takes only POST, and ended in 405."""
    account.role = "office"
    account.save()
    for deed, page in (
        ("/dispatch/weekly/issue/", "/dispatch/weekly/"),
        (f"/dispatch/decisions/{uuid4()}/task/", "/dispatch/"),
        ("/messages/read/", "/messages/"),
        ("/sign-out/", "/"),
    ):
        client.logout()
        going = client.post(deed).url if deed != "/sign-out/" else f"/sign-in/?next={deed}"
        answer = client.post(going, {"username": "limin", "password": PASSWORD, "next": deed})
        assert answer.url == deed
        led = client.get(deed, headers={"Accept": "text/html"})
        assert (led.status_code, led.url) == (302, page)
        assert client.get(deed).status_code == 405, "a program is told as ever"


def test_pages_load_nothing_from_elsewhere(client: Client) -> None:
    policy = client.get("/sign-in/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
