"""A supply takes its days from the parcel register, and lets its approval parcel be granted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.resources.ledgers.land_approval import ApprovalLoop
from yuanqu.domains.resources.ledgers.land_supply import LandSupplies
from yuanqu.domains.resources.ledgers.supply_check import SupplyCheckLoop, SupplyChecks
from yuanqu.domains.resources.rules.supplies import listed_long_enough, price_not_below_start
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform, row_of
from yuanqu.registers.ledgers.parcel import Parcel


@pytest.fixture
def land(db: None) -> Any:
    """A parcel of the register."""
    codes = {"park": "main", "ownership": "state", "right_type": "granted", "approved_use": "1001"}
    return Parcel.objects.create(
        parcel_no="DK-1",
        name="地块",
        location="某路",
        holder="某公司",
        multi_tenant=False,
        area=Decimal(60),
        area_unit="mu",
        area_mu=Decimal(60),
        build_state="unbuilt",
        condition="normal",
        contract_no="HT-1",
        is_standard=True,
        supplied_on=date(2025, 4, 10),
        **codes,
    )


def supply(land: Any, by: Any, **changes: Any) -> Any:
    values = {
        "supply_no": "GD-1",
        "parcel": land.pk,
        "way": "listing",
        "land_source": "new",
        "years": 50,
        "price": Decimal(960),
        "authority": "市政府",
    }
    return create(LandSupplies, values | changes, by)


def test_its_days_and_number_are_the_parcels(land: Any, clerk: Any) -> None:
    made: Any = supply(land, clerk)
    assert (made.contract_no, made.standard, made.signed_on) == ("HT-1", True, date(2025, 4, 10))
    with changing(way="command", reason="竣工"):
        land.actual_finish = date(2025, 6, 20)
        land.supplied_on = date(2025, 4, 11)
        land.save()
    made.refresh_from_db()
    assert (made.signed_on, made.finished_on) == (date(2025, 4, 11), date(2025, 6, 20))


def test_a_contract_lets_its_parcel_be_granted(land: Any, parcel: Any, clerk: Any) -> None:
    approval = parcel()
    supply(land, clerk, approval=approval.pk)
    assert [each(row_of(ApprovalLoop, approval)) for each in ApprovalLoop.move("grant").guards] == [None]


def test_a_breach_is_not_closed_as_nothing_found(land: Any, clerk: Any) -> None:
    values = {
        "check_no": "PJ-1",
        "supply": supply(land, clerk).pk,
        "checked_on": date(2025, 5, 6),
        "checker": "甲",
        "progress": "未动工",
        "breach": "late_start",
    }
    visit = create(SupplyChecks, values, clerk)
    with pytest.raises(Refused) as refusal:
        perform(SupplyCheckLoop, visit.pk, "close", clerk, Deed(date(2025, 5, 6)))
    assert [problem.code for problem in refusal.value.problems] == ["supply_check.breach"]
    perform(
        SupplyCheckLoop,
        visit.pk,
        "order",
        clerk,
        Deed(date(2025, 5, 6), {"requirement": "动工", "due_on": date(2025, 6, 6)}),
    )


def test_a_sale_is_public_for_twenty_days_and_not_below_its_start() -> None:
    assert listed_long_enough({"listed_on": date(2025, 3, 1), "closed_on": date(2025, 3, 21)}) is None
    assert listed_long_enough({"listed_on": date(2025, 3, 1), "closed_on": date(2025, 3, 20)})
    assert price_not_below_start({"price": Decimal("9.99"), "start_price": Decimal(10)})
