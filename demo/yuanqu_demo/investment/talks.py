"""The half-year's investors: each with a lead, most of them with talks, some let in by a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu_demo.investment.story import InvestmentStory
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.projects.project import Project, industrial, renting
from yuanqu_demo.trades import Trade, draw

BY_ENTERPRISE, DOUBLING = "by_enterprise", "doubling"
_CHANNELS = (
    BY_ENTERPRISE,
    BY_ENTERPRISE,
    "by_chamber",
    "by_chamber",
    DOUBLING,
    "talent",
    "chain",
    "stationed",
    "event",
)
_RENTING_CHANNELS = (BY_ENTERPRISE, "by_chamber", "talent", "online", "department")
_ORIGINS = ("outside", "outside", "outside", "province", "city", "hmt")
_LAST = ("talking", "talking", "checking", "ready")


@dataclass
class Talk:
    """One investor's way. ``last``: the state at the end; ``meetings``: the days its project was reviewed on."""

    project: Project | None
    kind: str
    trade: Trade
    investor: str
    name: str
    park: str
    total: Decimal
    channel: str
    host: str | None
    origin: str
    registered: date
    opened: date | None
    submitted: date | None
    prechecked: date | None
    last: str
    owner: str
    contact: str
    phone: str
    meetings: list[date] = field(default_factory=list)
    lead_no: str = ""
    number: str = ""

    @property
    def in_hundred_millions(self) -> Decimal:
        """Planned total in 亿元."""
        return self.total / 10_000

    @property
    def let_in(self) -> bool:
        """Whether a meeting let it in."""
        return self.project is not None


class TalkMaker:
    """Draws them; ``hosts`` are enterprises of the zone that brought somebody along."""

    def __init__(self, chance: Random, projects: Sequence[Project], today: date) -> None:
        self._chance, self._projects, self._today = chance, projects, today
        self._names = Names(chance)
        self._hosts = [each.firm.uscc for each in projects if each.firm and each.in_production_on]

    def all(self, story: InvestmentStory) -> list[Talk]:
        """Everybody, numbered by the day of registration and of talks."""
        built = industrial(self._projects, self._today.year)
        let = renting(self._projects, self._today.year)
        found = [self._of_project(each) for each in (*built, *let)]
        self._put_off([each for each in found if each.kind != "leased"], story.put_off)
        found += self._refused(found, story.refused)
        found += [self._talking() for _ in range(story.talking)]
        found += [self._lead(place) for place in range(story.leads)]
        return _numbered(found)

    def _of_project(self, project: Project) -> Talk:
        assert project.approved_on is not None
        leased = project.kind == "leased"
        opened = project.approved_on - timedelta(
            days=self._chance.randint(*((18, 30) if leased else (30, 55)))
        )
        investor = project.firm.name if project.firm else project.investor
        talk = self._talk(project.kind, project.trade, investor, project.total, opened)
        talk.project, talk.name, talk.park = project, project.name, project.park
        talk.submitted = project.approved_on - timedelta(days=13)
        talk.prechecked = project.approved_on - timedelta(days=7)
        talk.meetings = [project.approved_on]
        moved = project.signed_on and project.signed_on + timedelta(days=3) <= self._today
        talk.last = "handed_over" if moved else "ready"
        return talk

    def _put_off(self, built: list[Talk], count: int) -> None:
        """Some of the last meeting were put off at the first one, and came again."""
        days = sorted({each.meetings[0] for each in built})
        later = [each for each in built if each.meetings[0] == days[-1]]
        for talk in self._chance.sample(later, min(count, len(later)) if len(days) > 1 else 0):
            talk.meetings.insert(0, days[0])
            talk.submitted, talk.prechecked = days[0] - timedelta(days=13), days[0] - timedelta(days=7)
            talk.opened = days[0] - timedelta(days=25)
            talk.registered = talk.opened - timedelta(days=10)

    def _refused(self, found: list[Talk], count: int) -> Iterator[Talk]:
        """Reviewed and not let in; the last of them wanted to rent."""
        for place in range(count):
            kind = "leased" if place == count - 1 else "land"
            days = sorted(
                {each.meetings[-1] for each in found if (each.kind == "leased") == (kind == "leased")}
            )
            day = days[place % len(days)]
            talk = self._stranger(kind, day - timedelta(days=30))
            talk.submitted, talk.prechecked = day - timedelta(days=13), day - timedelta(days=7)
            talk.meetings, talk.last = [day], "stopped"
            yield talk

    def _talking(self) -> Talk:
        talk = self._stranger("land", self._today - timedelta(days=self._chance.randint(20, 100)))
        talk.last = self._chance.choice(_LAST)
        if talk.last != "talking":
            talk.submitted = self._today - timedelta(days=self._chance.randint(1, 6))
        if talk.last == "ready":
            talk.submitted = self._today - timedelta(days=12)
            talk.prechecked = self._today - timedelta(days=self._chance.randint(2, 7))
        return talk

    def _lead(self, place: int) -> Talk:
        """Nobody talks about a project yet; every fifth is parked or dropped."""
        talk = self._stranger("land", self._today)
        talk.opened = None
        talk.last = ("following", "following", "following", "parked", "dropped")[place % 5]
        talk.registered = self._today - timedelta(days=self._chance.randint(6, 75))
        if place < 2:
            talk.last, talk.registered = "registered", self._today - timedelta(days=place)
        return talk

    def _stranger(self, kind: str, opened: date) -> Talk:
        trade = draw(self._chance, self._chance.choice(("equipment", "nonferrous", "textile")))
        investor = self._names.enterprise(trade.word).removeprefix(CITY)
        total = Decimal(self._chance.randint(20, 300) * (10 if kind == "leased" else 200))
        return self._talk(kind, trade, investor, total, opened)

    def _talk(self, kind: str, trade: Trade, investor: str, total: Decimal, opened: date) -> Talk:
        draws = self._chance
        channel = draws.choice(_RENTING_CHANNELS if kind == "leased" else _CHANNELS)
        hosted = channel in (BY_ENTERPRISE, DOUBLING)
        return Talk(
            project=None,
            kind=kind,
            trade=trade,
            investor=investor,
            name=f"{investor.removesuffix('有限公司')}{'租赁厂房' if kind == 'leased' else ''}生产项目",
            park=draws.choice(("main", "east", "west")),
            total=total,
            channel=channel,
            host=draws.choice(self._hosts) if hosted and self._hosts else None,
            origin=draws.choice(_ORIGINS),
            registered=opened - timedelta(days=draws.randint(6, 20)),
            opened=opened,
            submitted=None,
            prechecked=None,
            last="talking",
            owner=self._names.person(),
            contact=self._names.person(),
            phone=self._names.phone(),
        )


def _numbered(found: list[Talk]) -> list[Talk]:
    """Numbers by the year and the order of the days."""
    counts: dict[str, int] = {}

    def number(prefix: str, day: date) -> str:
        counts[f"{prefix}-{day.year}"] = place = counts.get(f"{prefix}-{day.year}", 0) + 1
        return f"{prefix}-{day.year}-{place:03d}"

    ordered = sorted(found, key=lambda each: (each.registered, each.name))
    for talk in ordered:
        talk.lead_no = number("XS", talk.registered)
        if talk.opened:
            talk.number = number("ZT", talk.opened)
    return ordered
