"""Leases 租赁 and idle plant 闲置厂房: who takes which room, which rooms wait, what was brought back to use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.land.plants import BUILDER, Building, Room
from yuanqu_demo.land.story import working
from yuanqu_demo.projects.project import Project
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Row

OLD_TENANTS, RENEWED, MORE, SPARE = 14, 3, 2, 6
_MOST_BY_LETTING = 6  # tenths of the plant brought back that come by letting; the rest came by disposals


@dataclass(frozen=True)
class Let:
    """A contract as far as it has come: each day is empty until its step is done."""

    number: str
    kind: str
    room: Room
    chosen: date
    tenant: Firm | None = None
    name: str = ""
    project: Project | None = None
    original: str = ""
    since: date | None = None
    until: date | None = None
    signed: date | None = None
    filed: date | None = None
    let: date | None = None
    ended: date | None = None
    withdrawn: date | None = None


def rooms_wanted(renting: Sequence[Project], tenants: Sequence[Firm]) -> list[str]:
    """The park of each room the zone has: where all who rent are, and some that stand empty."""
    used = [each.park for each in renting] + [firm.park for firm in tenants[:OLD_TENANTS]]
    return [*used, *used[: MORE + SPARE]]


def leases(
    drawn: Random, renting: Sequence[Project], tenants: Sequence[Firm], rooms: Sequence[Room], today: date
) -> list[Let]:
    """Tenants of earlier years with the renewals of some, and one contract for each project that rents."""
    free = drawn.sample(rooms, len(rooms))
    taken = [_taken(free, each.park) for each in renting]  # first: a project stands where it was let in
    old = [
        _old(drawn, _taken(free, firm.park), firm, n, today)
        for n, firm in enumerate(tenants[:OLD_TENANTS], 1)
    ]
    renewed = [_renewed(each, n, today) for n, each in enumerate(old[:RENEWED], 1)]
    new = [
        _new(drawn, room, each, n, today)
        for n, (room, each) in enumerate(zip(taken, renting, strict=True), 1)
    ]
    grown = [each for each in new if each.let][:MORE]
    more = [_more(each, _taken(free, each.room.building.park), n, today) for n, each in enumerate(grown, 1)]
    return [*old, *renewed, _thought_better(new[0]), *new, *more]


def _taken(free: list[Room], park: str) -> Room:
    """A free room of that park, else of another."""
    return free.pop(next((n for n, room in enumerate(free) if room.building.park == park), 0))


def _old(drawn: Random, room: Room, firm: Firm, number: int, today: date) -> Let:
    """A tenant of earlier years; the first few contracts ran out in the half-year, one tenant left."""
    runs_out = number <= RENEWED
    since = date(today.year - 3, 1 + number % 5, 1) if runs_out else date(today.year - 2, 1 + number % 12, 1)
    until = (
        date(today.year, 1 + number % 5, 1) - timedelta(days=1) if runs_out else since + timedelta(days=1826)
    )
    ended = until if runs_out else date(today.year, 3, 14) if number == OLD_TENANTS else None
    return Let(
        number=f"ZL{since.year}-{number:03d}",
        kind="new",
        room=room,
        chosen=since - timedelta(days=drawn.randint(30, 45)),
        tenant=firm,
        since=since,
        until=until,
        signed=since - timedelta(days=20),
        filed=since - timedelta(days=8),
        let=since,
        ended=ended,
    )


def _renewed(old: Let, number: int, today: date) -> Let:
    assert old.until is not None
    since = old.until + timedelta(days=1)
    return Let(
        number=f"ZL{today.year}-X{number:02d}",
        kind="renewed",
        room=old.room,
        chosen=since - timedelta(days=25),
        tenant=old.tenant,
        original=old.number,
        since=since,
        until=since + timedelta(days=1095),
        signed=since - timedelta(days=15),
        filed=since - timedelta(days=5),
        let=since,
    )


def _new(drawn: Random, room: Room, project: Project, number: int, today: date) -> Let:
    """The contract of a project let in this year, as far as the project has come."""
    assert project.approved_on is not None
    chosen = min(project.approved_on + timedelta(days=drawn.randint(1, 3)), today)
    name = project.investor or (project.firm.name if project.firm else "")
    if project.signed_on is None:
        return Let(f"ZL{today.year}-{number:03d}", "new", room, chosen, None, name, project)
    signed = max(project.signed_on + timedelta(days=drawn.randint(0, 2)), chosen)
    filed, let = signed + timedelta(days=3), signed + timedelta(days=5)
    begun = project.started_on is not None and let <= today
    return Let(
        number=f"ZL{today.year}-{number:03d}",
        kind="new",
        room=room,
        chosen=chosen,
        tenant=project.firm,
        name="" if project.firm else name,
        project=project,
        since=let,
        until=let + timedelta(days=drawn.choice((1095, 1826))),
        signed=min(signed, today),
        filed=filed if filed <= today else None,
        let=let if begun else None,
    )


def _more(first: Let, room: Room, number: int, today: date) -> Let:
    """A project that has moved in takes another room: it is settled no second time."""
    assert first.let is not None
    chosen = min(first.let + timedelta(days=3), today)
    return Let(
        f"ZL{today.year}-K{number:02d}",
        "more",
        room,
        chosen,
        first.tenant,
        project=first.project,
        original=first.number,
    )


def _thought_better(new: Let) -> Let:
    """A project that first chose a room and gave it up before it took the one it has: withdrawn, so not counted."""
    chosen = new.chosen - timedelta(days=1)
    tenant, name = new.tenant, new.name
    number = f"{new.number}-1"
    return Let(number, "new", new.room, chosen, tenant, name, new.project, withdrawn=new.chosen)


def lease_rows(found: Sequence[Let]) -> Iterator[Row]:
    """厂房租赁台账."""
    for place, each in enumerate(found, 1):
        building = each.room.building
        yield {
            "lease_no": each.number,
            "kind": each.kind,
            "original": each.original or None,
            "lessor": building.firm.uscc if building.firm else None,
            "other_lessor": None if building.firm else BUILDER,
            "tenant": each.tenant.uscc if each.tenant else None,
            "tenant_name": each.name or None,
            "project": each.project.number if each.project else None,
            "plant": building.number,
            "unit": each.room.number,
            "area": each.room.lettable,
            "fire_class": "4" if place % 3 else "3",
            "chosen_on": each.chosen,
            "since": each.since,
            "until": each.until,
            "rent": Decimal(10 + place % 5) if each.signed else None,
            "deposit": (each.room.lettable * 3 / 1000).quantize(Decimal("0.01")) if each.signed else None,
            "rent_free": 3 if each.signed and each.project else None,
            "file_no": f"云高租备〔{each.filed.year}〕{place}号" if each.filed else None,
            "safety_agreement": f"AQ{each.filed.year}-{place:03d}" if each.filed else None,
            "promised_tax": each.project.tax if each.project and each.signed else None,
            "left_for": _why_left(each),
            "signed_on": each.signed,
            "filed_on": each.filed,
            "let_on": each.let,
            "ended_on": each.ended,
            "withdrawn_on": each.withdrawn,
        }


def _why_left(each: Let) -> str | None:
    if each.ended is None:
        return None
    return "租期届满，续租另签合同" if each.ended == each.until else "转产外迁，协商解除"


def idle_rows(
    drawn: Random, story_plant: Decimal, found: Sequence[Let], rooms: Sequence[Room], today: date
) -> Iterator[Row]:
    """Rooms that stood empty: those let this year, up to their part of what was brought back, and those not let yet."""
    back = Decimal(0)
    most = story_plant * _MOST_BY_LETTING / 10
    occupied = {each.room.number for each in found if each.let and not each.ended}
    for each in found:
        if each.kind == "new" and each.project and each.let and back + each.room.lettable <= most:
            back += each.room.lettable
            yield _idle(drawn, each.room, today) | {
                "reuse_method": "lease",
                "reused_on": each.let,
                "lease": each.number,
            }
    left = {each.room.number: each.ended + timedelta(days=1) for each in found if each.ended}
    for room in rooms:
        if room.number not in occupied:
            spell = _idle(drawn, room, today)
            yield spell | (
                {"vacant_since": left[room.number], "cause": "moved"} if room.number in left else {}
            )


def _idle(drawn: Random, room: Room, today: date) -> Row:
    since = working(date(today.year - 1, drawn.randint(1, 11), drawn.randint(2, 28)))
    return {
        "plant": room.building.number,
        "unit": room.number,
        "idle_area": room.lettable,
        "vacant_since": since,
        "cause": drawn.choice(("unlet", "unlet", "moved", "stopped")),
        "terms": "租期不少于3年，租金面议，限丙类及以下",
        "facilities": "水电气通，首层可行车，货梯2吨",
    }


def listed_areas(drawn: Random, back: Decimal, reused: int, others: int) -> list[Decimal]:
    """Plant on the places of the list: what is left to reach the told figure in ``reused`` parts, and further ones."""
    weights = [drawn.randint(70, 150) for _ in range(reused)]
    parts = [back * weight / sum(weights) // 10 * 10 for weight in weights[:-1]]
    parts.append(back - sum(parts, Decimal(0)))
    return [*parts, *(Decimal(drawn.randint(300, 900) * 10) for _ in range(others))]


def buildings_rooms(buildings: Sequence[Building]) -> list[Room]:
    """All rooms, building by building."""
    return [room for building in buildings for room in building.rooms]
