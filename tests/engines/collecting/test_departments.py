"""Departments are asked like enterprises: the row names them, and nobody else fills it in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.engines.collecting import trial
from tests.engines.collecting.conftest import APRIL, DUE, TODAY, somebody_of

from yuanqu.engines.collecting.chasing import chase
from yuanqu.engines.collecting.standing import standing_of
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.inbox import unread

pytestmark = pytest.mark.usefixtures("trial_stands")


@pytest.mark.django_db
def test_departments_are_asked_chased_and_fill_in_their_own() -> None:
    keeper, finance, party = somebody_of("督查室"), somebody_of("财政科"), somebody_of("党建科")
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
