"""The office asks departments for any ledger: they say it is whole, their heads approve, the office locks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from tests.engines.collecting import trial
from tests.engines.collecting.conftest import APRIL, DUE, TODAY, somebody_of

from yuanqu.engines.collecting.explaining import explanations_of
from yuanqu.engines.collecting.lock import lock, lock_of, unlock
from yuanqu.engines.collecting.reporting import report
from yuanqu.engines.collecting.requested import requested
from yuanqu.engines.collecting.rights import reporting_move
from yuanqu.engines.collecting.since_approval import changed_since_approval
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, update, void
from yuanqu.engines.procedure.inbox import messages_of
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.todos import todos_of
from yuanqu.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trial_stands")]
OF = "trial.trial_visit"


@pytest.fixture
def zone() -> Any:
    """The office, the ledger's keeper, two departments that have rows of their own in it."""
    people = {
        "office": somebody_of("办公室", Role.OFFICE),
        "keeper": somebody_of("督查室"),
        "finance": somebody_of("财政科"),
        "finance_head": somebody_of("财政科", Role.HEAD),
        "party": somebody_of("党建科"),
        "party_head": somebody_of("党建科", Role.HEAD),
    }
    return SimpleNamespace(**people)


@pytest.fixture
def asked(zone: Any) -> Any:
    """April's visits, asked of both departments and the keeper."""
    for name, by in (("财政科", zone.finance), ("党建科", zone.party)):
        visit(f"旧-{name}", by, on=date(2025, 3, 3))
    visit("旧-街道", zone.keeper, on=date(2025, 3, 3), department="某街道")
    return ask(zone)


@pytest.fixture
def collected() -> Any:
    """How the ledger is asked for."""
    return requested(OF)


@pytest.fixture
def one(collected: Any) -> Callable[[str], Any]:
    """A department's return, as it stands whenever it is asked for."""
    return lambda name: collected.returns_held().get(department=name)


def ask(zone: Any, **otherwise: Any) -> Any:
    values = {"ledger": OF, "month": APRIL, "due_on": DUE, "asked_on": date(2025, 5, 1)}
    return create(registry.ledger("plan.ledger_request"), values | otherwise, zone.office)


def visit(number: str, by: Any, on: date = date(2025, 4, 30), **otherwise: Any) -> Any:
    values = {"number": number, "visited_on": on, "people": 3, "department": by.account.department.name}
    return create(trial.TrialVisits, values | otherwise, by)


def change(row: Any, by: Any, **values: Any) -> Any:
    row.refresh_from_db()
    return update(trial.TrialVisits, row.pk, values, token_of(trial.TrialVisits, row), by, "更正")


def say(collected: Any, record: Any, by: Any, **explained: str) -> Any:
    move = reporting_move(by.account, collected, record)
    assert move is not None
    texts = {code.replace("__", "."): text for code, text in explained.items()}
    return report(collected, record, move, texts, by)


def codes(refusal: Any) -> set[str]:
    return {problem.code for problem in refusal.value.problems} | {refusal.value.code}


def test_whoever_fills_it_in_is_asked_and_nobody_else_may_be(zone: Any, asked: Any, collected: Any) -> None:
    assert set(collected.returns_held().values_list("department", "state", "due_on")) == {
        (name, "asked", DUE) for name in ("督查室", "财政科", "党建科")
    }
    waiting = [todo.record for todo in todos_of(zone.finance.account, TODAY).found]
    assert waiting == [collected.returns_held().get(department="财政科").pk]
    for wrong, said in (
        ({"ledger": "试验走访"}, "试验走访台账"),
        ({"ledger": "企业财务状况月报"}, "不能要求报送"),
        ({"ledger": "construction.progress", "departments": "财政科"}, "财政科不填"),
    ):
        with pytest.raises(Refused) as refusal:
            ask(zone, month=date(2025, 3, 1), **wrong)
        assert said in refusal.value.problems[0].sentence
    with pytest.raises(Refused):
        create(registry.ledger("plan.ledger_request"), {"ledger": OF, "month": APRIL}, zone.finance)


def test_from_asking_to_the_corrected_value(
    zone: Any, asked: Any, collected: Any, one: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = procedure(collected.returns)
    first = visit("A1", zone.finance, people=150, note="全员走访")
    visit("A2", zone.finance, on=date(2025, 5, 2))
    found = say(collected, one("财政科"), zone.finance)
    assert [(each.code, each.offered, len(each.rows)) for each in found.soft] == [
        ("visit.many", "全员走访", 1)
    ]
    with pytest.raises(Refused) as refusal:
        perform(loop, one("财政科").pk, "submit", zone.finance)
    assert "collecting.unexplained" in codes(refusal), "by the API as by the page"
    with monkeypatch.context() as later:
        later.setattr(trial, "LEAST", [200])
        assert [each.code for each in say(collected, one("财政科"), zone.finance).hard] == ["visit.none"]
    assert say(collected, one("财政科"), zone.finance, visit__many="全员走访两天").done
    (kept,) = explanations_of(collected.returns, [one("财政科").pk])[one("财政科").pk]
    assert (kept.code, kept.text, one("财政科").came_on) == ("visit.many", "全员走访两天", TODAY)
    for other in (zone.office, zone.party_head, zone.finance):
        with pytest.raises(Refused):
            perform(loop, one("财政科").pk, "approve", other)
    perform(loop, one("财政科").pk, "send_back", zone.office, Deed(values={"return_reason": "请核对人数"}))
    assert "请核对人数" in messages_of(zone.finance.account)[0].text
    assert say(collected, one("财政科"), zone.finance, visit__many="已核对").done
    perform(loop, one("财政科").pk, "approve", zone.finance_head)
    zero = say(collected, one("党建科"), zone.party)
    assert [each.code for each in zero.soft] == ["collecting.zero"]
    assert say(collected, one("党建科"), zone.party, collecting__zero="本月没有走访").done
    perform(loop, one("党建科").pk, "approve", zone.party_head)

    change(first, zone.finance, people=149, note="一人未到")
    added = visit("A3", zone.finance)
    changed = changed_since_approval(collected, [one("财政科"), one("党建科")])
    assert [(each.column, each.before, each.after) for each in changed[one("财政科").pk]] == [
        ("people", 150, 149),
        ("", False, True),
    ]
    assert changed[one("党建科").pk] == []

    with pytest.raises(Refused) as refusal:
        lock(collected, APRIL, 1, "", zone.office)
    assert "collecting.undecided" in codes(refusal)
    with pytest.raises(Refused) as refusal:
        perform(procedure(collected.tasks), asked.pk, "lock", zone.office)
    assert "collecting.not_decided" in codes(refusal)
    lock(collected, APRIL, 1, "督查室本月不报", zone.office)
    assert lock_of(collected, APRIL) == TODAY
    writes: list[Callable[[], Any]] = [
        lambda: change(first, zone.finance, people=7),
        lambda: visit("A4", zone.finance),
        lambda: void(trial.TrialVisits, added.pk, token_of(trial.TrialVisits, added), zone.finance, "误"),
        lambda: change(first, zone.finance, visited_on=date(2025, 5, 3)),
    ]
    for write in writes:
        with pytest.raises(Refused) as refusal:
            write()
        assert "collecting.locked" in codes(refusal)
    with (
        pytest.raises(FileRefused, match="同意更正"),
        changing(way="import", actor_id=zone.finance.account.pk, actor_name="财政科"),
    ):
        trial.TrialVisit.objects.filter(pk=first.pk).update(people=8)
    visit("A5", zone.finance, on=date(2025, 5, 4))
    with pytest.raises(Refused):
        perform(loop, one("财政科").pk, "recall", zone.office, Deed(values={"return_reason": "再核"}))

    with pytest.raises(Refused):
        perform(loop, one("财政科").pk, "permit", zone.finance_head, Deed(reason="本科室同意"))
    perform(loop, one("财政科").pk, "permit", zone.office, Deed(reason="审计要求"))
    change(first, zone.finance, people=151, note="审计核实")
    with pytest.raises(Refused):
        visit("B1", zone.party)
    assert say(collected, one("财政科"), zone.finance, visit__many="按审计改").done
    (value, _) = changed_since_approval(collected, [one("财政科")])[one("财政科").pk]
    assert (value.before, value.after) == (150, 151)
    perform(loop, one("财政科").pk, "approve", zone.finance_head)
    assert changed_since_approval(collected, [one("财政科")])[one("财政科").pk] == []
    with pytest.raises(Refused):
        change(first, zone.finance, people=152, note="再核")
    unlock(collected, APRIL, "重新开放", zone.office)
    change(first, zone.finance, people=152, note="再核")


def test_the_pages_of_the_office_and_of_a_department(zone: Any, asked: Any, collected: Any) -> None:
    def opened(by: Any) -> Client:
        client = Client()
        client.force_login(by.account)
        return client

    office, clerk = opened(zone.office), opened(zone.finance)
    assert "（由经济运行科发起）" in office.get("/collecting/new/").content.decode()
    assert "经济运行科" in office.get("/collecting/new/?of=economy.statement").content.decode()
    form = office.get(f"/collecting/new/?of={collected.of}").content.decode()
    assert form.count("checked") == 3
    given = {"month": "2025-03", "due_on": "2025-05-30", "note": "逐次填", "asked-department": ["财政科"]}
    page = office.post(f"/collecting/new/?of={collected.of}", given, follow=True).content.decode()
    assert "已向 1 个科室发起" in page
    assert clerk.get("/collecting/new/").status_code == 403
    assert "/returns/" in clerk.get("/collecting/").content.decode()
    assert clerk.get(f"/collecting/{collected.of}/returns/{asked.pk}/").status_code == 404
    visit("A1", zone.finance, people=150, note="全员走访")
    own = collected.returns_held().get(department="财政科", month=APRIL)
    mine = f"/collecting/{collected.of}/returns/{own.pk}/"
    assert "A1" in clerk.get(mine).content.decode()
    assert opened(zone.party).get(mine).status_code == 404, "another department's"
    refused = clerk.post(mine, {"explain-visit.many": ""})
    assert refused.status_code == 422
    assert "有 1 处须说明" in refused.content.decode()
    done = clerk.post(mine, {"explain-visit.many": "全员走访"}, follow=True).content.decode()
    assert "等待本科室科长审核" in done
    task = f"/collecting/{collected.of}/2025-04/"
    assert "催报全部逾期（2 个）" in office.get(task).content.decode()
    assert "已催报 2 个" in office.post(f"{task}chase/", follow=True).content.decode()
    units = office.get("/collecting/departments/").content.decode()
    assert "迟 1" in units
    assert opened(zone.finance_head).post(f"{task}lock/").status_code == 403
