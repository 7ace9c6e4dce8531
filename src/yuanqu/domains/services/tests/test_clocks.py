"""Promises fall due on working days, with the rule and the guide of their own day, stops added."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.services.clocks import after, business_date, due_days, promised_days
from yuanqu.domains.services.ledgers.case_event import CaseEvent
from yuanqu.domains.services.ledgers.service_case import ServiceCase
from yuanqu.domains.services.ledgers.service_item import ServiceItem
from yuanqu.domains.services.ledgers.start_clock import StartClock
from yuanqu.domains.services.ledgers.start_clock_stop import StartClockStop
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.rule import Rule


def rule(value: int, since: date, until: date | None = None) -> None:
    interval: dict[str, Any] = {"valid_from": since, "valid_to": until}
    Rule.objects.create(
        code="start_clock_days",
        name="承诺工作日",
        value=Decimal(value),
        unit="工作日",
        source="本园区",
        **interval,
    )


def item(version: int, days: int, since: date, until: date | None = None, unit: str = "working_day") -> None:
    texts = (
        "task_name",
        "by_law",
        "accept_condition",
        "handle_flow",
        "server_type",
        "handle_type",
        "materials",
    )
    more = ("link_way", "supervise_way", "transact_addr", "transact_time", "dept_name", "dept_code")
    interval: dict[str, Any] = {"valid_from": since, "valid_to": until}
    ServiceItem.objects.create(
        **dict.fromkeys((*texts, *more), "某某"),
        **interval,
        task_code="XK-1",
        task_version=version,
        catalog_code="000101001000",
        task_type="permit",
        task_state="1",
        use_level="4",
        power_source="5",
        dept_type="3",
        handling_kind="2",
        anticipate_day=20,
        anticipate_type="working_day",
        promise_day=days,
        promise_type=unit,
        limit_scene_num=1,
        is_fee=False,
        result_type="1",
    )


def case(accepted: datetime | None, number: str = "A1") -> dict[str, Any]:
    return {"case_no": number, "task_code": "XK-1", "accepted_at": accepted}


def test_the_business_date_is_that_of_shanghai() -> None:
    assert business_date(datetime(2025, 4, 30, 16, 30, tzinfo=UTC)) == date(2025, 5, 1)


def test_holidays_and_make_up_days_are_reckoned() -> None:
    """1–5 May 2025 were off, 27 April (a Sunday) was worked."""
    assert after(date(2025, 4, 25), 3, "working_day", []) == date(2025, 4, 29)
    assert after(date(2025, 4, 30), 1, "working_day", []) == date(2025, 5, 6)


def test_calendar_units_count_every_day_and_add_the_stops() -> None:
    assert after(date(2025, 4, 30), 3, "day", []) == date(2025, 5, 3)
    assert after(date(2025, 4, 30), 3, "day", [(date(2025, 5, 2), date(2025, 5, 3))]) == date(2025, 5, 5)
    assert after(date(2025, 1, 31), 1, "month", []) == date(2025, 2, 28)
    assert after(date(2024, 2, 29), 1, "year", []) == date(2025, 2, 28)


def test_while_a_clock_stands_the_day_is_unknown() -> None:
    assert after(date(2025, 4, 1), 5, "working_day", [(date(2025, 4, 3), None)]) is None


@pytest.mark.django_db
def test_a_case_is_promised_by_the_guide_in_force_when_it_was_accepted() -> None:
    item(1, 5, date(2024, 1, 1), date(2025, 3, 31))
    item(2, 3, date(2025, 4, 1))
    rows = [case(datetime(2025, 3, 31, 2, tzinfo=UTC)), case(datetime(2025, 4, 1, 2, tzinfo=UTC)), case(None)]
    assert promised_days(rows) == [date(2025, 4, 8), date(2025, 4, 7), None]


@pytest.mark.django_db
def test_a_case_without_a_guide_has_no_promised_day() -> None:
    assert promised_days([case(datetime(2025, 4, 1, 2, tzinfo=UTC))]) == [None]


@pytest.mark.django_db
def test_what_is_done_at_once_is_promised_for_the_same_day() -> None:
    item(1, 0, date(2024, 1, 1))
    assert promised_days([case(datetime(2025, 4, 4, 2, tzinfo=UTC))]) == [date(2025, 4, 4)]


@pytest.mark.django_db
def test_hours_run_from_the_moment_of_acceptance() -> None:
    item(1, 48, date(2024, 1, 1), unit="hour")
    assert promised_days([case(datetime(2025, 4, 1, 15, 59, tzinfo=UTC))]) == [date(2025, 4, 3)]


@pytest.mark.django_db
def test_days_a_case_was_suspended_are_added() -> None:
    item(1, 3, date(2024, 1, 1))
    held = ServiceCase.objects.create(
        case_no="A1",
        task_code="XK-1",
        task_name="某某",
        applicant="某某",
        applicant_type="1",
        channel="0",
        applied_at=datetime(2025, 4, 7, 2, tzinfo=UTC),
    )
    CaseEvent.objects.create(
        case=held,
        seq=1,
        kind="suspended",
        happened_at=datetime(2025, 4, 8, 2, tzinfo=UTC),
        paused_from=date(2025, 4, 8),
        paused_to=date(2025, 4, 9),
    )
    accepted = datetime(2025, 4, 7, 2, tzinfo=UTC)
    assert promised_days([case(accepted), case(accepted, "A2")]) == [date(2025, 4, 14), date(2025, 4, 10)]


@pytest.mark.django_db
def test_a_start_is_due_by_the_rule_of_its_first_day() -> None:
    rule(60, date(2023, 1, 1), date(2024, 12, 31))
    rule(50, date(2025, 1, 1))
    rows = [
        {"agreement_no": "X1", "start_on": day}
        for day in (date(2022, 5, 1), date(2024, 12, 31), date(2025, 1, 2))
    ]
    assert due_days(rows) == [None, date(2025, 4, 1), date(2025, 3, 19)]


@pytest.mark.django_db
def test_approved_stops_move_the_due_day() -> None:
    rule(50, date(2025, 1, 1))
    project = Project.objects.create(number="P1", name="铜箔项目", park="main", kind="land")
    clock = StartClock.objects.create(
        agreement_no="X1", project=project, kind="land", start_on=date(2025, 1, 2)
    )
    row = {"agreement_no": "X1", "start_on": date(2025, 1, 2)}
    assert due_days([row]) == [date(2025, 3, 19)]
    stop = StartClockStop.objects.create(
        clock=clock,
        stopped_from=date(2025, 3, 3),
        stopped_to=date(2025, 3, 7),
        reason="auction",
        approver="某某",
        approved_on=date(2025, 3, 1),
    )
    assert due_days([row]) == [date(2025, 3, 26)]
    stop.stopped_to = None
    stop.save()
    assert due_days([row]) == [None]
