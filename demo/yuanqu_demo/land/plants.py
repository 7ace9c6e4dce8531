"""Plant buildings 厂房 and their rooms: standard plant to let, enterprises' own, what the clean-up list names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from yuanqu_demo.land.parcels import has_parcel, parcel_of
from yuanqu_demo.land.places import Place
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Row

BUILDER = "云岚高新区开发建设有限公司"
FLOORS, DIVIDED, PRIVATE = 4, 3, 8
_ESTATES = {"main": "科创标准厂房园", "east": "东区中小企业园", "west": "西区标准厂房园"}


@dataclass(frozen=True)
class Room:
    """A storey or unit that is let by itself; of its floor nineteen parts in twenty can be let."""

    number: str
    building: Building
    floor: str
    area: Decimal

    @property
    def lettable(self) -> Decimal:
        """可租面积."""
        return self.area * 19 / 20


@dataclass(frozen=True)
class Building:
    """``firm`` or ``owner`` owns it; ``rooms`` are let one by one, none where it is used whole."""

    number: str
    name: str
    estate: str
    park: str
    kind: str
    firm: Firm | None
    owner: str
    completed: date
    whole: Decimal = Decimal(0)
    parcel: str = ""
    rooms: list[Room] = field(default_factory=list, compare=False)

    @property
    def area(self) -> Decimal:
        """建筑面积: of its rooms together, or its own."""
        return sum((room.area for room in self.rooms), Decimal(0)) or self.whole


def standard(drawn: Random, owners: Sequence[Firm], wanted: Sequence[str]) -> list[Building]:
    """Standard plant with at least a room for each park ``wanted``: the builder's by storeys, some private in units."""
    count = -(-(len(wanted) - PRIVATE * DIVIDED) // FLOORS)
    lacking = Counter(wanted)
    for firm in owners[:PRIVATE]:
        lacking[firm.park] -= DIVIDED
    found: list[Building] = []
    for number in range(1, count + 1):
        park = max(_ESTATES, key=lambda each: lacking[each])
        lacking[park] -= FLOORS
        building = Building(
            number=f"CF-{number:03d}",
            name=f"{number}号楼",
            estate=_ESTATES[park],
            park=park,
            kind="state_standard",
            firm=None,
            owner=BUILDER,
            completed=date(drawn.randint(2018, 2023), drawn.randint(1, 12), 20),
        )
        _divide(building, drawn, FLOORS, "{}层")
        found.append(building)
    for number, firm in enumerate(owners[:PRIVATE], count + 1):
        building = Building(
            number=f"CF-{number:03d}",
            name="2号厂房",
            estate=f"{firm.name.removesuffix('有限公司')}厂区",
            park=firm.park,
            kind="private_standard",
            firm=firm,
            owner="",
            completed=date(drawn.randint(2014, 2021), drawn.randint(1, 12), 20),
        )
        _divide(building, drawn, DIVIDED, "{}单元")
        found.append(building)
    return found


def _divide(building: Building, drawn: Random, count: int, called: str) -> None:
    area = Decimal(drawn.randint(60, 105) * 20)
    for number in range(1, count + 1):
        building.rooms.append(
            Room(
                f"{building.number}-{number}",
                building,
                called.format(number),
                area if number > 1 else area + 100,
            )
        )


def own(projects: Sequence[Project], first_number: int, drawn: Random) -> list[Building]:
    """The plant of projects that have been completed, used by those who built it."""
    done = [each for each in projects if each.completed_on and each.firm and has_parcel(each)]
    return [
        Building(
            number=f"CF-{number:03d}",
            name="1号厂房",
            estate=each.name,
            park=each.park,
            kind="own",
            firm=each.firm,
            owner="",
            completed=each.completed_on or date.min,
            whole=Decimal(drawn.randint(30, 220) * 100),
            parcel=parcel_of(each),
        )
        for number, each in enumerate(done, first_number)
    ]


def listed(places: Sequence[Place], areas: Sequence[Decimal], first_number: int) -> dict[str, Building]:
    """The plant that stands on the places of the clean-up list, by the parcel's number; theirs who hold the parcel."""
    named = [each for each in places if each.plant]
    found: dict[str, Building] = {}
    for number, (place, area) in enumerate(zip(named, areas, strict=True), first_number):
        holder = place.parcel.firm
        found[place.parcel.number] = Building(
            number=f"CF-{number:03d}",
            name="老厂房",
            estate=f"{place.former.name.removesuffix('有限公司')}原厂区",
            park=place.parcel.park,
            kind="own",
            firm=holder,
            owner="" if holder else place.parcel.holder,
            completed=date(2016, 1 + number % 12, 18),
            whole=area,
            parcel=place.parcel.number,
        )
    return found


def plant_rows(buildings: Sequence[Building]) -> Iterator[Row]:
    """厂房名录."""
    for place, each in enumerate(buildings, 1):
        let = bool(each.rooms)
        yield {
            "plant_no": each.number,
            "name": each.name,
            "estate": each.estate,
            "park": each.park,
            "parcel": each.parcel or None,
            "plant_kind": each.kind,
            "plant_form": "shared" if each.kind == "private_standard" else "separate",
            "enterprise": each.firm.uscc if each.firm else None,
            "owner": each.owner or None,
            "title_no": f"云岚不动产权第{each.completed.year}{place:05d}号",
            "accepted": True,
            "fire_accepted": True,
            "completed_on": each.completed,
            "floor_area": each.area,
            "lettable_area": sum((room.lettable for room in each.rooms), Decimal(0)),
            "structure": "frame" if let else "steel",
            "storeys": len(each.rooms) if each.kind == "state_standard" else 1,
            "height": Decimal("7.2") if let else Decimal("10.5"),
            "load": 10 if let else None,
            "transformer": 1250 if let else 630,
            "fire_class": "3",
            "lift": each.kind == "state_standard",
            "rent": Decimal(10 + place % 5) if let else None,
        }


def room_rows(buildings: Sequence[Building]) -> Iterator[Row]:
    """厂房单元台账."""
    for building in buildings:
        for room in building.rooms:
            yield {
                "unit_no": room.number,
                "plant": building.number,
                "floor": room.floor,
                "floor_area": room.area,
                "lettable_area": room.lettable,
                "height": Decimal("7.2") if room.number.endswith("-1") else Decimal("4.5"),
                "rent": Decimal(10 + len(building.number) % 5),
            }
