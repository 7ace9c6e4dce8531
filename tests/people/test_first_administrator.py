"""The first administrator's link: once, in time, and only while there is no account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.people.first_administrator import (
    VALID_FOR,
    LinkUnusable,
    make_first_administrator,
    make_link,
    needed,
)
from yuanqu.people.models import Account, FirstAdministratorLink, Role

pytestmark = pytest.mark.django_db
CHOSEN = {"username": "admin", "name": "王芳", "password": "Correct-Horse-9", "again": "Correct-Horse-9"}


def test_the_link_makes_the_administrator_and_signs_in(client: Client) -> None:
    assert needed()
    page = f"/first-administrator/{make_link(timezone.now())}/"
    assert client.get(page).status_code == 200
    assert client.post(page, CHOSEN).status_code == 302
    made = Account.objects.get()
    assert (made.role, made.name, made.check_password("Correct-Horse-9")) == (
        Role.SYSTEM_ADMIN,
        "王芳",
        True,
    )
    assert client.session["_auth_user_id"] == str(made.pk)
    assert not needed()


def test_it_works_once(client: Client) -> None:
    page = f"/first-administrator/{make_link(timezone.now())}/"
    client.post(page, CHOSEN)
    again = client.post(page, CHOSEN | {"username": "second"})
    assert again.status_code == 410
    assert "链接无效" in again.content.decode()
    assert Account.objects.count() == 1


def test_it_expires() -> None:
    now = timezone.now()
    token = make_link(now)
    with pytest.raises(LinkUnusable):
        make_first_administrator(token, "admin", "王芳", "x", now + VALID_FOR + timedelta(seconds=1))
    assert not Account.objects.exists()


def test_a_new_link_ends_the_earlier_one(client: Client) -> None:
    first = make_link(timezone.now())
    make_link(timezone.now())
    assert client.get(f"/first-administrator/{first}/").status_code == 410


def test_it_does_not_work_once_there_is_an_account(client: Client) -> None:
    token = make_link(timezone.now())
    Account.objects.create_user("limin", name="李敏")
    assert client.get(f"/first-administrator/{token}/").status_code == 410


def test_the_token_itself_is_not_stored() -> None:
    token = make_link(timezone.now())
    assert token not in str(FirstAdministratorLink.objects.values().get())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"password": "Short-9", "again": "Short-9"}, "至少 10 位，现在是 7 位"),
        ({"password": "alllowercaseletters", "again": "alllowercaseletters"}, "至少三类"),
        ({"again": "Correct-Horse-8"}, "两次输入的密码不一样"),
        ({"name": ""}, "必填"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_and_the_link_stays(
    client: Client, changed: dict[str, str], said: str
) -> None:
    page = f"/first-administrator/{make_link(timezone.now())}/"
    answer = client.post(page, CHOSEN | changed)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert client.post(page, CHOSEN).status_code == 302
