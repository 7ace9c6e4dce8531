"""Nothing is approved that a department has not confirmed, and nobody confirms for another (工作总结办理)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuanqu.domains.reporting.editions import begin
from yuanqu.domains.reporting.ledgers.confirmation import ConfirmationLoop
from yuanqu.domains.reporting.ledgers.edition import Edition, EditionLoop
from yuanqu.domains.reporting.stating import departments
from yuanqu.domains.reporting.tests.conftest import HALF_YEAR, NUMBERED, People, asked, confirm_all, move
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.todos import todos_of
from yuanqu.engines.reports.models import SealedReport
from yuanqu.engines.reports.sealing import plain
from yuanqu.people.models import Account, Role

pytestmark = pytest.mark.django_db


def codes(refusal: Refused) -> set[str]:
    return {problem.code for problem in refusal.problems}


def test_each_department_is_asked_about_its_own_figures_and_told(edition: Edition, people: People) -> None:
    move(edition, "circulate", people.office)
    records = asked(edition)
    assert [each.department for each in records] == sorted(departments())
    assert all(each.figures and each.digest and each.state == "asked" for each in records)
    assert edition.snapshot
    for name, head in people.heads.items():
        todo = [each for each in todos_of(head.account).found if each.procedure is ConfirmationLoop]
        assert [m.label for m in todo[0].moves] == ["确认无误", "提出异议"]
        assert len(todo) == 1
        assert name in todo[0].title
        assert "请核对" in messages_of(head.account)[0].title


def test_only_a_departments_own_head_confirms(edition: Edition, people: People) -> None:
    move(edition, "circulate", people.office)
    record = asked(edition)[0]
    others = [head for name, head in people.heads.items() if name != record.department]
    for nobody in (people.office, people.leader, *others):
        with pytest.raises(Refused) as refusal:
            perform(ConfirmationLoop, record.pk, "confirm", nobody)
        assert codes(refusal.value) == {"procedure.right"}
    own = people.heads[record.department]
    clerk = Account.objects.create_user(
        "clerk", "Report-123", name="填报员", role=Role.CLERK, department=own.account.department
    )
    with pytest.raises(Refused):
        perform(ConfirmationLoop, record.pk, "confirm", author(clerk, "page"))
    perform(ConfirmationLoop, record.pk, "confirm", own)


def test_it_is_approved_only_when_all_have_confirmed_and_by_a_leader(
    edition: Edition, people: People
) -> None:
    move(edition, "circulate", people.office)
    first, *rest = asked(edition)
    for record in rest:
        perform(ConfirmationLoop, record.pk, "confirm", people.heads[record.department])
    with pytest.raises(Refused, match="没有办理「审签」") as refusal:
        move(edition, "approve", people.leader)
    assert codes(refusal.value) == {"edition.confirmed"}
    assert f"还有科室没有确认：{first.department}" in refusal.value.problems[0].sentence
    perform(ConfirmationLoop, first.pk, "confirm", people.heads[first.department])
    with pytest.raises(Refused):
        move(edition, "approve", people.office)
    move(edition, "approve", people.leader)
    move(edition, "seal", people.office, values=NUMBERED)
    kept = SealedReport.objects.get(pk=edition.pk)
    assert kept.title == "2025年上半年工作总结第1版"
    assert NUMBERED["issue_no"] in plain(kept), "pinned: the paper that was issued bore no number"


def test_an_objection_goes_to_the_office_and_comes_back(edition: Edition, people: People) -> None:
    move(edition, "circulate", people.office)
    record = next(each for each in asked(edition) if each.department == "经济运行科")
    head = people.heads[record.department]
    with pytest.raises(Refused) as refusal:
        perform(
            ConfirmationLoop, record.pk, "dispute", head, Deed(values={"figure": "主营收", "remark": "不对"})
        )
    assert "是否为" in refusal.value.problems[0].sentence
    said = {"figure": "规上工业主营业务收入", "remark": "少了一户企业"}
    perform(ConfirmationLoop, record.pk, "dispute", head, Deed(values=said))
    assert "对「规上工业主营业务收入」有异议" in messages_of(people.office.account)[0].title
    todo = [each for each in todos_of(people.office.account).found if each.procedure is ConfirmationLoop]
    assert [m.label for m in todo[0].moves] == ["答复异议"]
    perform(ConfirmationLoop, record.pk, "answer", people.office, Deed(values={"reply": "已补报，退回重核"}))
    record.refresh_from_db()
    assert record.state == "asked"


def test_a_return_closes_what_is_open_and_asks_only_for_what_is_new(edition: Edition, people: People) -> None:
    move(edition, "circulate", people.office)
    first, *rest = asked(edition)
    for record in rest:
        perform(ConfirmationLoop, record.pk, "confirm", people.heads[record.department])
    move(edition, "recall", people.office, reason="措辞")
    first.refresh_from_db()
    assert first.state == "closed"
    assert not edition.snapshot
    move(edition, "circulate", people.office)
    again = asked(edition, round_no=2)
    assert [each.department for each in again] == [first.department], (
        "the others' figures are as they confirmed them"
    )
    confirm_all(edition, people)
    move(edition, "approve", people.leader)


def test_no_day_of_a_workbook_can_confirm_approve_or_seal() -> None:
    assert ConfirmationLoop.days() == ()
    assert EditionLoop.days() == ("issued_on",)


def test_an_as_of_day_moved_after_the_confirmations_is_noticed(edition: Edition, people: People) -> None:
    move(edition, "circulate", people.office)
    confirm_all(edition, people)
    move(edition, "approve", people.leader)
    rows: Any = Edition._default_manager.filter(pk=edition.pk)
    rows.update(as_of=date(2025, 3, 31))
    with pytest.raises(Refused, match="没有封存") as refusal:
        move(edition, "seal", people.office, values=NUMBERED)
    assert codes(refusal.value) == {"edition.figures_moved"}
    assert not SealedReport.objects.exists()


def test_a_department_without_a_head_stops_it(edition: Edition, people: People) -> None:
    head = people.heads["党建科"].account
    head.is_active = False
    head.save()
    with pytest.raises(Refused) as refusal:
        move(edition, "circulate", people.office)
    assert "党建科没有启用的科长账号" in refusal.value.problems[0].sentence


def test_one_edition_of_a_period_at_a_time(edition: Edition, people: People) -> None:
    with pytest.raises(Refused, match="正在办理"):
        begin(HALF_YEAR, date(2025, 6, 30), people.office)
    move(edition, "drop", people.office, reason="改为全年")
    assert begin(HALF_YEAR, date(2025, 6, 30), people.office).edition_no == 2
