"""Departments are asked like enterprises: the row names them, and nobody else fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from tests.engines.collecting import trial
from tests.engines.collecting.conftest import APRIL, DUE, TODAY

from yuanqu.engines.collecting import declaration
from yuanqu.engines.collecting.chasing import chase
from yuanqu.engines.collecting.standing import standing_of
from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.history_setup import _ledger_triggers
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import author, create
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.inbox import unread
from yuanqu.people.models import Account, Department


@pytest.fixture(scope="module", autouse=True)
def _trial_stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Other tests walk everything that is declared: this is there for these tests only."""
    with django_db_blocker.unblock():
        known = connection.introspection.table_names()
        for each in trial.LEDGERS:
            if each.table() not in known:
                with connection.schema_editor() as editor:
                    editor.create_model(each.record)
                    editor.execute(_ledger_triggers(each.table(), each.label))
    for each in trial.LEDGERS:
        ledgers._ledgers[each.label] = each
    registry._procedures[trial.TrialReturnLoop.label] = trial.TrialReturnLoop
    declaration._collectings[trial.OF] = trial.COLLECTED
    yield
    _leave()


def _leave() -> None:
    for each in trial.LEDGERS:
        ledgers._ledgers.pop(each.label, None)
    registry._procedures.pop(trial.TrialReturnLoop.label, None)
    declaration._collectings.pop(trial.OF, None)


_leave()  # importing the declarations entered them


def clerk_of(name: str) -> Any:
    department, _ = Department.objects.get_or_create(name=name, defaults={"code": f"d{len(name)}{name[0]}"})
    return author(
        Account.objects.create_user(f"clerk-{name}", "Collect-1234", name=name, department=department), "page"
    )


@pytest.mark.django_db
def test_departments_are_asked_chased_and_fill_in_their_own() -> None:
    keeper, finance, party = clerk_of("督查室"), clerk_of("财政科"), clerk_of("党建科")
    create(trial.TrialTasks, {"month": APRIL, "due_on": DUE, "asked_on": date(2025, 5, 1)}, keeper)
    returns: Any = trial.TrialReturn.objects
    assert {each.department for each in returns.all()} == {"财政科", "党建科"}
    assert chase(trial.COLLECTED, list(returns.filter(department="财政科")), keeper) == (1, 0)
    assert (unread(finance.account), unread(party.account)) == (1, 0)
    figure = {"department": "财政科", "month": APRIL, "count": 3}
    for other in (party, keeper):
        with pytest.raises(Refused):
            create(trial.TrialFigures, figure, other)
    create(trial.TrialFigures, figure, finance)
    one = returns.get(department="财政科")
    assert (one.state, one.came_on) == ("submitted", TODAY)
    task = trial.TrialTask.objects.get()
    lines = standing_of(keeper.account, trial.COLLECTED, task, TODAY).lines
    assert {line.title: line.late for line in lines} == {"财政科": True, "党建科": True}
    own = standing_of(finance.account, trial.COLLECTED, task, TODAY).lines
    assert [line.title for line in own] == ["财政科"], "a department sees its own"
