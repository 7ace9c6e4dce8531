"""Sessions: whose and from where they are, how long they last, and who may end them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from yuanqu.people.models import Account, OpenSession
from yuanqu.people.sessions import BEGAN, SEEN, end_sessions, handle_of, open_sessions

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-9"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("limin", PASSWORD, name="李敏")


def signed_in() -> Client:
    client = Client(headers={"User-Agent": CHROME})
    client.post("/sign-in/", {"username": "limin", "password": PASSWORD})
    return client


def signed_in_still(client: Client) -> bool:
    return client.get("/my-account/").status_code == 200


def long_ago(client: Client, name: str, ago: timedelta) -> None:
    session = client.session
    session[name] = (timezone.now() - ago).isoformat()
    session.save()


def test_it_is_known_whose_from_where_and_since_when(account: Account) -> None:
    signed_in()
    (held,) = open_sessions(account, timezone.now())
    assert (held.account, held.address, held.agent) == (account, "127.0.0.1", CHROME)
    assert timezone.now() - held.began_at < timedelta(minutes=1)


def test_it_ends_after_thirty_idle_minutes_and_when_the_browser_is_closed(account: Account) -> None:
    client = signed_in()
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
    (held,) = open_sessions(account, timezone.now())
    left = held.expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    OpenSession.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not signed_in_still(client)


def test_use_moves_its_end_but_is_written_once_a_minute_only(account: Account) -> None:
    client = signed_in()
    signed_in_still(client)
    with CaptureQueriesContext(connection) as asked:
        signed_in_still(client)
    assert not [each["sql"] for each in asked if each["sql"].startswith("UPDATE")]
    long_ago(client, SEEN, timedelta(minutes=20))
    OpenSession.objects.update(expire_date=timezone.now() + timedelta(minutes=10))
    signed_in_still(client)
    (held,) = open_sessions(account, timezone.now())
    assert held.expire_date > timezone.now() + timedelta(minutes=29)


def test_it_ends_after_twelve_hours_however_busy(account: Account) -> None:
    client = signed_in()
    long_ago(client, BEGAN, timedelta(hours=11, minutes=59))
    assert signed_in_still(client)
    long_ago(client, BEGAN, timedelta(hours=12))
    assert not signed_in_still(client)
    assert not open_sessions(account, timezone.now())


def test_one_or_all_others_can_be_ended(account: Account) -> None:
    mine, other, third = signed_in(), signed_in(), signed_in()
    end_sessions(account, only=handle_of(OpenSession.objects.get(pk=other.session.session_key)))
    assert [signed_in_still(each) for each in (mine, other, third)] == [True, False, True]
    end_sessions(account, but=mine.session.session_key)
    assert [signed_in_still(each) for each in (mine, other, third)] == [True, False, False]


def test_what_a_page_calls_a_session_by_does_not_open_it(account: Account) -> None:
    key = signed_in().session.session_key
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = handle_of(OpenSession.objects.get(pk=key))
    assert not signed_in_still(thief)


def test_those_that_ran_out_are_cleared_away(account: Account) -> None:
    signed_in()
    OpenSession.objects.update(expire_date=timezone.now() - timedelta(days=1))
    signed_in()
    assert OpenSession.objects.count() == 1


def test_the_page_lists_them_and_ends_one(account: Account) -> None:
    mine, other = signed_in(), signed_in()
    page = mine.get("/my-account/").content.decode()
    assert page.count("Chrome，Windows") == 2
    assert mine.session.session_key not in page
    handle = handle_of(OpenSession.objects.get(pk=other.session.session_key))
    assert handle in page
    mine.post(f"/my-account/sessions/{handle}/end/")
    assert [signed_in_still(each) for each in (mine, other)] == [True, False]


def test_nobody_ends_the_session_of_another(account: Account) -> None:
    mine = signed_in()
    other = Account.objects.create_user("wangfang", PASSWORD, name="王芳")
    stranger = Client()
    stranger.force_login(other)
    stranger.post(f"/my-account/sessions/{handle_of(OpenSession.objects.get(account=account))}/end/")
    assert signed_in_still(mine)
