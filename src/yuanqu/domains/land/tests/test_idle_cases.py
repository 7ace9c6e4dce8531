"""Idle land by the law: the 办法's numbers on their edges, its order, its thirty days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.land.ledgers.idle_case import IdleCaseLoop, IdleCases
from yuanqu.domains.land.rules import idle_cases
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.engines.procedure.running import readings
from yuanqu.engines.procedure.standing import moves_of


def day(month: int, number: int = 1) -> date:
    return date(2024, month, number)


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.fixture
def case(parcel: Any, firm: Any, clerk: Any) -> Any:
    """Noticed on 1 March 2024, idle since New Year 2023."""
    values = {
        "case_no": "A-1",
        "parcel": parcel.pk,
        "enterprise": firm.pk,
        "noticed_on": day(3),
        "idle_since": date(2022, 1, 1),
        "idle_area": Decimal(20),
        "area_unit": "mu",
    }
    return create(IdleCases, values, clerk)


@pytest.fixture
def determined(case: Any, clerk: Any, head: Any, paper: Any) -> Any:
    """``determined(cause)``: surveyed and determined."""

    def made(cause: str) -> Any:
        paper("land.idle_case", case)
        perform(IdleCaseLoop, case.pk, "notify", clerk, Deed(day(3, 20), {"notice_no": "1号"}))
        perform(IdleCaseLoop, case.pk, "answer", clerk, Deed(day(4, 10), {"cause_told": "资金紧张"}))
        told = {"cause": cause, "finding_no": "认1号"}
        perform(IdleCaseLoop, case.pk, "determine", head, Deed(day(5), told))
        return case

    return made


def approve(case: Any, head: Any, remedy: str, **values: Any) -> None:
    told = {"remedy": remedy, "approver": "市人民政府", **values}
    case.refresh_from_db()
    move = "approve" if case.state == "told" else "settle"
    perform(IdleCaseLoop, case.pk, move, head, Deed(day(7), told))


def test_no_fee_and_no_taking_back_unheard(determined: Any, clerk: Any, head: Any, paper: Any) -> None:
    case = determined("enterprise")
    with pytest.raises(Refused) as refusal:
        approve(case, head, "take_back")
    assert codes(refusal) == ["idle_case.told"]
    paper("land.idle_case", case)
    perform(IdleCaseLoop, case.pk, "tell", clerk, Deed(day(6)))
    type(case).objects.filter(pk=case.pk).update(hearing_asked=True)
    with pytest.raises(Refused) as refusal:
        approve(case, head, "take_back")
    assert codes(refusal) == ["idle_case.heard"]
    type(case).objects.filter(pk=case.pk).update(hearing_on=day(6, 20))
    approve(case, head, "take_back")


def test_the_governments_own_delay_costs_the_holder_nothing(determined: Any, head: Any) -> None:
    case = determined("government")
    with pytest.raises(Refused) as refusal:
        approve(case, head, "take_back")
    assert codes(refusal) == ["idle_case.remedy"]
    approve(case, head, "buy_back")


@pytest.mark.parametrize(
    ("remedy", "since", "passes"),
    [
        ("fee", date(2023, 6, 30), True),
        ("fee", date(2023, 7, 2), False),
        ("take_back", date(2022, 7, 1), True),
        ("take_back", date(2022, 7, 2), False),
        ("exchange", date(2024, 6, 1), True),
    ],
)
def test_a_fee_after_one_year_a_taking_back_after_two(remedy: str, since: date, passes: bool) -> None:
    row = {"remedy": remedy, "idle_since": since, "approved_on": day(7)}
    assert (idle_cases.idle_long_enough(row) is None) is passes


def test_the_fee_is_a_fifth_of_the_price_at_most_exactly() -> None:
    row = {"land_price": Decimal("100.03"), "idle_fee": Decimal("20.00")}
    assert idle_cases.fee_within_a_fifth(row) is None
    assert idle_cases.fee_within_a_fifth(row | {"idle_fee": Decimal("20.01")})
    assert idle_cases.fee_within_a_fifth(row | {"idle_fee": Decimal("-1")})


def test_the_start_is_put_off_by_a_year_at_most() -> None:
    row = {"approved_on": date(2024, 2, 29), "extended_to": date(2025, 3, 1)}
    assert idle_cases.extension_within_a_year(row) is None
    assert idle_cases.extension_within_a_year(row | {"extended_to": date(2025, 3, 2)})


def test_thirty_days_to_survey_to_answer_and_to_obey(
    determined: Any, case: Any, clerk: Any, head: Any, paper: Any
) -> None:
    assert _dues(case) == {"调查启动期限": day(3, 31)}
    determined("government")
    dues = _dues(case)
    assert dues["使用权人说明期限"] == day(4, 19), "thirty days after 20 March"
    approve(case, head, "exchange")
    paper("land.idle_case", case)
    perform(IdleCaseLoop, case.pk, "decide", clerk, Deed(day(7, 2), {"decision_no": "决1号"}))
    assert _dues(case)["决定履行期限"] == date(2024, 8, 1)


def _dues(case: Any) -> dict[str, date | None]:
    case.refresh_from_db()
    row = {field.name: getattr(case, field.attname) for field in case._meta.fields}
    held = moves_of(IdleCaseLoop, case.pk)
    return {each.clock.name: each.due for each in readings(IdleCaseLoop, row, held, day(7, 3), {})}
