"""The workbooks of 自然资源科, those that others refer to first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from yuanqu_demo.land import parcels, plants
from yuanqu_demo.land.clean_up import CleanUp, conditioned
from yuanqu_demo.land.parcels import Parcel, has_parcel, of_project
from yuanqu_demo.land.places import Place, places
from yuanqu_demo.land.plants import Building
from yuanqu_demo.land.renting import (
    Let,
    buildings_rooms,
    idle_rows,
    lease_rows,
    leases,
    listed_areas,
    rooms_wanted,
)
from yuanqu_demo.land.story import land_story
from yuanqu_demo.land.yields import intensity_rows, yield_rows
from yuanqu_demo.projects.project import Project
from yuanqu_demo.projects.project import renting as renting_in
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet
from yuanqu_demo.telling import chance

_SHARED = 6


def land_sheets(
    seed: int, firms: Sequence[Firm], projects: Sequence[Project], today: date
) -> Iterator[Sheet]:
    """Registers of land and plant, the clean-up list with its disposals, leases, idle plant, yield."""
    told, drawn = land_story(seed), chance(seed, "land")
    listed = conditioned(places(seed, told, projects, firms, today))
    tenants = renting_in(projects, today.year)
    taken = {each.firm.uscc for each in projects if each.firm}
    owners = [
        firm for firm in firms if not firm.small and firm.uscc not in taken and firm.trade.group != "beyond"
    ]
    small = [firm for firm in firms if firm.small and firm.status == "operating" and firm.uscc not in taken]
    earlier = [*small, *owners]
    let_out = plants.standard(drawn, owners, rooms_wanted(tenants, earlier))
    rooms = buildings_rooms(let_out)
    found = leases(drawn, tenants, earlier, rooms, today)
    waiting = [*idle_rows(drawn, told.reused_plant, found, rooms, today)]
    old = _listed_plant(drawn, listed, told.reused_plant - _back(waiting), len(let_out) + 1, today)
    used = plants.own(projects, len(let_out) + len(old) + 1, drawn)
    clean_up = CleanUp(listed, old, drawn, today)
    yield from _register_sheets(_parcels(seed, projects, listed, today), [*let_out, *old.values(), *used])
    yield from _clean_up_sheets(clean_up)
    yield Sheet(
        "land.lease", "厂房租赁台账", [*lease_rows(found)], Manner(title="厂房租赁登记台账", days="%Y.%m.%d")
    )
    yield Sheet(
        "land.idle_plant",
        "闲置厂房台账",
        [
            row | {"idle_no": f"XZ{today.year}-{n:03d}"}
            for n, row in enumerate([*waiting, *clean_up.reused_plant()], 1)
        ],
        Manner(title="闲置厂房台账", days="%Y-%m-%d"),
    )
    yield Sheet("land.shared_plant", "厂中厂台账", [*_shared(found)])
    yield Sheet(
        "land.yield_evaluation", "亩均效益评价", [*yield_rows(drawn, firms, today)], Manner(csv="gb18030")
    )
    yield Sheet("land.intensity_year", "土地集约利用监测", [*intensity_rows(drawn, today)])


def _back(waiting: Sequence[Row]) -> Decimal:
    """What letting brought back to use."""
    return sum((row["idle_area"] for row in waiting if row.get("reused_on")), Decimal(0))


def _listed_plant(
    drawn: Random, listed: Sequence[Place], back: Decimal, first_number: int, today: date
) -> dict[str, Building]:
    """The plant of the list: what came back in the half-year makes up the told figure."""
    first = date(today.year, 1, 1)
    with_plant = [each for each in listed if each.plant]
    now = [each for each in with_plant if each.reused and each.reused >= first]
    others = [each for each in with_plant if not (each.reused and each.reused >= first)]
    return plants.listed([*now, *others], listed_areas(drawn, back, len(now), len(others)), first_number)


def _parcels(seed: int, projects: Sequence[Project], listed: Sequence[Place], today: date) -> list[Parcel]:
    """Those of the list as they were measured there; the others as their projects have them; the reserve."""
    found = {each.parcel.number: each.parcel for each in listed}
    for each in projects:
        if has_parcel(each) and parcels.parcel_of(each) not in found:
            parcel = of_project(seed, each)
            found[parcel.number] = parcel
    return [*sorted(found.values(), key=lambda each: each.number), *parcels.reserve(seed, today)]


def _register_sheets(of_zone: Sequence[Parcel], buildings: Sequence[Building]) -> Iterator[Sheet]:
    yield Sheet(
        "registers.rule",
        "土地规则参数",
        [
            {
                "code": "underuse_tax_per_mu",
                "name": "低效用地亩均税收标准",
                "value": 5,
                "unit": "万元/亩",
                "valid_from": date(2022, 1, 1),
                "source": "云岚高新区低效用地认定标准（2022年）",
            }
        ],
    )
    yield Sheet(
        "registers.parcel",
        "地块名录",
        [*parcels.rows(of_zone)],
        Manner(title="园区地块名录", days="%Y.%m.%d"),
    )
    yield Sheet("registers.plant", "厂房名录", [*plants.plant_rows(buildings)], Manner(days="%Y/%m/%d"))
    yield Sheet("registers.plant_unit", "厂房单元", [*plants.room_rows(buildings)])


def _clean_up_sheets(clean_up: CleanUp) -> Iterator[Sheet]:
    yield Sheet(
        "land.underuse_finding",
        "低效闲置用地清单",
        [*clean_up.findings()],
        Manner(title="低效闲置用地清理清单", days="%Y.%m.%d"),
    )
    yield Sheet("land.disposal_step", "约谈与推进记录", [*clean_up.talks()], Manner(days="%Y年%m月%d日"))
    yield Sheet("land.idle_case", "闲置土地处置", [*clean_up.cases()])
    yield Sheet("land.encumbrance", "抵押查封台账", [*clean_up.encumbrances()])
    yield Sheet(
        "land.disposal",
        "低效用地处置台账",
        [*clean_up.disposals()],
        Manner(title="低效闲置用地处置台账", days="%Y.%m.%d", names={"settled_project": "落户项目"}),
    )


def _shared(found: Sequence[Let]) -> Iterator[Row]:
    """厂中厂: tenants of enterprises' own plant."""
    inside = [
        each for each in found if each.room.building.firm and each.let and each.tenant and not each.ended
    ]
    for number, each in enumerate(inside[:_SHARED], 1):
        building = each.room.building
        assert building.firm is not None
        assert each.tenant is not None
        yield {
            "lessor": building.firm.uscc,
            "tenant": each.tenant.uscc,
            "plant": building.number,
            "lease": each.number,
            "form": "divided",
            "place": each.room.floor,
            "area": each.room.lettable,
            "people": min(each.tenant.workers, 40),
            "process": each.tenant.trade.activity,
            "fire_class": "4",
            "risks": "粉尘" if number % 3 == 0 else None,
            "coordinated": number % 4 > 0,
            "safety_permit": "held",
            "eia_permit": "held" if number % 2 else "not_needed",
            "fire_permit": "held",
            "discharge_permit": "not_needed",
            "entered_on": each.let,
            "outcome": "kept" if number % 4 else "mend",
        }
