"""The clock's page and its project's say how it stands and what blocks; to a reader who may not know, nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.contract.rows import make_record

from yuanqu.domains.services import starting
from yuanqu.domains.services.ledgers.start_clock import StartClock
from yuanqu.domains.services.starting import PERMITS, PROBLEMS, light_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.writing import author
from yuanqu.people.models import Account, Department, Role
from yuanqu.registers.ledgers.rule import Rule

DUE = date(2025, 3, 19)


@pytest.mark.parametrize(
    ("day", "days", "word"),
    [
        (date(2025, 3, 10), {}, "green 还剩 7 个工作日"),
        (date(2025, 3, 17), {}, "yellow 还剩 2 个工作日"),
        (DUE, {}, "yellow 今天到期"),
        (date(2025, 3, 24), {}, "red 逾期 3 个工作日"),
        (date(2025, 3, 24), {"due_on": None}, "grey 停表中"),
        (date(2025, 4, 1), {"started_on": DUE}, "grey 按期开工"),
        (date(2025, 4, 1), {"started_on": date(2025, 3, 21)}, "grey 超期 2 个工作日开工"),
        (date(2025, 4, 1), {"ended_on": date(2025, 3, 3)}, "grey 不再计时"),
    ],
)
def test_the_light_of_a_clock_counts_working_days(day: date, days: dict[str, Any], word: str) -> None:
    clock = SimpleNamespace(**({"due_on": DUE, "started_on": None, "ended_on": None} | days))
    light = light_of(clock, day)
    assert f"{light.colour} {light.word}" == word


def card(account: Account, label: str, record: Any) -> str:
    client = Client()
    client.force_login(account)
    text = client.get(reverse("ledger:detail", args=[label, record])).content.decode()
    found = re.search(r'<section[^>]*aria-label="开工时钟".*?</section>', text, re.S)
    return found[0] if found else ""


@pytest.mark.django_db
def test_clock_and_project_tell_light_days_and_what_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "today", lambda: date(2025, 3, 24))
    keeper = Department.objects.create(code="construction", name="项目建设科")
    clerk = Account.objects.create_user("clerk", "Contract-123", name="王建国", department=keeper)
    leader = Account.objects.create(username="leader", name="李梅", role=Role.LEADER)
    by = author(clerk, "page")
    problem: Any = make_record(registry.ledger(PROBLEMS), by)
    permit: Any = make_record(registry.ledger(PERMITS), by)
    with changing(way="command", reason="测试"):
        Rule.objects.create(
            code="start_clock_days",
            name="承诺",
            value=Decimal(50),
            valid_from=date(2025, 1, 1),
            source="园区",
        )
        type(permit)._default_manager.filter(pk=permit.pk).update(
            project=problem.project_id, needed=True, done_on=None, blocked_by="管线未迁改"
        )
        clock = StartClock.objects.create(
            agreement_no="X1",
            project_id=problem.project_id,
            kind="leased",
            start_on=date(2025, 1, 2),
            due_on=DUE,
        )
    text = card(leader, "services.start_clock", clock.pk)
    for said in (
        "逾期 3 个工作日",
        "承诺 50 个工作日",
        "应开工日",
        "已用 53 个工作日",
        problem.title,
        "管线未迁改",
    ):
        assert said in text, said
    assert "不动产权证" not in text, "a leased plant has no land of its own"
    assert reverse("ledger:detail", args=[PROBLEMS, problem.pk]) in text
    assert reverse("ledger:detail", args=["services.start_clock", clock.pk]) in card(
        leader, "registers.project", problem.project_id
    )
    assert card(clerk, "registers.project", problem.project_id), "who builds against the clock reads it"
    other = Department.objects.create(code="party", name="党建科")
    clerk = Account.objects.create_user("party", "Contract-123", name="李红", department=other)
    assert card(clerk, "registers.project", problem.project_id) == "", "who may not open the clock sees none"
    with changing(way="command", reason="测试"):
        clocks: Any = StartClock.objects
        clocks.filter(pk=clock.pk).update(started_on=date(2025, 3, 21), overdue_reason="管线迁改")
    text = card(leader, "services.start_clock", clock.pk)
    assert "超期 2 个工作日开工" in text
    assert "超期原因：管线迁改" in text
    assert problem.title not in text, "what is done is blocked by nothing"
