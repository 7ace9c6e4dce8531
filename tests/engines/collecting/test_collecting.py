"""Asked, reported by the rows that come in, chased, returned, approved, corrected under the lock; by nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.engines.collecting.conftest import APRIL, DUE, GROWN, TODAY

from yuanqu.engines.collecting.chasing import chase
from yuanqu.engines.collecting.explaining import explanations_of
from yuanqu.engines.collecting.lock import lock, lock_of, unlock
from yuanqu.engines.collecting.since_approval import changed_since_approval
from yuanqu.engines.collecting.standing import standing_of
from yuanqu.engines.collecting.system_checks import check
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import update, void
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.todos import todos_of


@pytest.fixture
def loop(statements: Any) -> Any:
    return procedure(statements.returns)


@pytest.fixture
def one(asked: Any, returns: Any, firms: Any) -> Any:
    """The first enterprise's return, as it stands whenever it is asked for."""
    return lambda: returns.get(enterprise_id=firms[0])


def codes(refusal: Any) -> set[str]:
    return {problem.code for problem in refusal.value.problems} | {refusal.value.code}


def test_the_declaration_is_sound(statements: Any) -> None:
    assert list(check(statements)) == []


def test_who_is_in_force_at_the_periods_end_is_asked_once(
    asked: Any, returns: Any, firms: Any, statements: Any, people: Any
) -> None:
    found = returns.filter(voided_on=None)
    assert {each.enterprise_id for each in found} == set(firms[:3]), "services state on another form"
    assert {(each.state, each.due_on, each.asked_on) for each in found} == {("asked", DUE, date(2025, 5, 1))}
    later = DUE + timedelta(days=2)
    update(
        statements.task_ledger,
        asked.pk,
        {"due_on": later},
        token_of(statements.task_ledger, asked),
        people.clerk,
        "顺延",
    )
    assert {each.due_on for each in returns.all()} == {later}
    assert returns.count() == 3


def test_rows_that_come_in_are_reported(one: Any, report: Any, people: Any, firms: Any) -> None:
    report(firms[0], people.clerk)
    assert (one().state, one().submitted_on, one().came_on) == (
        "submitted",
        date(2025, 5, 16),
        date(2025, 5, 16),
    )


def test_an_enterprise_reports_on_the_day_it_comes_in(
    one: Any, report: Any, account_of: Any, firms: Any
) -> None:
    report(firms[0], account_of(firms[0]), reported_on=date(2025, 5, 2))
    assert one().came_on == TODAY, "whatever day it typed"


def test_nobody_but_the_respondent_alters_its_figures(
    one: Any, report: Any, account_of: Any, people: Any, firms: Any, statements: Any
) -> None:
    account_of(firms[0])
    with pytest.raises(Refused):
        report(firms[0], people.clerk)
    with pytest.raises(Refused):
        report(firms[0], account_of(firms[1]))
    row = report(firms[0], account_of(firms[0]))
    token = token_of(statements.ledger, row)
    for by in (people.clerk, people.head, people.office, people.leader, account_of(firms[1])):
        with pytest.raises(Refused):
            update(statements.ledger, row.pk, {"workers_end": 9}, token, by, "代改")
    assert report(firms[2], people.clerk), "who has no account is keyed in for"


def test_what_waits_for_approval_is_not_changed(
    one: Any, report: Any, account_of: Any, firms: Any, statements: Any, loop: Any, people: Any
) -> None:
    own = account_of(firms[0])
    row = report(firms[0], own)
    with pytest.raises(Refused) as refusal:
        update(statements.ledger, row.pk, {"workers_end": 9}, token_of(statements.ledger, row), own, "改")
    assert "statement.settled" in codes(refusal)
    with pytest.raises(Refused):
        void(statements.ledger, row.pk, token_of(statements.ledger, row), own, "作废")
    perform(loop, one().pk, "send_back", people.clerk, Deed(values={"return_reason": "请核对用工人数"}))
    update(statements.ledger, row.pk, {"workers_end": 9}, token_of(statements.ledger, row), own, "按退回意见")
    assert (one().state, one().resubmitted_on, one().came_on) == ("submitted", TODAY, TODAY)


def test_who_reported_does_not_approve(one: Any, report: Any, people: Any, firms: Any, loop: Any) -> None:
    report(firms[0], people.head)
    with pytest.raises(Refused) as refusal:
        perform(loop, one().pk, "approve", people.head)
    assert "procedure.own_work" in codes(refusal)


def test_nobody_reports_without_figures(one: Any, people: Any, loop: Any) -> None:
    with pytest.raises(Refused) as refusal:
        perform(loop, one().pk, "submit", people.clerk)
    assert "collecting.no_figures" in codes(refusal)


def test_chased_once_a_day_and_told_to_its_account(
    one: Any, statements: Any, people: Any, account_of: Any, firms: Any
) -> None:
    own = account_of(firms[0])
    assert chase(statements, [one()], people.clerk) == (1, 0)
    assert chase(statements, [one()], people.head) == (0, 1)
    assert [message.title for message in messages_of(own.account)] == ["催报：2025年4月企业财务状况月报"]
    assert one().chased_on == TODAY


def test_a_return_waits_for_its_respondent_only(one: Any, people: Any, account_of: Any, firms: Any) -> None:
    mine = todos_of(account_of(firms[0]).account, TODAY)
    assert [todo.record for todo in mine.found] == [one().pk]
    for by in (people.clerk, people.head):
        assert [todo for todo in todos_of(by.account, TODAY).found if todo.record == one().pk] == []


def test_doubts_are_kept_with_their_explanations(
    one: Any, report: Any, firms: Any, people: Any, statements: Any
) -> None:
    report(firms[0], people.clerk, **GROWN, note="新厂投产")
    (doubt,) = explanations_of(statements.returns, [one().pk])[one().pk]
    assert (doubt.code, doubt.text) == ("statement.growth", "新厂投产")
    assert "同比异常" in doubt.doubt


def test_the_office_locks_when_all_is_decided_or_says_why(
    asked: Any, report: Any, people: Any, firms: Any, statements: Any, returns: Any, loop: Any
) -> None:
    for firm in firms[:2]:
        report(firm, people.clerk)
    for each in returns.filter(state="submitted"):
        perform(loop, each.pk, "approve", people.head)
    undecided = standing_of(people.office.account, statements, asked, TODAY).undecided
    assert undecided == 1
    with pytest.raises(Refused) as refusal:
        lock(statements, APRIL, undecided, "", people.office)
    assert "collecting.undecided" in codes(refusal)
    missing = returns.get(state="asked")
    perform(loop, missing.pk, "mark_missing", people.head, Deed(reason="已停产，联系不上"))
    lock(statements, APRIL, 0, "", people.office)
    assert lock_of(statements, APRIL) == TODAY
    unlock(statements, APRIL, "市局退回", people.office)
    assert lock_of(statements, APRIL) is None


def test_under_the_lock_one_respondent_corrects_by_leave(
    one: Any, report: Any, people: Any, firms: Any, statements: Any, loop: Any, account_of: Any
) -> None:
    own = account_of(firms[0])
    report(firms[0], own)
    perform(loop, one().pk, "approve", people.head)
    lock(statements, APRIL, 0, "", people.office)
    anew = {"edition": 2, "revision_reason": "审计调整", "reported_on": TODAY, "workers_end": 12}
    with pytest.raises(Refused) as refusal:
        report(firms[0], own, **anew)
    assert "collecting.not_open" in codes(refusal)
    with pytest.raises(Refused):
        perform(loop, one().pk, "permit", people.head, Deed(reason="科室自己同意"))
    with pytest.raises(Refused) as refusal:
        perform(loop, one().pk, "withdraw", people.head, Deed(reason="撤回"))
    assert "collecting.locked" in codes(refusal)
    perform(loop, one().pk, "permit", people.office, Deed(reason="审计报告要求"))
    report(firms[0], own, **anew)
    assert one().state == "submitted"
    (changed,) = changed_since_approval(statements, [one()])[one().pk]
    assert (changed.column, changed.before, changed.after) == ("workers_end", 0, 12)
    perform(loop, one().pk, "approve", people.head)
    assert changed_since_approval(statements, [one()])[one().pk] == [], "approved as it stands"
