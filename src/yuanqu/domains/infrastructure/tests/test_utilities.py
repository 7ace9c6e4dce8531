"""Capacity beside demand: what is promised, until when an answer is due, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.infrastructure.ledgers.connection import ConnectionLoop, Connections
from yuanqu.domains.infrastructure.ledgers.utility_capacity import UtilityCapacities
from yuanqu.domains.infrastructure.ledgers.utility_demand import UtilityDemands
from yuanqu.domains.infrastructure.rules.utilities import capacity_left
from yuanqu.domains.infrastructure.utilities import promised
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import create, update, void
from yuanqu.engines.procedure import holding, upholding
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.registers.held import held

JUNE = date(2025, 6, 1)


def asked(quantity: int, **days: date) -> dict[str, Any]:
    given = {"registered_on": date(2025, 1, 1), "connected_on": None, "withdrawn_on": None}
    return {"quantity": Decimal(quantity), **given, **days}


def test_promised_is_what_is_registered_and_neither_connected_nor_withdrawn() -> None:
    day = date(2025, 6, 30)
    demands = [
        asked(1250),
        asked(1, registered_on=date(2025, 7, 1)),
        asked(2, connected_on=day),
        asked(4, connected_on=date(2025, 7, 1)),
        asked(8, withdrawn_on=date(2025, 6, 1)),
    ]
    assert promised(demands, day, 1000) == Decimal("1.254")


def capacity(facility: Any, clerk: Any, **changes: Any) -> Any:
    values = {
        "facility": facility.pk,
        "month": JUNE,
        "designed": Decimal(50),
        "built": Decimal(50),
        "peak": Decimal(48),
        "note": "扩建在建",
    }
    return create(UtilityCapacities, values | changes, clerk)


def test_a_demand_takes_from_what_is_left_and_a_connection_gives_it_to_the_load(
    facility: Any, demand: Any, clerk: Any
) -> None:
    row = capacity(facility, clerk)
    need = demand("XQ-1", 2500, note="扩建后接入")
    row.refresh_from_db()
    assert (row.committed, row.spare, row.short) == (Decimal("2.5"), Decimal("-0.5"), True)
    values = {"case_no": "BZ1", "demand": need.pk, "supplier": "供电公司", "accepted_on": date(2025, 3, 3)}
    case = create(Connections, values, clerk)
    for move in (
        "answer",
        "send_design",
        "pass_design",
        "ask_inspection",
        "inspect",
        "ask_check",
        "pass_check",
        "connect",
    ):
        given = {"scheme": "一路进线"} if move == "answer" else {}
        perform(ConnectionLoop, case.pk, move, clerk, Deed(date(2025, 5, 6), given))
    row.refresh_from_db()
    need.refresh_from_db()
    assert (need.connected_on, row.spare, row.short) == (date(2025, 5, 6), Decimal(2), False)


def test_a_demand_beyond_what_is_left_is_asked_about(facility: Any, demand: Any, clerk: Any) -> None:
    capacity(facility, clerk)
    demand("XQ-1", 1500)
    row = {"demand_no": "XQ-2", "facility": facility.pk, "registered_on": date(2025, 2, 3)}
    assert list(capacity_left([{**row, "quantity": Decimal(500)}])) == []
    found = list(capacity_left([{**row, "quantity": Decimal(501)}]))
    assert [place for place, _ in found] == [0]
    assert "2.001兆伏安" in found[0][1]


@pytest.mark.parametrize(
    ("feeds", "due"), [("single", date(2025, 3, 24)), ("double", date(2025, 4, 15))]
)  # 15 and 30 working days after the 3rd of March; the 4th of April is a holiday
def test_an_answer_is_due_by_the_number_of_feeds(demand: Any, clerk: Any, feeds: str, due: date) -> None:
    need = demand("XQ-1", 500, feeds=feeds)
    values = {"case_no": "BZ1", "demand": need.pk, "supplier": "供电公司", "accepted_on": date(2025, 3, 3)}
    create(Connections, values, clerk)
    assert held("infrastructure.connection").values_list("answer_due_on", flat=True).get() == due


def test_a_last_day_is_not_moved_by_way_of_the_demand(
    demand: Any, clerk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: two feeds said of the demand let the answer of a standing application be due a month later."""
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    need = demand("XQ-1", 500)
    values = {"case_no": "BZ1", "demand": need.pk, "supplier": "供电公司", "accepted_on": date(2025, 3, 3)}
    case = create(Connections, values, clerk)

    def edit(**values: Any) -> Any:
        need.refresh_from_db()
        return update(UtilityDemands, need.pk, values, token_of(UtilityDemands, need), clerk, "更正")

    with pytest.raises(Refused) as refusal:
        edit(feeds="double")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.columns) == ("procedure.due_held", ())
    assert problem.expected.startswith("这一改动会带动报装接入台账中的关联记录")
    with monkeypatch.context() as barred:
        barred.setattr(upholding, "may_read", lambda *_: False)
        with pytest.raises(Refused) as refusal:
            edit(feeds="double")
    assert "报装" not in refusal.value.problems[0].sentence, "a hint of what he may not read"
    by_rule = tuple(replace(clock, follows=clock.due == "answer_due_on") for clock in ConnectionLoop.clocks)
    with monkeypatch.context() as declared:
        declared.setattr(ConnectionLoop, "clocks", by_rule)
        assert edit(feeds="double").feeds == "double", "who changes a rule that days follow moves them"
    assert edit(feeds="single").feeds == "single"
    perform(ConnectionLoop, case.pk, "answer", clerk, Deed(date(2025, 4, 1), {"scheme": "一路进线"}))
    with pytest.raises(Refused) as refusal:
        edit(feeds="double")
    assert [each.code for each in refusal.value.problems] == ["procedure.due_settled"]
    assert edit(quantity=Decimal(600)).quantity == 600


def test_what_was_withdrawn_in_time_runs_no_more(
    demand: Any, clerk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pinned: its clock went on, and by and by its clerk could not void what he had entered twice."""
    monkeypatch.setattr(holding, "of_today", lambda _: False)
    ids = [demand(f"XQ-{number}", 500).pk for number in (1, 2)]
    for number, (need, day) in enumerate(zip(ids, (20, 26), strict=True)):
        values = {
            "case_no": f"BZ{number}",
            "demand": need,
            "supplier": "供电",
            "accepted_on": date(2025, 3, 3),
        }
        case = create(Connections, values, clerk)
        perform(ConnectionLoop, case.pk, "withdraw", clerk, Deed(date(2025, 3, day), {}, "企业缓建"))
        case.refresh_from_db()
        opened = token_of(Connections, case)
        if day == 20:
            assert void(Connections, case.pk, opened, clerk, "重复").voided_on
        else:
            with pytest.raises(Refused) as refusal:
                void(Connections, case.pk, opened, clerk, "重复")
            assert "逾期停止" in refusal.value.problems[0].expected


def test_power_comes_from_no_water_works(demand: Any) -> None:
    with pytest.raises(Refused) as refusal:
        demand("XQ-1", 500, resource="water")
    assert "utility_demand.facility" in [problem.code for problem in refusal.value.problems]
