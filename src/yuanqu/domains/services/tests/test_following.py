"""A due day moves with what it rests on, under the change that moved it, whichever way the change came."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.services.ledgers.case_event import CaseEvent
from yuanqu.domains.services.ledgers.service_case import ServiceCase
from yuanqu.domains.services.ledgers.service_item import ServiceItem
from yuanqu.domains.services.ledgers.start_clock import StartClock
from yuanqu.domains.services.ledgers.start_clock_stop import StartClockStop
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.rule import Rule

pytestmark = pytest.mark.django_db
SIGNED, DUE, MOVED = date(2025, 1, 2), date(2025, 3, 19), date(2025, 3, 26)
ACCEPTED = datetime(2025, 4, 7, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> StartClock:
    Rule.objects.create(
        code="start_clock_days",
        name="承诺",
        value=Decimal(50),
        unit="工作日",
        valid_from=date(2025, 1, 1),
        source="本园区",
    )
    project = Project.objects.create(number="P1", name="铜箔项目", park="main", kind="land")
    return StartClock.objects.create(
        agreement_no="X1", project=project, kind="land", start_on=SIGNED, due_on=DUE
    )


def stop(clock: StartClock, **values: Any) -> StartClockStop:
    given: dict[str, Any] = {"stopped_from": date(2025, 3, 3), "stopped_to": date(2025, 3, 7), **values}
    return StartClockStop.objects.create(
        clock=clock, reason="auction", approver="某某", approved_on=date(2025, 3, 1), **given
    )


def due() -> Any:
    return StartClock.objects.values_list("due_on", flat=True).get()


def test_a_stop_moves_the_day_and_its_voiding_moves_it_back(clock: StartClock) -> None:
    with changing(way="command", reason="停表"):
        written = stop(clock)
    assert due() == MOVED
    with changing(way="command", reason="录错"):
        StartClockStop.objects.filter(pk=written.pk).update(voided_on=date(2025, 4, 1), void_reason="录错")
    assert due() == DUE


def test_the_move_is_in_the_history_of_the_change_that_caused_it(clock: StartClock) -> None:
    with changing(way="command", reason="停表") as number:
        stop(clock)
    image = BeforeImage.objects.get(change_id=number, record=clock.pk)
    assert (image.before["due_on"], image.after["due_on"]) == ("2025-03-19", "2025-03-26")
    assert image.after["version"] == 2


def test_a_shortened_stop_counts_as_it_stands_now(clock: StartClock) -> None:
    with changing(way="command"):
        written = stop(clock)
    with changing(way="command"):
        written.stopped_to = date(2025, 3, 3)
        written.save()
    assert due() == date(2025, 3, 20)


def test_a_new_rule_moves_the_clocks_it_covers(clock: StartClock) -> None:
    with changing(way="command", reason="缩短承诺"):
        rule: Any = Rule.objects.get()
        rule.value = Decimal(49)
        rule.save()
    assert due() == date(2025, 3, 18)


def test_the_real_start_is_entered_in_the_project_register_and_the_clock_takes_it(clock: StartClock) -> None:
    project = Project.objects.get()
    for day in (date(2025, 3, 10), None):
        with changing(way="command", reason="开工核实"):
            project.started_on = day
            project.save()
        assert StartClock.objects.get().started_on == day


def test_what_does_not_move_is_not_written(clock: StartClock) -> None:
    with changing(way="command", reason="补充说明") as number:
        rule: Any = Rule.objects.get()
        rule.note = "经主任办公会研究"
        rule.save()
    assert not BeforeImage.objects.filter(change_id=number, record=clock.pk).exists()


@pytest.fixture
def case() -> ServiceCase:
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
    ServiceItem.objects.create(
        **dict.fromkeys((*texts, *more), "某某"),
        task_code="XK-1",
        task_version=1,
        catalog_code="000101001000",
        task_type="permit",
        task_state="1",
        valid_from=date(2024, 1, 1),
        use_level="4",
        power_source="5",
        dept_type="3",
        handling_kind="2",
        anticipate_day=20,
        anticipate_type="working_day",
        promise_day=3,
        promise_type="working_day",
        limit_scene_num=1,
        is_fee=False,
        result_type="1",
    )
    return ServiceCase.objects.create(
        case_no="A1",
        task_code="XK-1",
        task_name="某某",
        applicant="某某",
        applicant_type="1",
        channel="0",
        applied_at=ACCEPTED,
        accepted_at=ACCEPTED,
        promised_by=date(2025, 4, 10),
    )


def promised() -> Any:
    return ServiceCase.objects.values_list("promised_by", flat=True).get()


def test_a_suspension_moves_the_promise_and_an_open_one_hides_it(case: ServiceCase) -> None:
    with changing(way="command", reason="挂起"):
        event = CaseEvent.objects.create(
            case=case, seq=1, kind="suspended", happened_at=ACCEPTED, paused_from=date(2025, 4, 8)
        )
    assert promised() is None
    with changing(way="command", reason="解挂"):
        event.paused_to = date(2025, 4, 9)
        event.save()
    assert promised() == date(2025, 4, 14)


def test_a_corrected_guide_moves_the_promise(case: ServiceCase) -> None:
    with changing(way="command", reason="更正承诺时限"):
        ServiceItem.objects.update(promise_day=5)
    assert promised() == date(2025, 4, 14)
