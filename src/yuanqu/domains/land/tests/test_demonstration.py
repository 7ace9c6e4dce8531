"""The demonstration's land: the told figures to the last digit, the same projects that the review let in, any seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from yuanqu_demo.investment.zone_sheets import admission_sheet
from yuanqu_demo.land.parcels import has_parcel, parcel_of
from yuanqu_demo.land.places import places
from yuanqu_demo.land.sheets import land_sheets
from yuanqu_demo.land.story import land_story
from yuanqu_demo.projects.cast import projects
from yuanqu_demo.projects.project import Project, renting, settled
from yuanqu_demo.roster import Firm, roster
from yuanqu_demo.sheets import Row
from yuanqu_demo.story import story
from yuanqu_demo.zone import FIRST, TODAY

SEEDS = (2025, 7, 41)
every_seed = pytest.mark.parametrize("seed", SEEDS)


@cache
def _cast(seed: int) -> tuple[list[Firm], list[Project]]:
    told = story(seed)
    firms = roster(told)
    return firms, projects(told, firms, TODAY)


@cache
def _rows(seed: int) -> dict[str, list[Row]]:
    return {sheet.ledger: sheet.rows for sheet in land_sheets(seed, *_cast(seed), TODAY)}


def _within(day: date | None) -> bool:
    return day is not None and FIRST <= day <= TODAY


def test_the_told_half_year() -> None:
    told = land_story(2025)
    assert (told.reused_mu, told.reused_plant) == (Decimal("228.1"), Decimal(190500))


@every_seed
def test_what_came_back_to_use_is_what_was_told(seed: int) -> None:
    told, (firms, zone) = land_story(seed), _cast(seed)
    listed = places(seed, told, zone, firms, TODAY)
    back = [each for each in listed if _within(each.reused)]
    taken = [each.area * (1 if each.parcel.unit == "mu" else Decimal("0.0015")) for each in back]
    assert sum(taken) == told.reused_mu
    spells = [row for row in _rows(seed)["land.idle_plant"] if _within(row.get("reused_on"))]
    assert sum(row["idle_area"] for row in spells) == told.reused_plant
    assert all(row["idle_area"] > 0 for row in spells)
    birds = {each.project.number for each in back if each.method == "swap" and each.project}
    assert birds == {each.number for each in settled(zone)}


@every_seed
def test_those_settled_by_renting_are_those_the_review_let_in(seed: int) -> None:
    _, zone = _cast(seed)
    settling = [
        row
        for row in _rows(seed)["land.lease"]
        if row["kind"] == "new" and row["project"] and not row["withdrawn_on"] and _within(row["chosen_on"])
    ]
    counted = [row["project"] for row in settling]
    assert sorted(counted) == sorted(each.number for each in renting(zone, TODAY.year))
    land = [*land_sheets(seed, *_cast(seed), TODAY)]
    admitted = {row["project"]: row["plant"] for row in admission_sheet(seed, zone, TODAY, land).rows}
    let = {row["project"]: row["plant"] for row in settling}
    assert admitted == let, (
        "the same projects in the same plant, in the review, its admissions and the leases"
    )


@every_seed
def test_who_rents_is_in_the_park_that_the_project_is_registered_in(seed: int) -> None:
    """On the map they stand in their plant, and the parks are named where most of what they hold lies."""
    firms, zone = _cast(seed)
    parks = {row["plant_no"]: row["park"] for row in _rows(seed)["registers.plant"]}
    of_projects = {each.number: each.park for each in zone}
    of_firms = {firm.uscc: firm.park for firm in firms}
    let = [row for row in _rows(seed)["land.lease"] if row["project"]]
    assert len(let) >= len(renting(zone, TODAY.year))
    assert [row["lease_no"] for row in let if parks[row["plant"]] != of_projects[row["project"]]] == []
    earlier = [row for row in _rows(seed)["land.lease"] if not row["project"]]
    strays = [row for row in earlier if parks[row["plant"]] != of_firms[row["tenant"]]]
    assert len(strays) <= 3, "rooms come four at a time"


@every_seed
def test_each_project_that_started_to_build_has_its_parcel(seed: int) -> None:
    _, zone = _cast(seed)
    numbers = [row["parcel_no"] for row in _rows(seed)["registers.parcel"]]
    assert len(numbers) == len(set(numbers))
    started = [each for each in zone if each.started_on and each.kind in ("land", "expansion")]
    assert {parcel_of(each) for each in started} <= set(numbers)
    assert {parcel_of(each) for each in zone if has_parcel(each)} <= set(numbers)
    with pytest.raises(ValueError, match="has no parcel"):
        parcel_of(renting(zone, TODAY.year)[0])
