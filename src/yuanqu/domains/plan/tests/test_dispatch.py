"""The dispatch: what moved since the last one, under its reader's rights; issued once; a decision is one task."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from yuanqu.domains.plan.dispatch.composing import Material, compose
from yuanqu.domains.plan.dispatch.decisions import decisions_open, make_task
from yuanqu.domains.plan.dispatch.issuing import as_docx, issue, material
from yuanqu.domains.plan.dispatch.kinds import KINDS, between
from yuanqu.domains.plan.dispatch.recipients import Recipients
from yuanqu.domains.plan.dispatch.wording import called
from yuanqu.domains.plan.ledgers.task import Supervision
from yuanqu.domains.plan.tests.conftest import day
from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.documents.model import Heading, Table, text_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger import today as clock
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.procedure.models import Message
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.survey import Between, survey
from yuanqu.people.access import access_records

DAILY, WEEKLY = KINDS["daily"], KINDS["weekly"]
LEADERS = Recipients(leaders=True)


def course(found: Any, label: str) -> Any:
    return next((each for each in found.courses if each.procedure.label == label), None)


def test_what_moved_since_a_day(people: Any, task: Any) -> None:
    task()
    found = survey(people["office"].account, Between(day(4), day(6)))
    moved = course(found, "plan.task").advances
    assert [(each.move, each.count) for each in moved] == [("交办", 1), ("签收", 1)]
    assert moved[0].titles == ("DB-2025-001 · 修通道路",)


def test_what_was_entered_late_is_told_by_the_next_one(people: Any, task: Any) -> None:
    task()
    first = issue(WEEKLY, people["office"], day(12), LEADERS)
    record = task("DB-2025-002")
    perform(Supervision, record.pk, "chase", people["office"], Deed(day(11), reason="迟补"))
    since = between(WEEKLY, day(19))
    assert (since.since, since.on) == (first.bulletin_on, day(19))  # type: ignore[attr-defined]
    told = course(survey(people["office"].account, since), "plan.task")
    assert ("催办", 1) in [(each.move, each.count) for each in told.advances]


def test_open_records_are_those_of_the_day(people: Any, task: Any, report_done: Any) -> None:
    """A task that was closed on the 21st stood open on the 19th, and waited for its department, red when late."""
    record = task(due_on=day(10))
    report_done(record)
    perform(Supervision, record.pk, "close", people["clerk"], Deed(day(21), {"verdict": "属实"}))
    before = course(survey(people["office"].account, Between(day(18), day(19))), "plan.task").opened
    assert [(each.whose, each.light.colour) for each in before] == [("规划建设科", "red")]
    assert not course(survey(people["office"].account, Between(day(20), day(21))), "plan.task").opened


def test_nothing_is_told_that_the_reader_may_not_read(people: Any, decision: Any) -> None:
    decision()
    office = survey(people["office"].account, Between(day(9), day(10)))
    other = survey(people["other"].account, Between(day(9), day(10)))
    assert course(office, "plan.meeting").moved == 1
    assert course(other, "plan.meeting") is None


def test_a_bulletin_is_kept_with_its_file_once_a_day(people: Any, task: Any) -> None:
    task()
    found = material(WEEKLY, people["office"].account, day(12))
    assert as_docx(found) == as_docx(found)
    record: Any = issue(WEEKLY, people["office"], day(12), LEADERS)
    file = Attachment.objects.get(record=record.pk)
    assert file.digest == record.digest
    assert (record.number, record.moved) == ("周调度〔2025〕1期", found.survey.moved)
    with pytest.raises(Refused, match="已经印发"):
        issue(WEEKLY, people["office"], day(12), LEADERS)
    with pytest.raises(Refused, match="没有选收件人"):
        issue(DAILY, people["office"], day(12), Recipients(leaders=False))


def test_an_issued_bulletin_reaches_those_the_office_chose_and_nobody_else(
    people: Any, decision: Any
) -> None:
    """Pinned: it lay in the office's ledger, 「各科室」 typed beside it, and 404 for each of them."""
    decision()
    browser = Client()
    browser.force_login(people["office"].account)
    page = browser.get("/dispatch/weekly/").content.decode()
    assert "平时不向其他科室开放" in page
    browser.post("/dispatch/weekly/issue/", {"leaders": "on", "departments": ["规划建设科", "没有的科"]})
    record = registry.ledger("plan.bulletin").record._default_manager.get()
    assert record.recipients == "领导、规划建设科"  # type: ignore[attr-defined]
    told = {message.account.username: message for message in Message.objects.filter(title__startswith="印发")}
    assert set(told) == {"leader", "doer", "head"}
    for user, status in (("leader", 200), ("head", 200), ("other", 404)):
        browser.force_login(people[user].account)
        file = told["doer"].url
        assert browser.get(file).status_code == status
        taken = browser.get(f"{file}file")
        assert (taken.status_code, b"".join(taken)[:2] == b"PK") == (status, status == 200)
        listed = browser.get("/ledgers/plan.bulletin/").content.decode()
        assert (record.number in listed) == (status == 200)  # type: ignore[attr-defined]
    assert access_records(people["other"].account, type(record)).count() == 0
    issue(DAILY, people["office"], day(12), Recipients(leaders=False, everyone=True))
    assert access_records(people["other"].account, type(record)).count() == 1


def test_what_became_late_since_the_last_one_comes_first(people: Any, task: Any) -> None:
    task(due_on=day(28), every=None)
    task("DB-2025-002", title="旧事", due_on=day(10), every=None)
    office = people["office"].account

    def told(since: int, on: int) -> list[str]:
        found = compose(
            Material(DAILY, "1期", survey(office, Between(day(since), day(on))), ()), timezone.now()
        )
        heads = [text_of(each.runs) for each in found.blocks if isinstance(each, Heading)]
        return [each for each in heads if "期" in each and each[-1] == "件"]

    assert told(24, 25) == ["此前已逾期1件", "新临期1件"]
    assert told(25, 26) == ["此前已逾期1件", "此前已临期1件"]
    assert told(28, 29) == ["新逾期1件", "此前已逾期1件"]
    assert told(9, 11) == ["新逾期1件"]
    found = compose(Material(DAILY, "1期", survey(office, Between(day(28), day(29))), ()), timezone.now())
    first = next(each for each in found.blocks if isinstance(each, Table))
    assert [text_of(cell) for cell in first.rows[0]][3:] == ["完成时限3月28日", "逾期1天"]


def test_every_open_decision_is_told_and_those_done_since(
    people: Any, decision: Any, report_done: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: only those of the last meeting were told."""
    monkeypatch.setattr(clock, "_provider", [lambda: day(10)])
    first, second = decision(1), decision(2)
    one: Any = make_task(first.pk, people["clerk"])
    monkeypatch.setattr(clock, "_provider", [lambda: day(14)])
    account, moves = people["office"].account, Supervision
    perform(moves, one.pk, "approve", people["leader"], Deed(day(11)))
    perform(
        moves, one.pk, "assign", people["office"], Deed(day(12), {"lead": one.lead, "due_on": one.due_on})
    )
    perform(moves, one.pk, "accept", people["doer"], Deed(day(13)))
    before = decisions_open(account, Between(day(12), day(14)))
    assert [each.pk for each in before] == [first.pk, second.pk]
    assert {each.meeting_title for each in before} == {"周调度会"}
    monkeypatch.setattr(clock, "_provider", [lambda: day(23)])
    report_done(one)
    perform(moves, one.pk, "close", people["clerk"], Deed(day(21), {"verdict": "属实"}))
    after = decisions_open(account, Between(day(20), day(22)))
    assert [(each.pk, each.done) for each in after] == [(second.pk, False), (first.pk, True)]
    assert "3月21日" in after[1].standing
    assert [each.pk for each in decisions_open(account, Between(day(21), day(23)))] == [second.pk]


def test_a_decision_becomes_one_task(people: Any, decision: Any) -> None:
    one, vague = decision(1), decision(2, lead=None, due_on=None)
    made: Any = make_task(one.pk, people["clerk"])
    assert made.number == f"DB-{made.registered_on.year}-001"
    assert (made.lead, made.due_on, made.requirement) == ("规划建设科", day(24), one.quote)
    with pytest.raises(Refused, match="不能重复立项"):
        make_task(one.pk, people["clerk"])
    with pytest.raises(Refused, match="没有责任单位或时限"):
        make_task(vague.pk, people["clerk"])
    with pytest.raises(Refused):
        make_task(one.pk, people["other"])


@pytest.mark.parametrize(
    ("user", "page", "file", "issued"),
    [("office", 200, 200, 302), ("leader", 200, 200, 403), ("other", 200, 403, 403)],
)
def test_who_may_take_it_along(people: Any, user: str, page: int, file: int, issued: int) -> None:
    browser = Client()
    browser.force_login(people[user].account)
    assert browser.get("/dispatch/weekly/").status_code == page
    assert browser.get("/dispatch/weekly.docx").status_code == file
    assert browser.post("/dispatch/weekly/issue/", {"leaders": "on"}).status_code == issued


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("DB-2025-001 · 修通道路", "修通道路"),
        ("2025-018-03 · YS-003 · 东港路雨水排口 · 总铊", "东港路雨水排口·总铊"),
        ("DC-2025-03", "DC-2025-03"),
    ],
)
def test_a_record_is_called_by_its_name(title: str, said: str) -> None:
    assert called(title) == said


def test_hazards_pollution_and_objections_are_problems_like_those_of_projects() -> None:
    """Pinned: a bulletin told leaders of 5 open problems on a day on which 76 more of the environment stood open."""
    told = {each.label for each in procedures() if each.problem}
    assert told == {
        "chains.chain_issue",
        "construction.problem",
        "environment.exceedance",
        "environment.feedback_problem",
        "environment.problem",
        "party.rectification",
        "safety.hazard",
        "safety.major_hazard",
    }


def test_a_problem_is_open_until_it_is_out_of_the_way(
    people: Any, task: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = task()
    monkeypatch.setattr(Supervision, "problem", True)
    told = Between(day(9), day(10))
    assert [each.record for each in survey(people["office"].account, told).problems] == [record.pk]
    monkeypatch.setattr(Supervision, "solved", (Supervision.state(record.state),))
    found = survey(people["office"].account, told)
    assert not found.problems
    assert course(found, "plan.task").opened
