"""Night by the rule of its day; no water is no sampling; permits end of themselves; problems come back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.environment.ledgers.discharge_permit import PermitLoop
from yuanqu.domains.environment.ledgers.feedback_problem import FeedbackLoop, FeedbackProblems
from yuanqu.domains.environment.ledgers.feedback_task import FeedbackTasks
from yuanqu.domains.environment.ledgers.problem import ProblemLoop
from yuanqu.domains.environment.ledgers.sample import Custody, Samples
from yuanqu.domains.environment.quotas import _IN_USE
from yuanqu.domains.environment.rules import admissions, inspections, permits, problems
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.quotas import quota
from yuanqu.registers.ledgers.rule import Rule


def at(hour: int, minute: int = 0, day: int = 5) -> dict[str, Any]:
    """A visit that began at that hour of a day in March, Beijing time."""
    return {"started_at": datetime(2025, 3, day, hour, minute, tzinfo=UTC).replace(tzinfo=UTC) - _EIGHT}


_EIGHT = datetime(2025, 1, 1, 8) - datetime(2025, 1, 1)


@pytest.fixture
def night(db: None) -> None:
    """22 to 6; from 10 March on 20 to 4."""
    for code, first, then in (("night_from", 22, 20), ("night_until", 6, 4)):
        words = {"code": code, "name": code, "unit": "时", "source": "某令"}
        Rule.objects.create(
            value=Decimal(first), valid_from=date(2023, 1, 1), valid_to=date(2025, 3, 9), **words
        )
        Rule.objects.create(value=Decimal(then), valid_from=date(2025, 3, 10), **words)


@pytest.mark.usefixtures("night")
def test_night_begins_with_its_first_minute_and_ends_before_its_last() -> None:
    rows = [at(21, 59), at(22), at(23, 59), at(0), at(5, 59), at(6), at(12)]
    assert inspections.nights(rows) == [False, True, True, True, True, False, False]


@pytest.mark.usefixtures("night")
def test_the_rule_of_the_day_decides() -> None:
    assert inspections.nights([at(20, 0, 9), at(20, 0, 10), at(5, 0, 10), at(3, 59, 10)]) == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.django_db
def test_without_a_rule_nothing_is_night_nor_day() -> None:
    assert inspections.nights([at(23)]) == [None]
    assert inspections.night_known(at(23) | {"night": None})


def test_a_night_check_may_end_the_next_day() -> None:
    visit = {"started_at": datetime(2025, 3, 5, 15, tzinfo=UTC)}
    assert inspections.within_a_shift({**visit, "ended_at": datetime(2025, 3, 5, 18, tzinfo=UTC)}) is None
    assert inspections.within_a_shift({**visit, "ended_at": datetime(2025, 3, 5, 14, tzinfo=UTC)})


def test_no_water_is_no_sampling_and_is_confirmed_by_another_with_a_picture(
    sample: Any, clerk: Any, another: Any, lay: Any
) -> None:
    dry = sample("S-1", date(2025, 4, 7), dry="管底干燥")
    wet = sample("S-2", date(2025, 4, 8))
    assert (dry.counts, wet.counts) == (False, True)
    lay(dry, Samples.label)
    with pytest.raises(Refused):
        perform(Custody, dry.pk, "confirm", clerk, Deed(date(2025, 4, 8)))
    perform(Custody, dry.pk, "confirm", another, Deed(date(2025, 4, 8)))
    with pytest.raises(Refused):
        perform(Custody, wet.pk, "confirm", another, Deed(date(2025, 4, 8)))


def test_what_the_laboratory_refuses_no_longer_counts(sample: Any, another: Any) -> None:
    broken = sample("S-1", date(2025, 4, 7))
    perform(Custody, broken.pk, "refuse", another, Deed(date(2025, 4, 7), {"rejection": "渗漏"}))
    broken.refresh_from_db()
    assert (broken.state, broken.counts) == ("refused", False)


def test_both_quotas_are_of_outlets_in_use() -> None:
    for code, column in (("environment.sampling", "counts"), ("environment.outlet_visit", "qc_kind")):
        declared = quota(code)
        assert (declared.least, declared.standing) == (2, _IN_USE)
        assert declared.once == "round", "pinned: twice a month was two bottles of one visit"
        assert [each.column for each in declared.only] == [column]


def test_what_came_back_is_opened_and_what_holds_is_not() -> None:
    assert problems.still_mended({"look_back": "relapsed"})
    assert problems.came_back({"look_back": "steady"})
    assert problems.still_mended({"look_back": "deepen"}), "pinned: what was to be deepened ended as steady"
    assert problems.needs_more({"look_back": "steady"})
    for loop, doing in ((ProblemLoop, "mend"), (FeedbackLoop, "apply")):
        assert loop.move("deepen").target.code == "closed"
        assert {loop.move(name).not_by for name in ("confirm", "deepen")} == {doing}, (
            "pinned: whoever mended it looked back at it"
        )


@pytest.mark.django_db
def test_a_notice_begins_after_the_check_stands_five_working_days_and_is_over_on_the_day_of_the_move() -> (
    None
):
    checked = date(2025, 3, 3)  # a Monday
    row = {
        "verified_on": checked,
        "public_from": checked,
        "public_until": date(2025, 3, 7),
        "closed_on": None,
    }
    assert problems.notice_whole(row) is None
    assert problems.notice_whole(row | {"public_until": date(2025, 3, 6)}), "pinned: a notice of no days"
    assert problems.notice_whole(row | {"public_from": date(2025, 2, 20)}), (
        "pinned: shown before it was checked"
    )
    assert problems.notice_over(row | {"closed_on": date(2025, 3, 7)}), (
        "pinned: today was asked, not that day"
    )
    assert problems.notice_over(row | {"closed_on": date(2025, 3, 8)}) is None
    words = {"name": "公示", "unit": "工作日", "source": "某办法", "valid_from": date(2025, 1, 1)}
    Rule.objects.create(code="notice_days", value=Decimal(3), **words)
    assert problems.notice_whole(row | {"public_until": date(2025, 3, 5)}) is None


@pytest.mark.django_db
def test_what_was_reopened_is_mended_by_something_new(clerk: Any) -> None:
    values = {
        "problem_no": "DC-1", "origin": "provincial", "round": "某轮", "original_text": "某事",
        "fed_back_on": date(2024, 9, 2), "category": "water", "responsible_unit": "某科", "responsible": "丙",
        "lead_unit": "安全环保科", "leader": "丁",
    }  # fmt: skip
    problem = create(FeedbackProblems, values, clerk)
    row = {"id": problem.pk, "reopened_on": date(2025, 3, 3), "applied_on": date(2025, 5, 6)}
    task = {
        "problem": problem.pk, "measure": "普查", "responsible_unit": "某科", "responsible": "丙",
        "due_on": date(2025, 5, 30), "done_on": date(2025, 5, 5),
    }  # fmt: skip
    create(FeedbackTasks, task | {"seq": 1, "listed_on": date(2024, 10, 8)}, clerk)
    assert problems.something_new_is_done(row), "pinned: the old measures passed again"
    assert problems.something_new_is_done(row | {"applied_on": date(2025, 3, 2)}) is None, (
        "of the round before"
    )
    create(FeedbackTasks, task | {"seq": 2, "listed_on": date(2025, 3, 3)}, clerk)
    assert problems.something_new_is_done(row) is None


def test_a_file_is_decided_in_60_or_30_days_and_good_for_five_years() -> None:
    received = date(2025, 3, 3)
    rows = [{"received_on": received, "eia_kind": kind} for kind in ("book", "form", "register")]
    assert admissions.decision_days(rows) == [date(2025, 5, 2), date(2025, 4, 2), None]
    assert admissions.last_starts([{"approved_day": date(2024, 2, 29)}]) == [date(2029, 2, 28)]
    asked_for: list[dict[str, Any]] = [
        {"accepted_on": received, "management_class": kind} for kind in ("simple", "key", "register")
    ]
    asked = [*asked_for, asked_for[1] | {"site_check": True}, asked_for[0] | {"site_check": True}]
    assert [day and (day - received).days for day in permits.permit_decisions(asked)] == [
        20,
        30,
        None,
        45,
        20,
    ]
    assert permits.permit_accepted({"accepted_on": None, "management_class": "key"})
    clocks = {clock.name: clock for clock in PermitLoop.clocks}
    assert {"ask_renewal"} <= {*clocks["延续申请期限"].stops} & {*clocks["有效期"].stops}, (
        "pinned: who had applied in time stood as late"
    )
    assert permits.renewal_days([{"valid_until": date(2025, 8, 29)}]) == [date(2025, 6, 30)]
    assert [(clocks[name].due, clocks[name].starts) for name in ("受理期限", "延续审查期限")] == [
        (3, ("begin",)),
        (20, ("accept_renewal",)),
    ], "pinned: five working days, and the review ran from the request"
    five = {"valid_from": date(2024, 2, 29), "valid_until": date(2029, 2, 28)}
    assert permits.five_years_at_most(five) is None
    assert permits.five_years_at_most(five | {"valid_until": date(2029, 3, 1)}), "pinned: ten years passed"
    late = {"renewal_asked_on": date(2025, 7, 1), "renew_by": date(2025, 6, 30), "late_why": None}
    assert permits.late_renewal_says_why(late)
    assert permits.late_renewal_says_why(late | {"late_why": "停产检修"}) is None
    assert permits.late_renewal_says_why(late | {"renewal_asked_on": date(2025, 6, 30)}) is None
