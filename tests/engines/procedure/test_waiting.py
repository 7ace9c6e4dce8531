"""What waits for whom, what a new day brings, and what programs are told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.titles import title_of
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.inbox import Told, messages_of, tell, unread
from yuanqu.engines.procedure.lights import light_of, watch_of
from yuanqu.engines.procedure.models import Message, MoveMade, Watch
from yuanqu.engines.procedure.opened import open_states
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.engines.procedure.ticking import tick, tick_today
from yuanqu.engines.procedure.todos import todos_and_lights, todos_of, todos_of_department
from yuanqu.people.models import Account, Department, Role

START = date(2025, 3, 3)
DUE = date(2025, 4, 1)
MOVES = "/api/moves/trial.trial_fault/"


@pytest.fixture
def ordered(loop: Any, fault: Any, clerk: Author) -> Any:
    perform(loop, fault.pk, "order", clerk, Deed(START, {"due_on": DUE}))
    fault.refresh_from_db()
    return fault


def browser(by: Author) -> Client:
    client = Client()
    client.force_login(by.account)
    return client


@pytest.mark.parametrize(
    ("on", "colour", "word"),
    [
        (date(2025, 3, 20), "green", "还剩 12 天"),
        (date(2025, 3, 29), "yellow", "还剩 3 天"),
        (DUE, "yellow", "今天到期"),  # the last day counts
        (date(2025, 4, 2), "red", "逾期 1 天"),
    ],
)
def test_lights_say_in_words_what_their_colour_says(
    loop: Any, ordered: Any, on: date, colour: str, word: str
) -> None:
    held = moves_of(loop, ordered.pk)
    light = light_of(loop, held, readings(loop, row_of(loop, ordered), held, on), watch_of(loop))
    assert (light.colour, light.word) == (colour, word)


def test_a_threshold_is_a_setting(loop: Any, ordered: Any) -> None:
    Watch.objects.create(procedure=loop.label, yellow=30)
    held = moves_of(loop, ordered.pk)
    clocks = readings(loop, row_of(loop, ordered), held, date(2025, 3, 20))
    assert light_of(loop, held, clocks, watch_of(loop)).colour == "yellow"


def test_everybody_is_told_once_by_the_rule_that_has_come(
    loop: Any, ordered: Any, clerk: Author, head: Author, stranger: Author
) -> None:
    """Before the due day the department, after it the head and the named person; a leader where none is named."""

    def told(by: Author) -> list[str]:
        rows = Message.objects.filter(account=by.account).order_by("pk")
        return list(rows.values_list("title", flat=True))

    assert tick(DUE - timedelta(days=4)).told == 0
    assert tick(DUE - timedelta(days=2)).told == 2
    assert tick(DUE - timedelta(days=1)).told == 0  # the same rule, told already
    assert told(stranger) == []
    tick(DUE + timedelta(days=1))
    assert told(stranger) == ["试验闭环：整改期限已逾期 1 天"]
    Watch.objects.create(procedure=loop.label, told=[{"days": 9, "who": ["named"]}], named=clerk.account)
    tick(DUE + timedelta(days=9))
    assert told(clerk)[-1] == "试验闭环：整改期限已逾期 9 天"
    assert len(told(stranger)) == 1
    assert len(told(head)) == 2
    assert tick(DUE + timedelta(days=70)).told == 2  # long overdue: counted, once a month, to head and named
    assert tick(DUE + timedelta(days=71)).told == 0


def test_a_tick_begins_what_came_in_past_the_product(loop: Any, keeper: Any) -> None:
    loop.record.objects.create(number="X-1", found_on=START, major=False)
    assert not MoveMade.objects.exists()
    assert tick(timezone.localdate()).begun == 1
    assert [made.on for made in MoveMade.objects.all()] == [START]
    assert tick(timezone.localdate()).begun == 0


def test_today_is_ticked_once(loop: Any, keeper: Any) -> None:
    assert tick_today() is not None
    assert tick_today() is None


def test_todos_are_those_one_may_do(
    loop: Any, ordered: Any, clerk: Author, head: Author, stranger: Author, photo: Any
) -> None:
    def mine(by: Author) -> list[list[str]]:
        return [[move.name for move in todo.moves] for todo in todos_of(by.account).found]

    assert mine(clerk) == [["mend"]]
    assert mine(head) == [["halt", "mend"]]
    assert mine(stranger) == []
    photo(ordered)
    perform(loop, ordered.pk, "mend", clerk, Deed(START, {"done_text": "已加装"}))
    assert mine(clerk) == [["fail"]]  # not to verify his own work
    assert mine(head) == [["close", "fail"]]
    assert len(todos_of_department(clerk.account).found) == 1
    assert todos_of_department(stranger.account).found == []
    page = browser(head).get("/todos/").content.decode()
    assert "W-1" in page
    assert "复查合格" in page
    assert "逾期" in browser(clerk).get("/todos/?of=department").content.decode()
    sifted = browser(head).get(f"/todos/?procedure={loop.label}")
    assert [each.procedure for each in sifted.context["page"]] == [loop]
    for none in ("trial.trial_nothing", "'"):  # of which nothing is listed: all of them
        assert [*browser(head).get("/todos/", {"procedure": none}).context["page"]] == todos_of(
            head.account
        ).found


def test_lights_and_open_states_are_those_of_the_todos(
    loop: Any, ordered: Any, clerk: Author, head: Author, stranger: Author
) -> None:
    """The home page counts lights without working out who may do what; the counts are the same."""
    for by in (clerk, head, stranger):
        for day in (START, DUE, date(2025, 4, 2)):
            found = todos_of_department(by.account, day).found
            todos, lights = todos_and_lights(by.account, day)
            assert lights == Counter(each.light.colour for each in found)
            assert todos == todos_of(by.account, day)
    assert open_states() == {loop.label: [ordered.state]}


def test_how_a_record_stands_is_kept_only_while_nothing_of_it_changes(
    loop: Any, ordered: Any, head: Author
) -> None:
    """A process keeps clocks of open records: a day typed anew, even past the product, a move, and a
    move taken back are seen at once."""

    def seen() -> tuple[str, str]:
        (todo,) = todos_of(head.account, date(2025, 3, 31)).found
        return todo.light.word, todo.state

    assert seen() == seen() == ("还剩 1 天", "待整改")
    loop.record.objects.filter(pk=ordered.pk).update(due_on=date(2025, 3, 20))  # its version stays
    assert seen() == ("逾期 11 天", "待整改")
    loop.record.objects.filter(pk=ordered.pk).update(due_on=DUE)
    assert seen() == ("还剩 1 天", "待整改")
    perform(loop, ordered.pk, "halt", head, Deed(date(2025, 3, 30), reason="停产整改"))
    assert seen()[1] == "已中止"
    MoveMade.objects.filter(record=ordered.pk, move="halt").update(taken_back=1)
    assert seen()[1] == "待整改"


def test_with_nothing_open_no_procedure_is_asked(
    head: Author, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(4):
        assert not todos_of(head.account, START).found


def test_the_inbox_is_its_owners(ordered: Any, clerk: Author, head: Author) -> None:
    tick(DUE)
    message = messages_of(clerk.account).get()
    shown = browser(clerk).get("/messages/").content.decode()
    assert "今天到期" in shown
    assert (
        f"<small>{title_of(clerk.account, registry.ledger('trial.trial_fault'), ordered.pk)} · 现在是"
        in shown
    )
    assert "1 条未读" in browser(clerk).get("/messages/").content.decode()
    assert browser(head).post(f"/messages/{message.pk}/").status_code == 404
    assert browser(clerk).post(f"/messages/{message.pk}/").url == f"/ledgers/trial.trial_fault/{ordered.pk}/"
    assert (unread(clerk.account), unread(head.account)) == (0, 1)
    browser(head).post("/messages/read/")
    assert unread(head.account) == 0


def test_programs_read_and_make_moves(loop: Any, fault: Any, clerk: Author, stranger: Author) -> None:
    client, address = browser(clerk), f"{MOVES}{fault.pk}"

    def post(body: dict[str, Any], who: Client = client) -> Any:
        return who.post(address, json.dumps(body), content_type="application/json")

    stands = client.get(address).json()
    assert (stands["state"], stands["light_word"][:2]) == ("found", "逾期")
    assert [each["move"] for each in stands["possible"]] == ["order"]
    assert stands["possible"][0]["needs"] == ["due_on"]
    assert stands["possible"][0]["awaits"] == [], "no guard has anything to ask for"
    refused = post({"move": "mend", "version": stands["version"]})
    assert refused.status_code == 422
    assert {p["code"] for p in refused.json()["problems"]} >= {"procedure.source", "procedure.evidence"}
    assert post({"move": "order"}).json()["code"] == "version.missing"
    assert post({"move": "ordr", "version": stands["version"]}).json()["code"] == "procedure.move_unknown"
    made = post(
        {"move": "order", "on": f"{START}", "values": {"due_on": f"{DUE}"}, "version": stands["version"]}
    )
    assert made.status_code == 201
    assert made.json()["state"] == "ordered"
    assert made.json()["version"] == token_of(loop.ledger(), loop.record.objects.get())
    by_stranger = post({"move": "mend", "version": made.json()["version"]}, browser(stranger))
    assert "procedure.right" in [problem["code"] for problem in by_stranger.json()["problems"]]


def test_whoever_changes_department_leaves_its_messages_behind(clerk: Any) -> None:
    tell([clerk.account], Told("甲:1", "重大隐患整改还剩 3 天"))
    assert unread(clerk.account) == 1
    account = Account.objects.get(pk=clerk.account.pk)
    account.department = Department.objects.create(code="elsewhere", name="别的科")
    account.save()
    assert not messages_of(account).exists()
    assert unread(account) == 0


def test_nobody_is_asked_to_give_a_record_up() -> None:
    """Pinned: a leader's to-dos were all the matters that he might withdraw (撤销), and nothing else."""
    for procedure in procedures():
        for move in procedure.moves.values():
            alone = move.reason and move.by == (Role.LEADER,)
            assert not (alone and move.waits_for(Role.LEADER) and not all(s.final for s in move.sources)), (
                move
            )
