"""Which projects the zone has: drawn so that the half-year's counts come out, whatever the seed.

Beside those of the story stand the ones that must stay out of its figures: projects under construction since last year,
in production before the half-year, signed and overdue, dissolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from yuanqu_demo.names import REGION
from yuanqu_demo.projects.makers import Maker
from yuanqu_demo.projects.project import Project
from yuanqu_demo.projects.story import ProjectStory, project_story
from yuanqu_demo.roster import Firm
from yuanqu_demo.story import Story
from yuanqu_demo.telling import chance

BUILDING_BEFORE, ESTABLISHED, OVERDUE, DISSOLVED = 12, 6, 3, 2
KEY_DONE, KEY_WAITING = 4, 2


def projects(told: Story, firms: Sequence[Firm], today: date) -> list[Project]:
    """All projects of the zone in the order of their numbers; ``firms``: the whole roster."""
    story = project_story(told.seed)
    drawn = chance(told.seed, "projects")
    maker = Maker(drawn, firms, today)
    found = [
        *_old(maker, story),
        *_started(maker, story),
        *_industrial(maker, story),
        *_renting(maker, story),
    ]
    return _numbered(_with_settled(_with_keys(found, story, today), story, drawn), today)


def _old(maker: Maker, story: ProjectStory) -> Iterator[Project]:
    for count, make in (
        (ESTABLISHED, maker.established),
        (story.produced, maker.produced),
        (BUILDING_BEFORE, maker.building_before),
        (OVERDUE, maker.overdue),
        (DISSOLVED, maker.dissolved),
    ):
        yield from (make() for _ in range(count))


def _started(maker: Maker, story: ProjectStory) -> Iterator[Project]:
    """Signed before, started in the half-year."""
    yield from (maker.started() for _ in range(story.started - story.quick))


def _industrial(maker: Maker, story: ProjectStory) -> Iterator[Project]:
    """The projects of the industrial meetings: no meeting is without one, the quick ones come of the first."""
    days = maker.meetings(story.industrial_meetings, maker.first_industrial, maker.last_industrial)
    for place in range(story.approved):
        if place < story.quick:
            yield maker.quick(days[0])
        elif place < story.quick + story.waiting:
            yield maker.waiting(days[-1])
        else:
            yield maker.approved(days[place % len(days)])


def _renting(maker: Maker, story: ProjectStory) -> Iterator[Project]:
    days = maker.meetings(story.renting_meetings, maker.first_renting, maker.last_renting)
    yield from (maker.renting(days[place % len(days)]) for place in range(story.renting))


def _with_keys(found: list[Project], story: ProjectStory, today: date) -> list[Project]:
    """The largest are the key ones: as many under construction as told, some done, some that have not begun."""
    builds = [each for each in found if each.kind != "leased"]
    keys = [
        *_largest(builds, lambda each: each.building(today), story.key_building),
        *_largest(builds, lambda each: each.in_production_on is not None, KEY_DONE),
        *_largest(builds, lambda each: each.signed_on is not None and each.started_on is None, KEY_WAITING),
    ]
    chosen = {id(each) for each in keys}
    return [replace(each, key=True) if id(each) in chosen else each for each in found]


def _largest(found: list[Project], among: Callable[[Project], bool], count: int) -> list[Project]:
    return sorted(filter(among, found), key=lambda each: each.total, reverse=True)[:count]


def _with_settled(found: list[Project], story: ProjectStory, drawn: Random) -> list[Project]:
    """Some of the approved and signed ones found their land by 腾笼换鸟."""
    year = max(each.known_on.year for each in found)
    able = [
        place
        for place, each in enumerate(found)
        if each.kind == "land" and each.signed_on and each.approved_on and each.approved_on.year == year
    ]
    chosen = set(drawn.sample(able, story.settled))
    return [replace(each, settled=True) if place in chosen else each for place, each in enumerate(found)]


def _numbered(found: list[Project], today: date) -> list[Project]:
    """Numbers by the year's order of approval, agreements by that of signing, codes with the filing."""
    signed = sorted((each for each in found if each.signed_on), key=lambda each: (each.signed_on, each.name))
    agreements = {
        id(each): f"云高招协〔{each.signed_on.year}〕{number}号"
        for number, each in enumerate(signed, 1)
        if each.signed_on
    }
    numbered: list[Project] = []
    counts: dict[int, int] = {}
    for place, each in enumerate(sorted(found, key=lambda each: (each.known_on, each.name)), 1):
        counts[each.known_on.year] = number = counts.get(each.known_on.year, 0) + 1
        filed = each.filed_on if each.filed_on and each.filed_on <= today else None
        numbered.append(
            replace(
                each,
                number=f"YL{each.known_on.year}-{number:03d}",
                agreement_no=agreements.get(id(each), ""),
                filed_on=filed,
                code=f"{filed:%y%m}-{REGION}-04-01-{100000 + place:06d}" if filed else "",
            )
        )
    return numbered
