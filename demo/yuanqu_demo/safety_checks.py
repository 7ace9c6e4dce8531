"""Inspections of the half-year and what they found: plans, visits, orders, hazards, opinions, the major ones.

Beside the story's hazards of the half-year there are last year's, some of them closed only in this one: an indicator
that counts by another date than the right one prints another number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.names import Names
from yuanqu_demo.safety_findings import MAJOR, Finding, finding
from yuanqu_demo.safety_objects import DEPARTMENT, Subject
from yuanqu_demo.services_sheets import office_moment, working_day
from yuanqu_demo.sheets import Row
from yuanqu_demo.story import Story

AGAIN, LAST_YEAR, LAST_YEAR_OPEN, NEGLECTED, BY_PATROL, BY_ITSELF = 46, 14, 3, 4, 11, 5
_KINDS = ("daily", "daily", "special", "special", "holiday", "random", "unannounced", "expert")
_PLAN_OF = {"special": 1, "holiday": 2, "random": 3}


@dataclass
class Visit:
    """One inspection and the hazards it found."""

    subject: Subject
    at: datetime
    kind: str
    inspectors: tuple[str, ...]
    number: str = ""
    hazards: list[Life] = field(default_factory=list)


@dataclass
class Life:
    """One hazard from the day it was found; a day that has not come is None."""

    subject: Subject
    what: Finding
    source: str
    found: date
    found_by: tuple[str, ...]
    level: str
    handling: str
    ordered: date
    due: date
    rectified: date | None
    closed: date | None
    rechecked_by: str
    cost: Decimal | None
    visit: Visit | None = None
    number: str = ""
    order: str = ""


@dataclass
class Records:
    """What the department has of the half-year and the end of the last."""

    visits: list[Visit]
    hazards: list[Life]
    inspectors: tuple[str, ...]


def records(story: Story, found: list[Subject], first: date, today: date) -> Records:
    """Visits and hazards, numbered by day."""
    chance = story.random("inspections")
    names = Names(chance)
    staff = tuple(names.person() for _ in range(7))
    enterprises = [each for each in found if each.kind == "enterprise"]
    others = [each for each in found if each.kind != "enterprise" and not each.stopped]
    reached = chance.sample(enterprises, min(story.enterprises_inspected, len(enterprises)))
    reached += chance.sample(others, story.small_inspected)
    visits = [_visit(each, chance, staff, first, today - timedelta(days=3)) for each in reached]
    visits += [
        _visit(chance.choice(reached), chance, staff, first, today - timedelta(days=3)) for _ in range(AGAIN)
    ]
    before = [
        _visit(
            chance.choice(enterprises),
            chance,
            staff,
            date(first.year - 1, 10, 8),
            date(first.year - 1, 12, 26),
        )
        for _ in range(LAST_YEAR + 11)
    ]
    hazards = [*_hazards(story, visits, chance, staff, today), *_last_year(before, chance, staff, first)]
    visits = sorted((*before, *visits), key=lambda visit: (visit.at, visit.subject.number))
    hazards.sort(key=lambda life: (life.found, life.subject.number, life.what.words))
    _number(visits, hazards)
    return Records(visits, hazards, staff)


def _visit(subject: Subject, chance: Random, staff: tuple[str, ...], first: date, last: date) -> Visit:
    at = office_moment(working_day(chance, first, last), chance)
    return Visit(subject, at, chance.choice(_KINDS), tuple(chance.sample(staff, chance.choice((2, 2, 3)))))


def _hazards(
    story: Story, visits: list[Visit], chance: Random, staff: tuple[str, ...], today: date
) -> Iterator[Life]:
    """The story's hazards: most found by visits, one to three each, some by patrols and the enterprises themselves."""
    left = story.hazards - BY_PATROL - BY_ITSELF
    order = chance.sample(visits, len(visits))
    found: list[Life] = []
    while left:
        for visit in order[: max(1, len(order) * 3 // 5)]:
            for _ in range(min(left, chance.choice((0, 1, 1, 2)))):
                found.append(
                    _life(visit.subject, "5", visit.at.date(), visit.inspectors, chance, staff, visit)
                )
                left -= 1
    for source in ("21",) * BY_PATROL + ("3",) * BY_ITSELF:
        visit = chance.choice(visits)
        found.append(_life(visit.subject, source, visit.at.date(), visit.inspectors[:1], chance, staff, None))
    for life, what in zip(found[:2], MAJOR, strict=False):
        life.what, life.level, life.handling = what, "major", "stop"
        life.due, life.cost = life.ordered + timedelta(days=45), Decimal(chance.randint(150, 600)) / 10
        life.rectified = life.due - timedelta(days=chance.randint(3, 12))
        life.closed = life.rectified + timedelta(days=6)
    early = [life for life in found if life.level == "general" and life.handling == "limited"]
    ended = [life for life in early if life.due <= today - timedelta(days=chance.randint(2, 9))]
    for life in sorted(ended, key=lambda life: life.due)[-NEGLECTED:]:
        life.rectified = life.closed = None
    return iter([_until(life, today) for life in found])


def _life(
    subject: Subject,
    source: str,
    found: date,
    by: tuple[str, ...],
    chance: Random,
    staff: tuple[str, ...],
    visit: Visit | None,
) -> Life:
    spot = chance.random() < 0.2
    ordered = found if spot or visit is None else found + timedelta(days=chance.choice((0, 0, 1)))
    due = ordered if spot else ordered + timedelta(days=chance.choice((7, 7, 10, 15)))
    late = not spot and chance.random() < 0.05
    done = found if spot else due + timedelta(days=chance.randint(1, 5) if late else -chance.randint(0, 6))
    closed = max(done, ordered) + timedelta(days=chance.randint(1, 8))
    life = Life(
        subject,
        finding(chance),
        source,
        found,
        by,
        "general",
        "spot" if spot else "limited",
        ordered,
        due,
        max(done, ordered),
        closed,
        chance.choice([name for name in staff if name not in by] or list(staff)),
        Decimal(chance.randint(1, 60)) / 10 if chance.random() < 0.5 else None,
        visit,
    )
    if visit is not None:
        visit.hazards.append(life)
    return life


def _until(life: Life, today: date) -> Life:
    """Nothing has happened yet that lies after today."""
    if life.rectified and life.rectified > today:
        life.rectified = life.closed = None
    if life.closed and life.closed > today:
        life.closed = None
    return life


def _last_year(before: list[Visit], chance: Random, staff: tuple[str, ...], first: date) -> Iterator[Life]:
    for place, visit in enumerate(before[:LAST_YEAR]):
        life = _life(visit.subject, "5", visit.at.date(), visit.inspectors, chance, staff, visit)
        if place < LAST_YEAR_OPEN:
            life.handling, life.due = "limited", first + timedelta(days=10 + place)
            life.rectified = life.due - timedelta(days=1) if place else None
            life.closed = life.rectified + timedelta(days=4) if life.rectified else None
        yield life


def _number(visits: list[Visit], hazards: list[Life]) -> None:
    """Numbers by year, in the order of the days; one order for the hazards of one object found on one day."""
    serials: dict[tuple[str, int], int] = defaultdict(int)
    for visit in visits:
        serials["JC", visit.at.year] += 1
        visit.number = f"JC-{visit.at.year}-{serials['JC', visit.at.year]:04d}"
    together: dict[tuple[str, date, date], str] = {}
    for life in hazards:
        serials["YL", life.found.year] += 1
        life.number = f"YL-{life.found.year}-{serials['YL', life.found.year]:04d}"
    for life in sorted(hazards, key=lambda life: (life.ordered, life.number)):
        group = (life.subject.number, life.found, life.ordered)
        if group not in together:
            serials["责", life.ordered.year] += 1
            together[group] = f"云安责〔{life.ordered.year}〕{serials['责', life.ordered.year]}号"
        life.order = together[group]


def plan_rows(today: date) -> Iterator[Row]:
    """The plans that visits of their kind belong to."""
    for kind, number in _PLAN_OF.items():
        name = {"special": "工贸企业专项检查", "holiday": "节假日安全检查", "random": "双随机检查"}[kind]
        since = date(today.year - 1, 9, 20)
        yield {
            "plan_no": f"安监检查〔{since.year}〕{number}号",
            "name": f"{name}方案",
            "kind": kind,
            "area": "园区各类生产经营单位",
            "since": since,
            "until": date(today.year, 12, 31),
            "unit": DEPARTMENT,
            "leader": "分管负责同志",
            "officers": "科室全体执法人员",
            "content": "安全生产责任制、现场管理、消防、用电、有限空间等",
            "method": "现场检查",
            "reviewed_on": since - timedelta(days=6),
            "approved_on": since - timedelta(days=3),
        }


def plan_of(visit: Visit, today: date) -> str | None:
    """The plan a visit belongs to, by its kind."""
    number = _PLAN_OF.get(visit.kind)
    return f"安监检查〔{today.year - 1}〕{number}号" if number else None
