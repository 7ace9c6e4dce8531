"""The clean-up list 清理清单: what lay idle, by which method it was disposed of, how far each has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from random import Random

from yuanqu_demo.land.parcels import MU, SQUARE_METRE, Parcel, has_parcel, of_project, resized
from yuanqu_demo.land.story import LandStory, parts, working
from yuanqu_demo.projects.project import Project, settled, started_between
from yuanqu_demo.roster import Firm
from yuanqu_demo.telling import chance

# Each method's own steps with the days between them, the last before the disposal itself.
STEPS = {
    "swap": (("intended_on", 20), ("signed_on", 25), ("disposed_on", 15)),
    "buyback": (
        ("appraised_on", 15),
        ("approved_on", 20),
        ("signed_on", 15),
        ("vacated_on", 40),
        ("disposed_on", 12),
    ),
    "auction": (
        ("lettered_on", 10),
        ("announced_on", 40),
        ("sold_on", 35),
        ("supervised_on", 12),
        ("disposed_on", 10),
    ),
    "forced": (("served_on", 30), ("settled_on", 190), ("disposed_on", 8)),
}
_FIRST_STEPS = (("opened_on", 15), ("talked_on", 8), ("plan_fixed_on", 25))
# Those under way: method, how many of the method's steps are done (-1: not yet planned), whether plant stands there.
_UNDER_WAY = (
    ("swap", 1, True),
    ("swap", 0, True),
    ("swap", -1, True),
    ("buyback", 3, False),
    ("buyback", -1, False),
    ("auction", 2, True),
    ("forced", 1, False),
)
_OTHER_METHODS = ("buyback", "auction", "forced", "buyback")
_LISTED_ONLY, _EARLIER = 4, 2


@dataclass(frozen=True)
class Place:
    """One place of the list. ``area`` is what is disposed of; the parcel may be larger, then the rest stays listed.

    ``project`` takes it over; ``method`` is empty where no disposal has been opened. ``days``: those of the moves.
    """

    parcel: Parcel
    former: Firm
    found: date
    area: Decimal
    method: str = ""
    project: Project | None = None
    days: dict[str, date] = field(default_factory=dict)
    plant: bool = False
    given_up: date | None = None

    @property
    def reused(self) -> date | None:
        """The day a project took it into use."""
        return self.days.get("reused_on")

    @property
    def whole(self) -> bool:
        """Whether all that was found was disposed of."""
        return self.area == self.parcel.area


def places(
    seed: int, story: LandStory, projects: Sequence[Project], firms: Sequence[Firm], today: date
) -> list[Place]:
    """Those reused in the half-year, as large as told; those before it; those under way; those only listed."""
    drawn = chance(seed, "idle land")
    taken = {each.firm.uscc for each in projects if each.firm}
    pool = [
        firm for firm in firms if not firm.small and firm.trade.group != "beyond" and firm.uscc not in taken
    ]
    former = cycle(drawn.sample(pool, len(pool)))
    first = date(today.year, 1, 1)
    takers = [*_takers(projects, first, today)]
    areas = [*parts(drawn, story.reused_mu, len(takers), (Decimal("0.01"), Decimal("0.15")))]
    found: list[Place] = []
    for place, ((project, method), mu) in enumerate(zip(takers, areas, strict=True)):
        again = any(each.project is project for each in found)
        parcel = _sized(
            of_project(seed, project), mu, metres=place % 2 == 1 and place + 1 < len(takers), again=again
        )
        day = _reuse_day(drawn, project, first, today)
        found.append(_reused(parcel, next(former), method, project, day, partly=place == 2))
    found += [*_before(seed, projects, former, first)]
    coming = [each for each in projects if each.kind == "land" and each.approved_on and not each.signed_on]
    found += [*_under_way(drawn, former, coming, today)]
    return found


def _takers(projects: Sequence[Project], first: date, today: date) -> Iterator[tuple[Project, str]]:
    """The settled ones by 腾笼换鸟, the first of them on two parcels; some that started took land freed otherwise."""
    birds = settled(projects)
    yield from ((each, "swap") for each in (*birds, birds[0]))
    others = [
        each for each in started_between(projects, first, today) if each.kind == "land" and not each.settled
    ]
    yield from zip(others, _OTHER_METHODS, strict=False)


def _sized(parcel: Parcel, mu: Decimal, *, metres: bool, again: bool) -> Parcel:
    sized = resized(parcel, mu * 10000 / 15 if metres else mu, SQUARE_METRE if metres else MU)
    if not again:
        return sized
    second = {**vars(sized), "number": f"{sized.number}-2"}
    return Parcel(**second)


def _reuse_day(drawn: Random, project: Project, first: date, today: date) -> date:
    """After its agreement was signed and before it started, within the half-year."""
    assert project.signed_on is not None
    earliest = max(project.signed_on, first + timedelta(days=5))
    latest = max(earliest, min(project.started_on or today, today))
    day = working(earliest + timedelta(days=drawn.randint(0, (latest - earliest).days)))
    return max(day, earliest)


def _reused(
    parcel: Parcel, former: Firm, method: str, project: Project, day: date, *, partly: bool = False
) -> Place:
    days = _days_back(method, day)
    return Place(
        parcel=resized(parcel, parcel.area * 2, parcel.unit) if partly else parcel,
        former=former,
        found=days.pop("found"),
        area=parcel.area,
        method=method,
        project=project,
        days={**days, "reused_on": day},
        plant=method in ("swap", "auction"),
    )


def _days_back(method: str, reused: date) -> dict[str, date]:
    """The days of all steps, counted back from the reuse."""
    day = reused - timedelta(days=6)
    days: dict[str, date] = {}
    for name, before in reversed((*_FIRST_STEPS, *STEPS[method])):
        days[name] = working(day)
        day -= timedelta(days=before)
    return {"found": working(day), **dict(reversed(days.items()))}


def _before(seed: int, projects: Sequence[Project], former: Iterator[Firm], first: date) -> Iterator[Place]:
    """Reused before the half-year: they stay out of its figures."""
    older = [
        each
        for each in projects
        if each.kind == "land" and has_parcel(each) and each.started_on and each.started_on < first
    ]
    for project in older[:_EARLIER]:
        assert project.signed_on is not None
        day = working(project.signed_on + timedelta(days=9))
        yield _reused(of_project(seed, project), next(former), "swap", project, day)


def _under_way(
    drawn: Random, former: Iterator[Firm], coming: Sequence[Project], today: date
) -> Iterator[Place]:
    """Disposals that have come so far, one given up, and places for which none is opened yet.

    ``coming``: projects that are let in and have not signed; where an intention is reached, it is one of theirs.
    """
    for number, (method, done, plant) in enumerate(_UNDER_WAY, 1):
        steps = (*_FIRST_STEPS[: 2 if done < 0 else 3], *STEPS[method][: max(done, 0)])
        day, days = today - timedelta(days=drawn.randint(6, 40)), dict[str, date]()
        for name, before in reversed(steps):
            days[name] = working(day)
            day -= timedelta(days=before)
        firm = next(former)
        parcel = _old_parcel(drawn, firm, number, plant=plant)
        project = coming[number % len(coming)] if method == "swap" and done > 0 and coming else None
        if method == "swap" and project is None:
            days.pop("intended_on", None)
        yield Place(
            parcel, firm, working(day), parcel.area, method, project, dict(reversed(days.items())), plant
        )
    firm = next(former)
    stopped = working(today - timedelta(days=50))
    opened, talked = working(stopped - timedelta(days=70)), working(stopped - timedelta(days=60))
    parcel = _old_parcel(drawn, firm, len(_UNDER_WAY) + 1, plant=True, condition="normal")
    days = {"opened_on": opened, "talked_on": talked, "ended_on": stopped}
    yield Place(parcel, firm, opened - timedelta(days=20), parcel.area, "swap", None, days, False, stopped)
    for number in range(1, _LISTED_ONLY + 1):
        firm = next(former)
        parcel = _old_parcel(drawn, firm, len(_UNDER_WAY) + 1 + number, plant=True)
        yield Place(
            parcel, firm, working(today - timedelta(days=drawn.randint(20, 150))), parcel.area, plant=True
        )


def _old_parcel(drawn: Random, firm: Firm, number: int, *, plant: bool, condition: str = "") -> Parcel:
    supplied = date(drawn.randint(2012, 2019), drawn.randint(1, 12), 15)
    return Parcel(
        number=f"DK{supplied.year}-{number:03d}",
        area=Decimal(drawn.randint(900, 5200)) / 100,
        unit=MU,
        park=firm.park,
        firm=firm,
        holder="",
        supplied=supplied,
        started=supplied + timedelta(days=90) if plant else None,
        finished=supplied + timedelta(days=700) if plant else None,
        condition=condition or ("underused" if plant else "idle"),
    )
