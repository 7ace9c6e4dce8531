"""Areas, limits and quotas on their edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.resources.ledgers.land_approval import LandApprovals
from yuanqu.domains.resources.rules import approvals, forests, supplies, surveys
from yuanqu.domains.resources.rules.words import made_up_of
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.versions import token_of
from yuanqu.engines.ledger.writing import update, void


@pytest.mark.parametrize(
    ("area", "arable", "basic", "who"),
    [
        ("105", "35", "0", "province"),
        ("105", "35.0001", "0", "state"),
        ("105.0001", "35", "0", "state"),
        ("1", "1", "0.0001", "state"),
    ],
)
def test_who_approves_by_hectares(area: str, arable: str, basic: str, who: str) -> None:
    row = {"area": Decimal(area), "arable": Decimal(arable), "basic": Decimal(basic), "area_unit": "hectare"}
    assert approvals.approvers([row]) == [who]


@pytest.mark.parametrize(
    ("woods", "who"),
    [
        ({"shelter": "6", "special": "3.9999"}, "province"),
        ({"shelter": "6", "special": "4"}, "state"),
        ({"timber": "34.9999", "other": "69.9999"}, "province"),
        ({"other": "70"}, "state"),
    ],
)
def test_who_consents_to_the_use_of_woodland(woods: dict[str, str], who: str) -> None:
    assert forests.approvers([{name: Decimal(area) for name, area in woods.items()}]) == [who]


def test_temporary_use_ends_within_two_years() -> None:
    row = {"kind": "temporary", "accepted_on": date(2024, 2, 29), "until": date(2026, 3, 1)}
    assert forests.temporary_ends(row) is None
    assert forests.temporary_ends({**row, "until": date(2026, 3, 2)})
    assert forests.temporary_ends({**row, "until": None})


def test_classes_make_up_the_plot_to_a_hundredth() -> None:
    check = made_up_of("x", "area_mu", {"paddy": "水田", "dry": "旱地"}, "丈量面积", within=Decimal("0.01"))
    row: dict[str, Any] = {"area_mu": Decimal("10.00"), "paddy": Decimal("9.99"), "dry": None}
    assert check(row) is None
    assert check({**row, "paddy": Decimal("9.98")})


def test_a_quota_is_used_to_the_last_and_no_further_and_given_back(
    parcel: Any, quota: Any, clerk: Any
) -> None:
    first = parcel("BP-1", 100)
    second = parcel("BP-2", 50)
    quota.refresh_from_db()
    assert (quota.used_mu, quota.left_mu) == (Decimal(150), Decimal(0))
    with pytest.raises(Refused) as refusal:
        parcel("BP-3", 1)
    assert [problem.code for problem in refusal.value.problems] == ["land_approval.quota"]
    void(LandApprovals, first.pk, token_of(LandApprovals, first), clerk, "选址变更")
    quota.refresh_from_db()
    assert quota.left_mu == Decimal(100)
    update(LandApprovals, second.pk, {"person": "乙"}, token_of(LandApprovals, second), clerk, "换人")


def test_arable_land_is_made_good() -> None:
    row = {"arable": Decimal(1), "balance": "none", "balance_no": None}
    assert approvals.balance_told(row)
    assert approvals.balance_told({**row, "balance": "full"})
    assert approvals.balance_told({**row, "balance": "promised"}) is None


def test_fees_follow_the_zone_price() -> None:
    row = {
        "land_fee": Decimal(168),
        "resettlement_fee": Decimal(252),
        "area_mu": Decimal(100),
        "zone_price": Decimal("4.2"),
    }
    assert surveys.fees_at_zone_price(row) is None
    assert surveys.fees_at_zone_price({**row, "land_fee": Decimal(160)})


def test_who_did_not_sign_says_why() -> None:
    assert surveys.signed_or_why_not({"signed_on": None, "unsigned_reason": None})
    assert surveys.signed_or_why_not({"signed_on": date(2025, 1, 2), "unsigned_reason": "外出"})
    assert surveys.signed_or_why_not({"signed_on": None, "unsigned_reason": "外出"}) is None


def test_a_promise_is_kept_from_its_floor_on() -> None:
    row = {"tax_floor": Decimal(20), "tax_actual": Decimal("19.99"), "output_result": "pass"}
    assert supplies.passed_as_promised(row)
    assert supplies.passed_as_promised({**row, "tax_actual": Decimal(20)}) is None
    assert supplies.passed_as_promised({**row, "output_result": "mend"}) is None
