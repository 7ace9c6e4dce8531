"""Computed days and sums follow what they rest on, under the change that moved it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.domains.construction.dates import listed_until, months_after
from yuanqu.domains.construction.ledgers.milestone import Milestone, Milestones
from yuanqu.domains.construction.ledgers.permit import Permit
from yuanqu.domains.construction.ledgers.progress import Progresses
from yuanqu.domains.services.ledgers.start_clock import StartClock
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, void
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Rule


def node(project: Any, by: Any, code: str, planned: date | None = None) -> Any:
    values = {"project": project.pk, "seq": int(code), "node": code, "planned_on": planned}
    return create(Milestones, values, by)


def days(record: Any) -> tuple[Any, ...]:
    return Milestone.objects.values_list("due_on", "done_on", "late_from", "late_until").get(pk=record.pk)


def test_a_start_is_due_by_its_clock_and_done_by_the_register(project: Any, clerk: Any) -> None:
    start = node(project, clerk, "06", date(2025, 4, 30))
    assert days(start) == (date(2025, 4, 30), None, date(2025, 5, 1), None), "no clock: the planned day"
    with changing(way="command", reason="起算"):
        Rule.objects.create(
            code="start_clock_days",
            name="承诺",
            value=50,
            unit="工作日",
            valid_from=date(2025, 1, 1),
            source="园区",
        )
        StartClock.objects.create(
            agreement_no="X1",
            project=project,
            kind="land",
            start_on=date(2025, 1, 2),
            due_on=date(2025, 3, 19),
        )
    assert days(start) == (date(2025, 3, 19), None, date(2025, 3, 20), None)
    with changing(way="command", reason="开工"):
        project.started_on = date(2025, 3, 25)
        project.save()
    assert days(start) == (date(2025, 3, 19), date(2025, 3, 25), date(2025, 3, 20), date(2025, 3, 24))
    with changing(way="command", reason="更正"):
        project.started_on = date(2025, 3, 19)
        project.save()
    assert days(start) == (date(2025, 3, 19), date(2025, 3, 19), None, None), "the last day counts"


def test_an_ended_project_is_no_longer_late(project: Any, clerk: Any) -> None:
    capped = node(project, clerk, "08", date(2025, 5, 10))
    with changing(way="command", reason="终止"):
        project.ended_on, project.end_reason = date(2025, 6, 1), "解除"
        project.save()
    assert days(capped)[2:] == (date(2025, 5, 11), date(2025, 5, 31))


def test_of_several_permits_the_first_reaches_the_node(project: Any, clerk: Any) -> None:
    permit = node(project, clerk, "05", date(2025, 3, 1))
    with changing(way="command"):
        Permit.objects.create(
            project=project, item="construction", seq=2, needed=True, done_on=date(2025, 4, 1), doc_no="2号"
        )
        first = Permit.objects.create(
            project=project, item="construction", seq=1, needed=True, done_on=date(2025, 2, 20), doc_no="1号"
        )
    assert days(permit)[1:] == (date(2025, 2, 20), None, None)
    with changing(way="command"):
        Permit.objects.filter(pk=first.pk).update(voided_on=date(2025, 5, 1), void_reason="录错")
    assert days(permit)[1:] == (date(2025, 4, 1), date(2025, 3, 2), date(2025, 3, 31))


def test_a_month_brought_in_late_moves_the_later_sums(key_project: Any, clerk: Any) -> None:
    def report(month: int, amount: int | None) -> Any:
        said = {"text": f"{month}月", "reported_on": date(2025, month, 25)} if amount is not None else {}
        money = {"plan_month": Decimal(50), "done_month": None if amount is None else Decimal(amount)}
        values = {"key_project": key_project.pk, "month": date(2025, month, 1)}
        return create(Progresses, values | money | said, clerk)

    def sums() -> list[Any]:
        months = held("construction.progress").order_by("month")
        return list(months.values_list("done_ytd", "reported"))

    report(1, 40)
    report(3, 60)
    report(4, None)
    assert sums() == [(40, True), (100, True), (None, False)]
    late = report(2, 0)
    assert sums() == [(40, True), (40, True), (100, True), (None, False)]
    void(Progresses, late.pk, token_of(Progresses, late), clerk, "重复")
    assert sums() == [(40, True), (100, True), (None, False)]


def test_a_list_ends_with_its_year_or_the_day_before_it_was_left() -> None:
    rows: list[dict[str, Any]] = [
        {"listed_on": date(2025, 1, 20), "delisted_on": None},
        {"listed_on": date(2025, 1, 20), "delisted_on": date(2025, 3, 1)},
        {"listed_on": None, "delisted_on": None},
    ]
    assert listed_until(rows) == [date(2025, 12, 31), date(2025, 2, 28), None]


def test_a_month_later_stays_within_the_month() -> None:
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_after(date(2025, 12, 15), 2) == date(2026, 2, 15)


def test_a_key_project_is_built_from_its_start_to_its_completion(project: Any, key_project: Any) -> None:
    def built(**days: date) -> tuple[Any, ...]:
        with changing(way="command", reason="名录"):
            for name, day in days.items():
                setattr(project, name, day)
            project.save()
        found: tuple[Any, ...] = (
            held("construction.key_project").values_list("building_from", "building_until").get()
        )
        return found

    assert built() == (None, None)
    assert built(started_on=date(2024, 12, 1)) == (date(2025, 1, 20), date(2025, 12, 31)), "on the list since"
    assert built(started_on=date(2025, 2, 7))[0] == date(2025, 2, 7)
    assert built(completed_on=date(2025, 6, 30))[1] == date(2025, 6, 30)
