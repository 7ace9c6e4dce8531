"""Supervised tasks: closed by another than the doer, chased in the inbox, extended; items wait for their tasks."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from yuanqu.domains.plan.ledgers.feedback import Feedbacks
from yuanqu.domains.plan.ledgers.item import PlanLoop
from yuanqu.domains.plan.ledgers.task import Supervision
from yuanqu.domains.plan.tests.conftest import day
from yuanqu.engines.ledger import today as clock
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.extending import ask, decide
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Say which day it is."""

    def on(number: int) -> None:
        monkeypatch.setattr(clock, "_provider", [lambda: day(number)])

    return on


def codes(refusal: Any) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


def test_nobody_closes_what_he_reported_done(people: Any, task: Any, report_done: Any) -> None:
    record = task()
    report_done(record)
    with pytest.raises(Refused) as refusal:
        perform(Supervision, record.pk, "close", people["doer"], Deed(day(21), {"verdict": "属实"}))
    assert codes(refusal) == {"procedure.right", "procedure.own_work"}
    perform(Supervision, record.pk, "close", people["clerk"], Deed(day(21), {"verdict": "属实"}))
    record.refresh_from_db()
    assert (record.state, record.closed_on) == ("closed", day(21))


def test_only_the_department_that_leads_it_signs_for_it_and_reports(people: Any, task: Any) -> None:
    record = task()
    for user in ("clerk", "other", "office"):
        with pytest.raises(Refused) as refusal:
            perform(Supervision, record.pk, "report", people[user], Deed(day(20), {"result": "已通车"}))
        assert "procedure.right" in codes(refusal)


def test_sent_back_it_runs_anew(people: Any, task: Any, report_done: Any) -> None:
    record = task()
    report_done(record)
    back = Deed(day(21), {"due_on": day(31)}, "路面未完工")
    perform(Supervision, record.pk, "send_back", people["office"], back)
    record.refresh_from_db()
    assert (record.state, record.due_on) == ("accepted", day(31))


def test_who_is_chased_finds_it_in_the_inbox(people: Any, task: Any) -> None:
    record = task()
    perform(Supervision, record.pk, "chase", people["office"], Deed(day(20), reason="请本周反馈"))
    told = list(messages_of(people["head"].account))
    assert [each.title for each in told] == ["催办：DB-2025-001 修通道路"]
    assert "请本周反馈" in told[0].text
    assert str(record.pk) in told[0].url
    assert not messages_of(people["doer"].account).exists()


def test_feedback_is_the_departments_own_and_moves_the_next_day(people: Any, task: Any) -> None:
    record = task()
    assert record.feedback_due_on == day(17)
    told = {"task": record.pk, "serial": 1, "department": "规划建设科", "fed_back_on": day(14)}
    told |= {"reporter": "丙", "progress": "已铺底基层"}
    for user in ("other", "clerk"):
        with pytest.raises(Refused):
            create(Feedbacks, told, people[user])
    create(Feedbacks, told, people["doer"])
    record.refresh_from_db()
    assert (record.last_feedback_on, record.feedback_due_on) == (day(14), day(28))


def test_an_extension_is_asked_for_in_time_and_decided_by_another(people: Any, task: Any, today: Any) -> None:
    record = task()
    today(20)
    request = ask(Supervision, record.pk, "完成时限", day(31), "雨天停工", people["doer"])
    decide(request.pk, approve=True, reason="", by=people["leader"])
    record.refresh_from_db()
    assert record.due_on == day(31)


def test_an_item_is_done_when_its_tasks_are_closed(
    people: Any, item: Any, task: Any, report_done: Any
) -> None:
    plan = item()
    perform(PlanLoop, plan.pk, "adopt", people["leader"], Deed(day(26, 6)))
    record = task(item=plan.pk)
    done = Deed(timezone.localdate(), {"outcome": "已通车"})
    with pytest.raises(Refused) as refusal:
        perform(PlanLoop, plan.pk, "finish", people["office"], done)
    assert codes(refusal) == {"item.tasks_open"}
    assert "DB-2025-001" in refusal.value.problems[0].sentence
    report_done(record)
    perform(Supervision, record.pk, "close", people["clerk"], Deed(day(21), {"verdict": "属实"}))
    perform(PlanLoop, plan.pk, "finish", people["office"], done)


def test_an_item_without_a_task_is_verified_in_writing_by_another(people: Any, item: Any) -> None:
    """Pinned: an item was finished on a word, with no task and nothing that showed it."""
    plan = item()
    perform(PlanLoop, plan.pk, "adopt", people["leader"], Deed(day(26, 6)))
    done = Deed(day(28, 6), {"outcome": "已通车"})
    with pytest.raises(Refused) as refusal:
        perform(PlanLoop, plan.pk, "finish", people["office"], done)
    assert codes(refusal) == {"item.not_shown"}
    seen = {"outcome": "已通车", "verified": "现场查看，路面已开放通行，见验收单"}
    perform(PlanLoop, plan.pk, "verify", people["clerk"], Deed(day(27, 6), seen))
    with pytest.raises(Refused) as refusal:
        perform(PlanLoop, plan.pk, "finish", people["clerk"], done)
    assert codes(refusal) == {"procedure.own_work"}
    perform(PlanLoop, plan.pk, "finish", people["office"], done)
    perform(PlanLoop, plan.pk, "reopen", people["leader"], Deed(day(29, 6), reason="又封闭了"))
    with pytest.raises(Refused) as refusal:
        perform(PlanLoop, plan.pk, "finish", people["office"], Deed(day(30, 6), {"outcome": "已通车"}))
    assert codes(refusal) == {"item.not_shown"}
