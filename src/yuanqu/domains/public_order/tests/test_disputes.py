"""The course of a dispute: mediated, agreed, visited again; or escalated, sent on, broken out anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from yuanqu.domains.public_order.ledgers.dispute import DisputeCourse
from yuanqu.domains.public_order.ledgers.dispute_party import DisputeParty
from yuanqu.domains.public_order.ledgers.mediation import Mediation
from yuanqu.domains.public_order.ledgers.sweep import Sweeps
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.ticking import tick

DUE = date(2025, 3, 25)
AGREED = {"agreement_form": "written", "result": "约定停车时段"}


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def given(record: Any, body: Any, step: Any, clerk: Any, **changes: Any) -> None:
    step(DisputeCourse, record, "accept", clerk, date(2025, 3, 4))
    values = {"alert_level": "3", "body": body.pk, "mediator": "赵六", "method": "people", "due_on": DUE}
    step(DisputeCourse, record, "assign", clerk, date(2025, 3, 5), **(values | changes))


def know(record: Any, body: Any) -> None:
    for seq, side in enumerate(("applicant", "respondent"), 1):
        DisputeParty.objects.create(dispute=record, seq=seq, side=side, person="某某", phone="10012345678")
    Mediation.objects.create(
        mediation_no=f"TJ-{record.number}",
        dispute=record,
        held_on=date(2025, 3, 10),
        body=body,
        mediator="赵六",
        method="people",
        attended="双方",
        course="调解",
        outcome="agreed",
    )


def test_an_agreement_needs_two_sides_and_a_sitting_and_another_visits(
    dispute: Any, body: Any, step: Any, clerk: Any, another: Any, head: Any
) -> None:
    record = dispute()
    given(record, body, step, clerk)
    with pytest.raises(Refused) as refusal:
        step(DisputeCourse, record, "agree", clerk, date(2025, 3, 10), **AGREED)
    assert codes(refusal) == ["dispute.parties", "dispute.mediated"]
    know(record, body)
    step(DisputeCourse, record, "agree", clerk, date(2025, 3, 10), **AGREED)
    assert record.ended_on == date(2025, 3, 10)
    with pytest.raises(Refused) as refusal:
        step(DisputeCourse, record, "confirm", clerk, date(2025, 4, 10))
    assert codes(refusal) == ["dispute.confirm_late"]
    step(DisputeCourse, record, "confirm", clerk, date(2025, 4, 9))
    with pytest.raises(Refused) as refusal:
        step(DisputeCourse, record, "close", clerk, date(2025, 4, 9), visit_result="已履行")
    assert codes(refusal) == ["procedure.own_work"]
    step(DisputeCourse, record, "close", another, date(2025, 4, 9), visit_result="已履行")
    step(DisputeCourse, record, "relapse", head, date(2025, 5, 6), "又起争执", due_on=date(2025, 5, 20))
    assert (record.state, record.ended_on) == ("mediating", None)


def test_what_is_not_settled_in_time_rises_and_what_fails_is_sent_on(
    dispute: Any, body: Any, step: Any, clerk: Any, on_day: Any
) -> None:
    record = dispute()
    given(record, body, step, clerk)
    assert record.overdue_from == DUE + timedelta(days=1)
    on_day(DUE)
    assert tick(DUE).lapsed == 0, "the last day counts"
    on_day(DUE + timedelta(days=1))
    assert tick(DUE + timedelta(days=1)).lapsed == 1
    record.refresh_from_db()
    assert (record.state, record.escalated_on) == ("escalated", DUE + timedelta(days=1))
    know(record, body)
    step(DisputeCourse, record, "fail", clerk, date(2025, 3, 28), result="分歧较大")
    step(DisputeCourse, record, "divert", clerk, date(2025, 3, 31), diversion="suit")
    assert (record.state, record.ended_on) == ("diverted", date(2025, 3, 31))


def test_a_major_dispute_has_its_leader(dispute: Any, body: Any, step: Any, clerk: Any) -> None:
    record = dispute(scale="major", people=60)
    with pytest.raises(Refused) as refusal:
        given(record, body, step, clerk)
    assert codes(refusal) == ["dispute.sponsor"]
    with pytest.raises(Refused) as refusal:
        dispute(number="JF202503-02", kind="labour")
    assert codes(refusal) == ["dispute.units"]


def test_a_sweep_that_found_nothing_says_so(body: Any, clerk: Any, on_day: Any) -> None:
    on_day(date(2025, 3, 10))
    values = {
        "sweep_no": "PC2025-001",
        "body": body.pk,
        "swept_on": date(2025, 3, 7),
        "scope": "宿舍区",
        "leader": "赵六",
        "found": 0,
        "zero_report": False,
    }
    with pytest.raises(Refused) as refusal:
        create(Sweeps, values, clerk)
    assert codes(refusal) == ["sweep.zero"]
    assert create(Sweeps, values | {"zero_report": True}, clerk).pk
