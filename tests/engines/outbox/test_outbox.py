"""Messages out against a server of our own: their documented form, nothing lost, nothing twice, off by default."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client

from yuanqu.engines.outbox.calendar import _folded, calendar, make_link
from yuanqu.engines.outbox.models import Channel, Outgoing
from yuanqu.engines.outbox.sending import send, switch_on
from yuanqu.engines.procedure.inbox import Told, tell
from yuanqu.engines.procedure.models import Message
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 6, 30, 1, 0, tzinfo=UTC)


class Robot:
    """A group's robot: what it was told, and how it answers."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.answer: bytes = b'{"errcode": 0, "errmsg": "ok"}'
        self.asked, self.answering = threading.Event(), threading.Event()
        self.answering.set()
        robot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                robot.told.append((self.path, json.loads(body)))
                if not robot.answering.is_set():
                    robot.asked.set()
                    robot.answering.wait(60)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(robot.answer)

            def log_message(self, *_args: Any) -> None:
                """Silent."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def robot() -> Iterator[Robot]:
    """A running robot."""
    made = Robot()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def people() -> list[Account]:
    """Two people who are told the same."""
    return [Account.objects.create_user(f"p{n}", "Outbox-123", name="张三", role=Role.LEADER) for n in (1, 2)]


def channel(robot: Robot, kind: str = "wecom", secret: str = "") -> Channel:
    made = Channel.objects.create(
        kind=kind,
        name=kind,
        address=f"{robot.url}/send?key=k1",
        secret=secret,
        site="https://zone.example/",
        departments=[Channel.LEADERS],
        kinds=[Message.Kind.OTHER, Message.Kind.DUE],
    )
    switch_on(made)
    return made


def test_off_until_switched_on_and_nothing_older_is_sent(robot: Robot, people: list[Account]) -> None:
    Channel.objects.create(kind="wecom", name="关", address=robot.url, site="https://zone.example")
    tell(people, Told("a", "旧事"))
    assert send(NOW).taken == 0
    switch_on(Channel.objects.get())
    assert send(NOW).taken == 0
    assert robot.told == []


def test_wecom_gets_title_and_link_once(robot: Robot, people: list[Account]) -> None:
    channel(robot)
    tell(people, Told("k", "隐患闭环：整改期限今天到期", "张三电话13900000000", "/ledgers/safety.hazard/1/"))
    done = send(NOW)
    assert (done.taken, done.sent) == (1, 1), "two were told in the inbox, the group once"
    ((path, body),) = robot.told
    assert path == "/send?key=k1"
    assert body["msgtype"] == "markdown"
    assert (
        body["markdown"]["content"]
        == "[隐患闭环：整改期限今天到期](https://zone.example/ledgers/safety.hazard/1/)"
    )
    assert "13900000000" not in json.dumps(body, ensure_ascii=False)
    assert send(NOW).sent == 0


def test_a_group_gets_what_the_office_chose_for_it(robot: Robot, people: list[Account]) -> None:
    """Pinned: every group got every line of everybody's inbox."""
    safety, land = (Department.objects.create(code=name, name=name) for name in ("安全环保科", "自然资源科"))
    made = channel(robot)
    office = Account.objects.create_user("office", "Outbox-123", name="郑", role=Role.OFFICE, department=land)
    clerks = [
        Account.objects.create_user(
            f"c{each.code}", "Outbox-123", name="李", role=Role.CLERK, department=each
        )
        for each in (safety, land)
    ]
    browser = Client()
    browser.force_login(people[0])
    assert browser.post(f"/outbox/groups/{made.pk}/").status_code == 403
    browser.force_login(office)
    assert browser.get("/outbox/groups/").status_code == 200
    chosen = {"departments": ["安全环保科", "没有的科"], "kinds": ["due", "alarm"]}
    assert browser.post(f"/outbox/groups/{made.pk}/", chosen).status_code == 302
    tell(clerks, Told("1", "都有的", kind=Message.Kind.DUE))
    tell(clerks[:1], Told("2", "不选的种类", kind=Message.Kind.PAPER))
    tell(clerks[1:], Told("3", "别科的", kind=Message.Kind.ALARM))
    tell(people, Told("4", "领导的", kind=Message.Kind.DUE))
    assert send(NOW).sent == 1
    assert "都有的" in robot.told[0][1]["markdown"]["content"]
    browser.post(f"/outbox/groups/{made.pk}/", {"departments": ["自然资源科"], "kinds": ["alarm"]})
    assert send(NOW).taken == 0, "what was told before the choice is not made up for"


def test_dingtalk_signs_its_address(robot: Robot, people: list[Account]) -> None:
    channel(robot, "dingtalk", "SECabc")
    tell(people, Told("k", "请核对", url="/x/"))
    send(NOW)
    ((path, body),) = robot.told
    asked = parse_qs(urlsplit(path).query)
    stamp = str(int(NOW.timestamp()) * 1000)
    sign = hmac.new(b"SECabc", f"{stamp}\nSECabc".encode(), hashlib.sha256).digest()
    assert asked == {"key": ["k1"], "timestamp": [stamp], "sign": [base64.b64encode(sign).decode()]}
    assert body["markdown"] == {"title": "请核对", "text": "[请核对](https://zone.example/x/)"}


@pytest.mark.parametrize("answer", [b'{"errcode": 45009}', b"<html>", b"[]"])
def test_what_is_not_taken_is_tried_again_later(robot: Robot, people: list[Account], answer: bytes) -> None:
    channel(robot)
    tell(people, Told("k", "一"))
    robot.answer = answer
    assert send(NOW).failed == 1
    line = Outgoing.objects.get()
    assert (line.sent_at, line.attempts, line.due_at) == (None, 1, NOW + timedelta(minutes=1))
    assert "k1" not in line.problem, "the address is a secret"
    assert send(NOW).failed == 0, "not due yet"
    send(NOW + timedelta(minutes=1))
    line.refresh_from_db()
    assert line.due_at == NOW + timedelta(minutes=3)
    robot.answer = b'{"errcode": 0}'
    assert send(NOW + timedelta(minutes=3)).sent == 1


def test_a_process_that_died_while_sending_leaves_its_line_to_the_next(
    robot: Robot, people: list[Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    channel(robot)
    tell(people, Told("k", "一"))

    def dies(*_asked: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as there:
        there.setattr("yuanqu.engines.outbox.sending.post", dies)
        with pytest.raises(KeyboardInterrupt):
            send(NOW)
    assert send(NOW).sent == 0, "claimed"
    assert send(NOW + timedelta(minutes=10)).sent == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_lose_nothing_and_send_nothing_twice(robot: Robot, people: list[Account]) -> None:
    channel(robot)
    written, commit = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                tell(people[:1], Told("first", "先写后提交"))
                written.set()
                assert commit.wait(60)
        finally:
            connection.close()

    def told() -> list[str]:
        return [body["markdown"]["content"] for _, body in robot.told]

    writer = threading.Thread(target=slow)
    writer.start()
    assert written.wait(60)
    tell(people[:1], Told("second", "后写先提交"))
    assert send(NOW).sent == 1
    commit.set()
    writer.join()
    robot.answering.clear()  # the other side takes its time
    found: list[int] = []

    def sending() -> None:
        try:
            found.append(send(NOW).sent)
        finally:
            connection.close()

    sender = threading.Thread(target=sending)
    sender.start()
    assert robot.asked.wait(60)
    assert send(NOW).sent == 0, "somebody else has it"
    robot.answering.set()
    sender.join()
    assert found == [1]
    assert told() == ["后写先提交", "先写后提交"]


def test_no_more_than_twenty_a_minute(robot: Robot, people: list[Account]) -> None:
    channel(robot)
    for number in range(23):
        tell(people, Told(f"k{number}", f"第{number}条"))
    assert (send(NOW).sent, send(NOW).sent) == (20, 0)
    assert send(NOW + timedelta(minutes=2)).sent == 3


def test_only_the_system_administrator_sets_channels_up(people: list[Account], settings: Any) -> None:
    settings.YUANQU_SECOND_FACTOR = "nobody"
    reader, admin = Client(), Client()
    reader.force_login(people[0])
    assert reader.get("/outbox/").status_code == 403
    admin.force_login(Account.objects.create_user("sys", "Outbox-123", name="系", role=Role.SYSTEM_ADMIN))
    typed = {"kind": "wecom", "name": "群", "address": "ftp://x", "site": "https://zone.example"}
    assert "应以 http" in admin.post("/outbox/", typed).content.decode()
    secret = typed | {"address": "https://robot.example/send?key=k1", "secret": "SECabc"}
    assert admin.post("/outbox/", secret).status_code == 302
    page = admin.get("/outbox/").content.decode()
    assert "未启用" in page
    assert "k1" not in page
    assert "SECabc" not in page
    admin.post(f"/outbox/{Channel.objects.get().pk}/")
    assert Channel.objects.get().on


def test_the_calendar_is_folded_escaped_and_all_day() -> None:
    todo = SimpleNamespace(
        procedure=SimpleNamespace(label="safety.hazard", name="隐患闭环"),
        record="r1", title="很长的名称" * 12 + "，甲;乙,丙", url="/ledgers/safety.hazard/r1/", due=date(2025, 6, 30),
    )  # fmt: skip
    text = calendar("园区待办", [todo], "https://zone.example/", NOW).decode()  # type: ignore[list-item]
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "").split("\r\n")
    assert whole[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20250630" in whole
    assert "DTEND;VALUE=DATE:20250701" in whole
    assert "DTSTAMP:20250630T010000Z" in whole
    assert any(line.endswith("，甲\\;乙\\,丙") for line in whole)
    assert list(_folded("a" * 75)) == ["a" * 75]


def test_a_calendar_link_opens_without_signing_in_until_it_is_revoked(people: list[Account]) -> None:
    stranger, token = Client(), make_link(people[0])
    answer = stranger.get(f"/calendar/{token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    second = make_link(people[0])
    assert stranger.get(f"/calendar/{token}.ics").status_code == 404
    assert stranger.get(f"/calendar/{second}.ics").status_code == 200
    people[0].is_active = False
    people[0].save()
    assert stranger.get(f"/calendar/{second}.ics").status_code == 404
