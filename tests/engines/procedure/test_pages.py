"""What people see of a procedure: the block beside a record, a move's form, extensions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import Author
from yuanqu.engines.procedure.extending import ask, decide
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.standing import moves_of

CLOCK = "整改期限"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def ordered(loop: Any, fault: Any, clerk: Author, today: date) -> Any:
    perform(
        loop, fault.pk, "order", clerk, Deed(today - timedelta(days=5), {"due_on": today + timedelta(days=2)})
    )
    fault.refresh_from_db()
    return fault


def browser(by: Author) -> Client:
    client = Client()
    client.force_login(by.account)
    return client


def path(record: Any, end: str) -> str:
    return f"/procedures/trial.trial_fault/{record.pk}/{end}/"


def test_a_list_says_first_where_each_record_stands(ordered: Any, clerk: Author) -> None:
    page = browser(clerk).get("/ledgers/trial.trial_fault/").content.decode()
    first = page[page.index('<th scope="row"') :].partition("</th>")[0]
    assert first.index("<b>待整改</b>") < first.index("还剩 2 天") < first.index("W-1")


def test_the_phase_of_a_file_is_chosen_by_the_move_that_wants_it(
    ordered: Any, clerk: Author, photo: Any
) -> None:
    chosen = '<option value="after" selected>'
    detail = f"/ledgers/trial.trial_fault/{ordered.pk}/"
    assert chosen in browser(clerk).get(detail).content.decode()
    photo(ordered)
    assert chosen not in browser(clerk).get(detail).content.decode(), "enough of them are there"
    assert chosen in browser(clerk).get(detail, {"for": "mend"}).content.decode()
    assert "for=mend#attachments" in browser(clerk).get(path(ordered, "mend")).content.decode()


def test_the_block_says_state_light_clock_moves_and_what_blocks(ordered: Any, clerk: Author) -> None:
    page = browser(clerk).get(f"/ledgers/trial.trial_fault/{ordered.pk}/").content.decode()
    for said in (
        "试验闭环",
        "待整改",
        "还剩 2 天",
        "截至",
        "下达",
        "申请延期",
        "整改后照片",
        "<svg",
        "现在不能办的",
    ):
        assert said in page
    assert "试验科科长可以办理：「中止」" in page


def test_a_move_is_made_by_its_form(loop: Any, fault: Any, clerk: Author, today: date) -> None:
    client, address = browser(clerk), path(fault, "order")
    page = client.get(address)
    assert 'name="due_on"' in page.content.decode()
    opened = page.context["opened"]
    bad = client.post(address, {"move-on": "2025-02-01", "due_on": "", "record-opened": opened})
    assert bad.status_code == 422
    said = bad.content.decode()
    assert "早于上一步" in said
    assert "须填写「整改期限」" in said
    good = {"move-on": f"{today}", "due_on": f"{today}", "record-opened": opened}
    assert client.post(address, good).status_code == 302
    assert [each.move for each in moves_of(loop, fault.pk)] == ["begin", "order"]
    assert client.post(address, good).status_code == 422  # the page was old
    assert client.get(path(fault, "ordr")).status_code == 404


def test_an_extension_is_asked_and_decided_by_two(
    loop: Any, ordered: Any, clerk: Author, head: Author, today: date
) -> None:
    due = today + timedelta(days=10)
    client = browser(clerk)
    asked = client.post(path(ordered, "extend"), {"clock": CLOCK, "due": f"{due}", "reason": "等配件"})
    assert asked.status_code == 302
    assert [each.title for each in messages_of(head.account)] == [f"试验闭环：{CLOCK}申请延期"]
    assert not messages_of(clerk.account)
    page = browser(head).get(f"/ledgers/trial.trial_fault/{ordered.pk}/")
    assert "延期待批" in page.content.decode()
    from_block = next(part for part in page.context["above"] if "view" in part.context).context["decide_url"]
    assert client.post(from_block, {"decision": "approve"}).status_code == 422
    shown = {by: browser(by).get(from_block).content.decode() for by in (clerk, head)}
    assert ('value="approve"' in shown[head], 'value="approve"' in shown[clerk]) == (True, False)
    assert "这是您本人提出的申请" in shown[clerk]
    assert browser(head).post(from_block, {"decision": "approve"}).status_code == 302
    ordered.refresh_from_db()
    assert ordered.due_on == due
    assert [each.title for each in messages_of(clerk.account)] == [f"试验闭环：{CLOCK}延期已批准"]
    with pytest.raises(Refused) as refusal:
        ask(loop, ordered.pk, CLOCK, due + timedelta(days=31), "", clerk)
    assert [p.code for p in refusal.value.problems] == [
        "procedure.reason", "procedure.extension_used", "procedure.extension_long",
    ]  # fmt: skip


def test_no_extension_after_the_last_day(
    loop: Any, fault: Any, clerk: Author, head: Author, today: date
) -> None:
    perform(loop, fault.pk, "order", clerk, Deed(date(2025, 3, 2), {"due_on": today}))
    request = ask(loop, fault.pk, CLOCK, today + timedelta(days=3), "等配件", clerk)  # the last day counts
    request.due_was = today - timedelta(days=1)
    request.save()
    with pytest.raises(Refused) as refusal:
        decide(request.pk, approve=True, reason="", by=head)
    assert [p.code for p in refusal.value.problems] == ["procedure.expired"]
    with pytest.raises(Refused):
        decide(request.pk, approve=False, reason="", by=head)
    decide(request.pk, approve=False, reason="不同意", by=head)
    type(fault).objects.filter(pk=fault.pk).update(due_on=today - timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        ask(loop, fault.pk, CLOCK, today + timedelta(days=3), "等配件", clerk)
    assert "procedure.expired" in [p.code for p in refusal.value.problems]
