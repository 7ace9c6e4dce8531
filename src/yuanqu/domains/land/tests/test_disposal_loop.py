"""The four ways of disposal: each to its end, and the tries that must fail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.land.ledgers.disposal_loop import DisposalLoop
from yuanqu.domains.land.ledgers.disposal_step import DisposalSteps
from yuanqu.domains.land.ledgers.encumbrance import Encumbrances
from yuanqu.domains.land.ledgers.idle_case import IdleCaseLoop, IdleCases
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform

PLAN = {"plan": "一地一策", "due_on": date(2025, 3, 1)}


def day(month: int, number: int = 1) -> date:
    return date(2024, month, number)


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def go(clerk: Any) -> Any:
    """``go(record, move, on, by, **values)``: make a move."""

    def made(record: Any, move: str, on: date, by: Any = None, **values: Any) -> None:
        perform(DisposalLoop, record.pk, move, by or clerk, Deed(on, values, "办理"))

    return made


@pytest.fixture
def planned(dispose: Any, clerk: Any, head: Any, go: Any) -> Any:
    """``planned(method)``: a disposal talked over and planned."""

    def made(method: str) -> Any:
        record = dispose(method=method)
        talk = {
            "step_no": "YT-1",
            "finding": record.finding_id,
            "held_on": day(2, 8),
            "form": "talk",
            "people": "甲、乙",
            "agreed": "提供资产清单",
        }
        create(DisposalSteps, talk, clerk)
        go(record, "talk", day(2, 8))
        go(record, "settle_plan", day(3), head, **PLAN)
        return record

    return made


@pytest.fixture
def burden(parcel: Any, clerk: Any) -> Any:
    """``burden(kind, released_on)``: a mortgage or seizure on the parcel."""

    def made(kind: str, released_on: date | None = None) -> Any:
        values = {
            "encumbrance_no": f"DC-{kind}",
            "kind": kind,
            "parcel": parcel.pk,
            "holder": "某银行" if kind == "mortgage" else "某法院",
            "document_no": "1号",
            "registered_on": day(1, 2),
            "released_on": released_on,
        }
        return create(Encumbrances, values, clerk)

    return made


def test_nobody_plans_what_was_not_talked_over_nor_approves_his_own_talk(
    dispose: Any, head: Any, clerk: Any, go: Any
) -> None:
    record = dispose()
    with pytest.raises(Refused) as refusal:
        go(record, "talk", day(2, 8))
    assert codes(refusal) == ["disposal.talked"]
    with pytest.raises(Refused) as refusal:
        go(record, "settle_plan", day(3), head, **PLAN)
    assert codes(refusal) == ["procedure.source"]
    talk = {"step_no": "YT-1", "finding": record.finding_id, "held_on": day(2, 8), "form": "talk"}
    create(DisposalSteps, talk | {"people": "甲", "agreed": "乙"}, clerk)
    go(record, "talk", day(2, 8), head)
    with pytest.raises(Refused) as refusal:
        go(record, "settle_plan", day(3), head, **PLAN)
    assert codes(refusal) == ["procedure.own_work"]


def test_the_way_of_another_method_is_shut(planned: Any, project: Any, go: Any) -> None:
    record = planned("buyback")
    with pytest.raises(Refused) as refusal:
        go(record, "intend", day(4), submethod="buyback_money", settled_project=project.pk)
    assert codes(refusal) == ["disposal.method"]
    assert "腾笼换鸟" in str([problem.sentence for problem in refusal.value.problems])
    go(record, "appraise", day(4), submethod="buyback_money", appraisal=Decimal(500))


def test_a_bird_is_changed_and_its_project_has_signed(
    planned: Any, project: Any, go: Any, paper: Any, burden: Any, head: Any
) -> None:
    record = planned("swap")
    go(record, "intend", day(4), submethod="swap_transfer", settled_project=project.pk)
    go(record, "contract", day(5), document_no="转让1号")
    paper("land.disposal", record)
    seizure = burden("seizure")
    with pytest.raises(Refused) as refusal:
        go(record, "hand_on", day(6))
    assert codes(refusal) == ["disposal.unseized"]
    type(seizure).objects.filter(pk=seizure.pk).update(released_on=day(5, 20))
    go(record, "hand_on", day(6))
    project.signed_on = None
    project.save()
    with pytest.raises(Refused) as refusal:
        go(record, "reuse", day(7), settled_project=project.pk)
    assert codes(refusal) == ["disposal.project_signed"]
    project.signed_on = day(6)
    project.save()
    go(record, "reuse", day(7), settled_project=project.pk)
    record.refresh_from_db()
    assert (record.state, record.signed_on, record.reused_on) == ("reused", day(5), day(7))
    go(record, "fall_through", day(8), head)
    record.refresh_from_db()
    assert record.state == "disposed"


def test_land_is_taken_back_by_agreement_free_of_mortgages(
    planned: Any, go: Any, paper: Any, burden: Any, head: Any
) -> None:
    record, mortgage = planned("buyback"), burden("mortgage")
    go(record, "appraise", day(4), submethod="buyback_money", appraisal=Decimal(500))
    go(record, "approve", day(5), head, compensation=Decimal(450))
    go(record, "agree", day(6), document_no="收回1号")
    paper("land.disposal", record)
    go(record, "vacate", day(7))
    paper("land.disposal", record)
    with pytest.raises(Refused) as refusal:
        go(record, "deregister", day(8))
    assert codes(refusal) == ["disposal.unencumbered"]
    assert "某银行" in str([problem.sentence for problem in refusal.value.problems])
    type(mortgage).objects.filter(pk=mortgage.pk).update(released_on=day(7, 20))
    go(record, "deregister", day(8))


def test_a_court_sells_what_it_has_seized(
    planned: Any, project: Any, go: Any, paper: Any, burden: Any
) -> None:
    record = planned("auction")
    with pytest.raises(Refused) as refusal:
        go(record, "write_court", day(4), court_letter="函1号")
    assert codes(refusal) == ["disposal.seized"]
    burden("seizure", released_on=day(8))
    go(record, "write_court", day(4), court_letter="函1号")
    go(record, "announce", day(5))
    go(record, "fail_sale", day(6))
    go(record, "announce", day(7))
    go(record, "sell", day(8), price=Decimal(400), document_no="裁1号")
    go(record, "supervise", day(9), settled_project=project.pk, supervision_no="监1号")
    paper("land.disposal", record)
    go(record, "take_title", day(10))


def test_nothing_is_taken_by_force_without_the_decision(
    planned: Any, parcel: Any, firm: Any, go: Any, paper: Any, clerk: Any, head: Any
) -> None:
    record = planned("forced")
    values = {
        "case_no": "A-1",
        "parcel": parcel.pk,
        "enterprise": firm.pk,
        "noticed_on": day(1),
        "idle_since": date(2021, 1, 1),
        "idle_area": Decimal(10),
        "area_unit": "mu",
    }
    case = create(IdleCases, values, clerk)
    paper("land.disposal", record)
    told = {"idle_case": case.pk, "document_no": "决1号"}
    with pytest.raises(Refused) as refusal:
        go(record, "serve", day(4), **told)
    assert codes(refusal) == ["disposal.case_decided"]
    _decide(case, clerk, head, paper)
    go(record, "serve", day(6), **told)
    go(record, "become_final", day(10), head)
    paper("land.disposal", record)
    go(record, "take_back", day(11))


def _decide(case: Any, clerk: Any, head: Any, paper: Any) -> None:
    """The case's own way to its decision."""
    steps: list[tuple[str, Any, dict[str, Any]]] = [
        ("notify", clerk, {"notice_no": "1号"}),
        ("determine", head, {"cause": "enterprise", "finding_no": "认1号"}),
        ("tell", clerk, {}),
        ("approve", head, {"remedy": "take_back", "approver": "市人民政府"}),
        ("decide", clerk, {"decision_no": "决1号"}),
    ]
    for move, by, told in steps:
        paper("land.idle_case", case)
        perform(IdleCaseLoop, case.pk, move, by, Deed(day(5), told))
