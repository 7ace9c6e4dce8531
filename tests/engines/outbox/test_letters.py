"""Letters against a mail server of our own: asked for, confirmed, one a person, tried again, nothing given away."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.engines.outbox.addresses import forget
from yuanqu.engines.outbox.models import Channel, MailAddress, Outgoing
from yuanqu.engines.outbox.sending import send, switch_on
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db
SITE = "https://zone.example"


class Post(socketserver.ThreadingTCPServer):
    """A mail server (RFC 5321): what it was handed, by addressee; ``refused``: the one it does not know."""

    daemon_threads, refused = True, ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.letters: list[tuple[str, EmailMessage]] = []

    @property
    def url(self) -> str:
        """As an administrator writes it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        """Greet, take letters, say goodbye."""
        post, to = cast(Post, self.server), ""
        self.wfile.write(b"220 post\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                to = re.findall(rb"<(.*?)>", line)[0].decode()
            if word == b"RCPT" and to == post.refused:
                self.wfile.write(b"550 no such mailbox here\r\n")
                continue
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                post.letters.append((to, message_from_bytes(text, policy=policy.default)))  # type: ignore[arg-type]
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def post() -> Iterator[Post]:
    """A running mail server."""
    with Post() as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def people() -> list[Account]:
    """Two people who are told the same."""
    return [Account.objects.create_user(f"p{n}", "Outbox-123", name="张三", role=Role.LEADER) for n in (1, 2)]


@pytest.fixture
def channel(post: Post) -> Channel:
    """The zone's letters, switched on."""
    made = Channel.objects.create(
        kind="email", name="邮件", address=post.url, sender="notice@zone.example", site=f"{SITE}/"
    )
    switch_on(made)
    return made


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def confirmed(account: Account, address: str) -> None:
    now = timezone.now()
    MailAddress.objects.create(
        account=account, address=address, digest=address, asked_at=now, confirmed_at=now - timedelta(hours=1)
    )


def text_of(letter: EmailMessage) -> str:
    return cast(str, letter.get_content())


def test_an_address_is_written_to_once_its_owner_has_confirmed_it(
    post: Post, channel: Channel, people: list[Account]
) -> None:
    own, other = signed_in(people[0]), signed_in(people[1])
    said = own.post("/calendar/", {"deed": "mail", "address": "wang"})
    assert (said.status_code, "应像 wang@zone.gov.cn" in said.content.decode()) == (422, True)
    assert own.post("/calendar/", {"deed": "mail", "address": "wang@zone.example"}).status_code == 302
    tell(people, Told("before", "确认以前的事"))
    assert send().sent == 1
    ((to, letter),) = post.letters
    assert (to, letter["From"]) == ("wang@zone.example", "notice@zone.example")
    assert letter["Auto-Submitted"] == "auto-generated"
    link = re.findall(rf"{SITE}(/mail/\S+)", text_of(letter))[0]
    assert other.get(link).status_code == 404, "another's"
    assert "待确认" in own.get("/calendar/").content.decode()
    assert own.get(link).status_code == 302
    assert own.get(link).status_code == 302, "opened twice"
    assert "已启用" in own.get("/calendar/").content.decode()
    tell(people, Told("after", "确认以后的事", "张三电话13900000000", "/ledgers/safety.hazard/1/"))
    assert send().sent == 1
    assert [letter["Subject"] for _, letter in post.letters[1:]] == ["确认以后的事"]
    assert f"{SITE}/ledgers/safety.hazard/1/" in text_of(post.letters[1][1])
    assert "13900000000" not in text_of(post.letters[1][1])


def test_what_is_due_to_a_person_goes_in_one_letter_and_to_nobody_else(
    post: Post, channel: Channel, people: list[Account]
) -> None:
    for number, account in enumerate(people):
        confirmed(account, f"p{number}@zone.example")
    tell(people, Told("a", "第一件"))
    tell(people[:1], Told("b", "第二件"))
    done = send()
    assert (done.taken, done.sent, done.failed) == (3, 3, 0)
    assert {to: letter["Subject"] for to, letter in post.letters} == {
        "p0@zone.example": "第一件 等 2 条",
        "p1@zone.example": "第一件",
    }
    assert "第二件" in next(text_of(letter) for to, letter in post.letters if to == "p0@zone.example")
    assert send().taken == send().sent == 0


def test_a_letter_that_is_refused_waits_and_gives_no_address_away(
    post: Post, channel: Channel, people: list[Account]
) -> None:
    confirmed(people[0], "gone@zone.example")
    post.refused = "gone@zone.example"
    tell(people[:1], Told("a", "一件"))
    assert send().failed == 1
    line = Outgoing.objects.get()
    assert line.problem == "邮件没有发出：SMTPRecipientsRefused"
    assert "没有发出" in signed_in(people[0]).get("/calendar/").content.decode()
    post.refused = ""
    assert send(timezone.now() + timedelta(minutes=2)).sent == 1
    tell(people[:1], Told("b", "又一件"))
    forget(people[0])
    assert send().sent == 0, "no more letters"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"address": "http://mail.zone.example"}, "应写成 smtps://"),
        ({"address": "smtp://mail.zone.example", "secret": "pw"}, "密码不能不加密发送"),
        ({"sender": "notice"}, "「发件邮箱」应是一个邮箱地址"),
        ({"site": "zone.example"}, "应以 http"),
    ],
)
def test_a_mail_server_is_written_as_it_must_be(settings: Any, typed: dict[str, str], said: str) -> None:
    settings.YUANQU_SECOND_FACTOR = "nobody"
    admin = signed_in(Account.objects.create_user("sys", "Outbox-123", name="系", role=Role.SYSTEM_ADMIN))
    right = {
        "kind": "email",
        "name": "邮件",
        "address": "smtps://mail.zone.example",
        "sender": "notice@zone.example",
        "site": SITE,
    }
    assert said in admin.post("/outbox/", right | typed).content.decode()
    assert not Channel.objects.exists()
    assert admin.post("/outbox/", right | {"secret": "pw"}).status_code == 302
