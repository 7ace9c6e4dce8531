"""What rows of the land ledgers are held to, each rule on its edge."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanqu.domains.land.ledgers.disposal_loop import DisposalLoop
from yuanqu.domains.land.ledgers.idle_plant import IdlePlants
from yuanqu.domains.land.ledgers.lease import LeaseLoop, Leases
from yuanqu.domains.land.rules import disposals, findings, leases, plants, yields
from yuanqu.domains.land.rules.room import Stay, most_at_once
from yuanqu.engines.ledger.refusals import Refused
from yuanqu.engines.ledger.writing import create
from yuanqu.engines.procedure.performing import Deed, perform
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.rule import Rule


def codes(refusal: Any) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_no_mu_is_disposed_of_twice(find: Any, dispose: Any) -> None:
    """Ten 亩 found: four, then five and a half entered in ㎡, leave half a 亩 and not a square metre more."""
    finding = find()
    dispose(finding=finding.pk, land_area=Decimal(4))
    metres = {"finding": finding.pk, "area_unit": "square_metre"}
    dispose(**metres, land_area=Decimal("3666.6666"))
    with pytest.raises(Refused) as refusal:
        dispose(**metres, land_area=Decimal("333.3335"))
    assert "disposal.exceeds" in codes(refusal)
    dispose(**metres, land_area=Decimal("333.3334"))


def test_an_ended_disposal_frees_its_land(find: Any, dispose: Any, head: Any) -> None:
    finding = find()
    given_up = dispose(finding=finding.pk)
    with pytest.raises(Refused):
        dispose(finding=finding.pk, land_area=Decimal("0.01"))
    perform(DisposalLoop, given_up.pk, "end", head, Deed(date(2024, 3, 1), {}, "企业恢复生产"))
    dispose(finding=finding.pk)
    with pytest.raises(Refused) as refusal:
        perform(DisposalLoop, given_up.pk, "take_up_again", head, Deed(date(2024, 4, 1), {}, "再次停产"))
    assert codes(refusal) == ["disposal.land_free"]


def test_no_mu_is_listed_twice(find: Any, register: Any) -> None:
    """Twenty 亩 of one parcel, ten by one firm and ten by another; what was cleared may be listed anew."""
    find(cleared_on=date(2024, 5, 1), clear_reason="restored")
    find(found_on=date(2024, 6, 1))
    with pytest.raises(Refused) as refusal:
        find(
            found_on=date(2024, 7, 1),
            enterprise=None,
            underuse_kind="unsupplied",
            occupied_area=Decimal("10.01"),
        )
    assert codes(refusal) == ["finding.parcel"]
    with pytest.raises(Refused) as refusal:
        find(found_on=date(2024, 7, 1), occupied_area=Decimal(1))
    assert codes(refusal) == ["finding.twice"]


@pytest.mark.django_db
def test_low_yield_is_judged_by_the_standard_of_its_day() -> None:
    told = {"code": findings.YIELD_STANDARD, "name": "标准", "unit": "万元/亩", "source": "某文"}
    Rule.objects.create(value=5, valid_from=date(2022, 1, 1), valid_to=date(2024, 12, 31), **told)
    Rule.objects.create(value=6, valid_from=date(2025, 1, 1), **told)
    row = {"underuse_kind": "low_yield", "tax_per_mu_y1": Decimal(5), "found_on": date(2025, 1, 1)}
    rows: list[Any] = [row, row | {"found_on": date(2024, 12, 31)}, row | {"tax_per_mu_y1": None}]
    assert [place for place, _ in findings.low_yield_below_standard(rows)] == [1, 2]


def test_a_way_belongs_to_its_method_and_an_area_to_its_subject() -> None:
    assert disposals.submethod_of_method({"method": "swap", "submethod": "swap_lease"}) is None
    assert "货币收储" in str(disposals.submethod_of_method({"method": "buyback", "submethod": "swap_lease"}))
    assert disposals.area_by_subject({"subject": "plant", "land_area": None}) is None
    assert disposals.area_by_subject({"subject": "plant", "land_area": Decimal(1)})
    assert disposals.area_by_subject({"subject": "both", "land_area": None})


def test_the_most_that_is_taken_at_once_is_of_one_day() -> None:
    def stay(first: int, last: int | None, area: int) -> Stay:
        return Stay(date(2025, 1, first), date(2025, 1, last) if last else None, Decimal(area))

    own = stay(5, None, 10)
    assert most_at_once(own, []) == 10
    assert most_at_once(own, [stay(1, 4, 7)]) == 10, "it ended the day before"
    assert most_at_once(own, [stay(1, 5, 7)]) == 17, "the last day counts"
    assert most_at_once(own, [stay(6, 9, 7), stay(10, 12, 5)]) == 17, "one after another is not at once"
    assert most_at_once(own, [stay(6, 10, 7), stay(10, 12, 5)]) == 22


@pytest.fixture
def let(plant: Any, unit: Any, clerk: Any, firm: Any) -> Any:
    """``let(lease_no=…)``: a contract for the unit, from 2025 to 2027."""

    def made(lease_no: str, **changes: Any) -> Any:
        values = {
            "lease_no": lease_no,
            "kind": "new",
            "other_lessor": "园区公司",
            "tenant": firm.pk,
            "plant": plant.pk,
            "unit": unit.pk,
            "area": Decimal(900),
            "fire_class": "3",
            "chosen_on": date(2025, 1, 2),
            "since": date(2025, 1, 10),
            "until": date(2027, 1, 9),
            "rent": Decimal(10),
            "note": "早年入园，无联审记录",
        }
        return create(Leases, values | changes, clerk)

    return made


def test_no_room_is_let_twice_at_once(let: Any, plant: Any) -> None:
    let("ZL-1")
    with pytest.raises(Refused) as refusal:
        let("ZL-2", since=date(2027, 1, 9), until=date(2028, 1, 9), area=Decimal(100))
    assert codes(refusal) == ["lease.exceeds"]
    let("ZL-2", since=date(2027, 1, 9), until=date(2028, 1, 9), area=Decimal(50))
    let("ZL-3", since=date(2027, 1, 10), until=date(2028, 1, 9), area=Decimal(900))
    with pytest.raises(Refused) as refusal:
        let("ZL-4", unit=None, area=Decimal(1001))
    assert codes(refusal) == ["lease.exceeds"], "of the whole building 1900 can be let"
    let("ZL-4", unit=None, area=Decimal(1000) - 50)


def test_a_project_has_one_new_lease_until_it_is_withdrawn(let: Any, project: Project, clerk: Any) -> None:
    first = let("ZL-1", project=project.pk)
    later = {"project": project.pk, "since": None, "until": None, "rent": None}
    with pytest.raises(Refused) as refusal:
        let("ZL-2", **later)
    assert codes(refusal) == ["lease.settled_twice", "lease.unreviewed"]
    let("ZL-3", **later, kind="more", original=first.pk)
    with pytest.raises(Refused) as refusal:
        let("ZL-4", **later, kind="renewed")
    assert codes(refusal) == ["lease.original"]
    perform(LeaseLoop, first.pk, "withdraw", clerk, Deed(date(2025, 1, 5), {}, "改选"))
    let("ZL-2", **later)


def test_plant_is_let_when_it_is_accepted_and_the_project_signed(
    let: Any, project: Project, plant: Any, clerk: Any
) -> None:
    lease = let("ZL-1", project=project.pk)
    told = {"tenant": lease.tenant_id, "since": lease.since, "until": lease.until, "rent": lease.rent}
    plant.fire_accepted, project.signed_on = False, None
    plant.save()
    project.save()
    with pytest.raises(Refused) as refusal:
        perform(LeaseLoop, lease.pk, "sign", clerk, Deed(date(2025, 1, 8), told))
    assert codes(refusal) == ["lease.lettable", "lease.signed_project"]
    assert "消防验收" in str([problem.sentence for problem in refusal.value.problems])


def test_a_tenant_is_no_more_dangerous_than_the_design(plant: Any) -> None:
    rows: list[Any] = [{"plant": plant.pk, "fire_class": each} for each in "12345"]
    assert [place for place, _ in plants.graver_than_designed(rows)] == [0, 1]


@pytest.mark.parametrize(
    ("until", "passes"),
    [(date(2045, 3, 1), True), (date(2045, 3, 2), False), (date(2025, 3, 1), False), (None, False)],
)
def test_a_term_ends_after_it_begins_and_within_twenty_years(until: date | None, passes: bool) -> None:
    assert (leases.term_within_law({"since": date(2025, 3, 1), "until": until}) is None) is passes


def test_no_square_metre_is_brought_back_twice(let: Any, plant: Any, unit: Any, clerk: Any) -> None:
    lease = let("ZL-1")

    def idle(number: str, **changes: Any) -> Any:
        values = {
            "idle_no": number,
            "plant": plant.pk,
            "unit": unit.pk,
            "idle_area": Decimal(600),
            "vacant_since": date(2024, 1, 1),
            "cause": "unlet",
        }
        return create(IdlePlants, values | changes, clerk)

    back = {"reuse_method": "lease", "reused_on": date(2025, 1, 10), "lease": lease.pk}
    idle("XZ-1", **back)
    with pytest.raises(Refused) as refusal:
        idle("XZ-2", idle_area=Decimal(401))
    assert codes(refusal) == ["idle_plant.exceeds"], "the unit has a thousand"
    with pytest.raises(Refused) as refusal:
        idle("XZ-2", idle_area=Decimal(301), **back)
    assert codes(refusal) == ["idle_plant.lease_exceeds"], "the contract lets nine hundred"
    idle("XZ-2", idle_area=Decimal(300), **back)
    with pytest.raises(Refused) as refusal:
        idle("XZ-3", reuse_method="lease", reused_on=date(2025, 1, 10), idle_area=Decimal(1))
    assert "idle_plant.lease" in codes(refusal)


def test_a_list_is_displayed_for_three_days_both_ends_counted() -> None:
    row = {"published_from": date(2025, 5, 12), "published_to": date(2025, 5, 14)}
    assert yields.displayed_long_enough(row) is None
    assert yields.displayed_long_enough(row | {"published_to": date(2025, 5, 13)})
    assert yields.left_out_for_a_reason({"included": False, "excluded_why": None})
    assert yields.stands_on_land({"included": True, "own_mu": None, "leased_mu": Decimal(0)})
