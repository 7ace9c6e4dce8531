"""The loop of problems: the walk through, and the tries that must fail."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuanqu.domains.construction.ledgers.permit import Permit
from yuanqu.domains.construction.ledgers.problem import ProblemLoop
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of

TOLD = {"office": "规划建设科", "measure": "迁改", "assigned_by": "王五", "level": "1"}
CONTENT = {"confirmed_by": "企业", "satisfaction": "3"}


def day(number: int) -> date:
    return date(2025, 3, number)


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def assign(record: Any, by: Any) -> None:
    perform(ProblemLoop, record.pk, "assign", by, Deed(day(4), TOLD | {"due_on": day(18)}))


def test_raised_assigned_sent_back_escalated_confirmed_closed_reopened(
    problem: Any, clerk: Any, another: Any, head: Any
) -> None:
    record = problem()
    assign(record, clerk)
    perform(ProblemLoop, record.pk, "solve", clerk, Deed(day(17), {"result": "已迁"}))
    back = Deed(day(18), {"due_on": day(25)}, "横担还在")
    perform(ProblemLoop, record.pk, "send_back", another, back)
    with pytest.raises(Refused) as refusal:
        perform(
            ProblemLoop,
            record.pk,
            "escalate",
            clerk,
            Deed(day(26), {"level": "2", "due_on": day(31)}, "逾期"),
        )
    assert codes(refusal) == ["procedure.right"]
    perform(
        ProblemLoop, record.pk, "escalate", head, Deed(day(26), {"level": "2", "due_on": day(31)}, "逾期")
    )
    perform(ProblemLoop, record.pk, "solve", clerk, Deed(day(28), {"result": "迁毕"}))
    perform(ProblemLoop, record.pk, "confirm", another, Deed(day(29), CONTENT))
    perform(ProblemLoop, record.pk, "close", clerk, Deed(day(30)))
    perform(ProblemLoop, record.pk, "reopen", head, Deed(day(31), {"due_on": date(2025, 4, 8)}, "又有停电"))
    record.refresh_from_db()
    assert (record.state, record.level, record.overdue_from) == ("assigned", "2", date(2025, 4, 9))
    # The round that was closed is undone, and so is what was sent back before it.
    assert (record.escalated_on, record.solved_on, record.closed_on) == (day(26), None, None)


def test_an_assignment_has_an_office_a_measure_a_day_and_a_level(problem: Any, clerk: Any) -> None:
    with pytest.raises(Refused) as refusal:
        perform(ProblemLoop, problem().pk, "assign", clerk, Deed(day(4), {"office": "规划建设科"}))
    assert set(codes(refusal)) == {"procedure.needs"}
    with pytest.raises(Refused) as refusal:
        perform(
            ProblemLoop,
            problem(number="WT2025-002").pk,
            "assign",
            clerk,
            Deed(day(4), TOLD | {"office": "规划建设科、供电公司", "due_on": day(18)}),
        )
    assert codes(refusal) == ["problem.lead_office"]


def test_nobody_confirms_what_he_solved_and_discontent_goes_back(
    problem: Any, clerk: Any, another: Any
) -> None:
    record = problem()
    assign(record, clerk)
    perform(ProblemLoop, record.pk, "solve", clerk, Deed(day(10), {"result": "已迁"}))
    with pytest.raises(Refused) as refusal:
        perform(ProblemLoop, record.pk, "confirm", clerk, Deed(day(11), CONTENT))
    assert codes(refusal) == ["procedure.own_work"]
    with pytest.raises(Refused) as refusal:
        perform(ProblemLoop, record.pk, "confirm", another, Deed(day(11), CONTENT | {"satisfaction": "1"}))
    assert codes(refusal) == ["problem.discontent"]


def test_a_problem_about_a_permit_waits_for_the_permit(
    problem: Any, project: Any, clerk: Any, another: Any
) -> None:
    permit = Permit.objects.create(project=project, item="construction", seq=1, needed=True)
    record = problem(permit=permit.pk)
    assign(record, clerk)
    perform(ProblemLoop, record.pk, "solve", clerk, Deed(day(10), {"result": "已报"}))
    perform(ProblemLoop, record.pk, "confirm", another, Deed(day(11), CONTENT))
    with pytest.raises(Refused) as refusal:
        perform(ProblemLoop, record.pk, "close", clerk, Deed(day(12)))
    assert codes(refusal) == ["problem.permit_open"]
    permit.done_on, permit.doc_no = day(12), "1号"
    permit.save()
    perform(ProblemLoop, record.pk, "close", clerk, Deed(day(12)))


def test_the_last_day_of_each_clock_counts(problem: Any, clerk: Any) -> None:
    record = problem()
    held = moves_of(ProblemLoop, record.pk)
    (first,) = [
        each for each in readings(ProblemLoop, _row(record), held, day(5), {}) if each.stopped is None
    ]
    assert (first.clock.name, first.due) == ("交办期限", day(5)), (
        "3 March is a Monday: two working days after"
    )
    assign(record, clerk)
    record.refresh_from_db()
    held = moves_of(ProblemLoop, record.pk)
    dues = {each.clock.name: each.due for each in readings(ProblemLoop, _row(record), held, day(19), {})}
    assert dues["解决时限"] == day(18)
    assert record.overdue_from == day(19)


def _row(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.attname) for field in record._meta.fields}


def test_a_second_escalation_leaves_the_measure_that_was_assigned(
    problem: Any, clerk: Any, head: Any
) -> None:
    record = problem()
    assign(record, clerk)
    for on, due, level in ((20, 25, "2"), (26, 31, "3")):
        raised = Deed(day(on), {"level": level, "due_on": day(due)}, "逾期")
        perform(ProblemLoop, record.pk, "escalate", head, raised)
    record.refresh_from_db()
    assert record.measure == TOLD["measure"]
