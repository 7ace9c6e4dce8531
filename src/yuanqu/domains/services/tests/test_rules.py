"""What a row of the service ledgers is held to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.services.ledgers.delegated_item import DelegatedItem
from yuanqu.domains.services.rules import cases, items, projects
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.today import today
from yuanqu.registers.shared_checks import dates_in_order, words_of

NOON = datetime(2025, 4, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("done_at", "done_result", "passes"),
    [(None, None, True), (NOON, "6", True), (NOON, None, False), (None, "0", False)],
)
def test_a_result_has_its_moment(done_at: datetime | None, done_result: str | None, passes: bool) -> None:
    assert (cases.result_with_date({"done_at": done_at, "done_result": done_result}) is None) is passes


def test_a_decision_needs_an_accepted_application() -> None:
    assert cases.accepted_before_done({"done_result": "0", "accepted_at": None})
    assert cases.accepted_before_done({"done_result": "5", "accepted_at": None}) is None


def test_a_natural_person_is_not_counted_as_an_enterprise() -> None:
    assert cases.person_is_no_enterprise({"applicant_type": "1", "enterprise": object()})
    assert cases.person_is_no_enterprise({"applicant_type": "2", "enterprise": object()}) is None
    assert cases.enterprise_given({"applicant_type": "2", "enterprise": None})


@pytest.mark.django_db
def test_forwarding_completes_only_by_the_direct_report_power() -> None:
    common: dict[str, Any] = {
        "list_batch": "第一批",
        "doc_no": "干府字〔2023〕8号",
        "issued_by": "某市人民政府",
        "power_kind": "permit",
        "from_dept": "市自然资源局",
        "from_level": "city",
        "power_source": "3",
        "legal_basis": "某法第一条",
        "receiver": "政务服务科",
        "supervisor": "政务服务科",
        "valid_from": date(2023, 6, 1),
    }
    report = DelegatedItem.objects.create(
        item_no="1-001", item_name="甲", delegation_mode="report", **common
    ).pk
    direct = DelegatedItem.objects.create(
        item_no="1-002", item_name="乙", delegation_mode="direct", **common
    ).pk
    rows = [{"done_result": "4", "delegated_item": each} for each in (report, direct, None)]
    rows.append({"done_result": "6", "delegated_item": direct})
    assert [position for position, _ in cases.forwarded_by_right(rows)] == [1, 2]


def test_what_is_done_at_once_promises_no_days() -> None:
    assert items.at_once_is_zero({"handling_kind": "1", "promise_day": 1})
    assert items.at_once_is_zero({"handling_kind": "1", "promise_day": 0}) is None
    assert items.at_once_is_zero({"handling_kind": "2", "promise_day": -1})


def test_the_promise_is_compared_with_the_law_in_the_same_unit() -> None:
    row = {
        "promise_day": 21,
        "anticipate_day": 20,
        "promise_type": "working_day",
        "anticipate_type": "working_day",
    }
    assert items.promise_within_law(row)
    assert items.promise_within_law({**row, "promise_type": "day"}) is None


def test_several_words_in_a_cell_are_each_known() -> None:
    check = words_of("server_type", "server_type", items.APPLICANTS, "服务对象")
    assert check({"server_type": "企业法人、非法人企业"}) is None
    assert "「外星人」" in str(check({"server_type": "企业法人、外星人"}))


def out_of_order(row: dict[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    checks = dates_in_order("x", {"applied_at": "申请", "received_at": "收件", "done_at": "办结"})
    return [(check.columns, message) for check in checks if (message := check(row))]


def test_dates_come_in_their_order_over_gaps() -> None:
    assert out_of_order({"applied_at": NOON, "received_at": None, "done_at": NOON}) == []
    early = datetime(2025, 3, 30, 17, tzinfo=UTC)  # the 31st where the office works
    message = "办结（2025-03-31）早于申请（2025-04-01）：请核对先后。"
    assert out_of_order({"applied_at": NOON, "done_at": early}) == [(("done_at", "applied_at"), message)]


def test_the_message_stands_beside_the_cells_it_names() -> None:
    early = datetime(2025, 4, 1, 1, tzinfo=UTC)
    message = "收件（2025-04-01 09:00:00）早于申请（2025-04-01 12:00:00）：请核对先后。"
    found = out_of_order({"applied_at": NOON, "received_at": early, "done_at": early})
    assert found == [(("received_at", "applied_at"), message)]


def test_a_fee_is_not_negative() -> None:
    assert cases.fee_not_negative({"fee": Decimal("-0.01")})
    assert cases.fee_not_negative({"fee": Decimal(0)}) is None
    assert cases.fee_not_negative({"fee": None}) is None


@pytest.mark.django_db
def test_a_case_done_after_today_is_asked_about() -> None:
    noon = datetime.combine(today(), time(4), UTC)
    rows: list[Row] = [{"done_at": noon}, {"done_at": noon + timedelta(days=1)}, {"done_at": None}]
    assert [position for position, _ in cases.done_by_today(rows)] == [1]


def test_a_bad_rating_is_visited_within_a_working_day() -> None:
    row = {"level": "1", "rated_at": NOON, "visited_at": datetime(2025, 4, 2, 8, tzinfo=UTC)}
    assert cases.bad_visited_soon(row) is None
    assert cases.bad_visited_soon({**row, "visited_at": datetime(2025, 4, 3, 8, tzinfo=UTC)})
    assert (
        cases.bad_visited_soon({**row, "level": "3", "visited_at": datetime(2025, 4, 9, tzinfo=UTC)}) is None
    )


def test_a_late_start_says_why() -> None:
    row = {"started_on": date(2025, 3, 21), "due_on": date(2025, 3, 20), "overdue_reason": None}
    assert projects.overdue_explained(row)
    assert projects.overdue_explained({**row, "started_on": date(2025, 3, 20)}) is None
