"""The zone's works: those of the story, and those that must stay out of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.infrastructure.story import InfrastructureStory
from yuanqu_demo.names import CITY, Names

STAGES = ("tendered_on", "started_on", "substantial_on", "handed_on", "accepted_on", "transferred_on")
_ROADS = (
    "科兴路",
    "创智路",
    "云桥路",
    "岚溪路",
    "锦程路",
    "星火路",
    "丰产路",
    "致远路",
    "东港路",
    "望江路",
    "明德路",
    "春晖路",
    "环园西路",
)
_CROSS = ("工业一路", "工业三路", "工业五路", "环园东路", "云岚大道", "发展大道")
_OTHERS = (
    (f"110千伏{CITY}东变电站场平土方工程", "earthwork"),
    (f"{CITY}门站燃气管线护坡工程", "slope"),
    ("西片区雨水主干管工程", "storm"),
    ("东片区给水加压管工程", "water"),
)
_BUILDING = (
    (f"{CITY}污水处理厂二期工程", "sewage_plant"),
    ("西片区污水主干管工程", "sewer"),
    (f"110千伏{CITY}东变电站土建工程", "substation"),
    ("东片区给水复线工程", "water"),
)
_SIZES = {"road": 4200, "sewage_plant": 16800, "substation": 5200, "earthwork": 860, "slope": 540}
_LINES = ("road", "storm", "sewer", "water")
# 分部、权重、是否承担使用功能
PARTS: dict[str, tuple[tuple[str, int, bool], ...]] = {
    "road": (
        ("clear", 5, True),
        ("subgrade", 25, True),
        ("drains", 20, True),
        ("ducts", 10, True),
        ("base", 15, True),
        ("asphalt", 15, True),
        ("sidewalk", 5, False),
        ("signs", 5, False),
    ),
    "pipe": (
        ("trench", 20, True),
        ("laying", 45, True),
        ("wells", 15, True),
        ("tightness", 5, True),
        ("backfill", 15, True),
    ),
    "substation": (
        ("platform", 15, True),
        ("piles", 15, True),
        ("control", 20, True),
        ("equipment", 10, True),
        ("electrical", 30, True),
        ("commission", 10, True),
    ),
    "earthwork": (("strip", 5, True), ("cut", 50, True), ("fill", 35, True), ("ditch", 10, True)),
    "slope": (("scaling", 25, True), ("anchors", 40, True), ("facing", 25, True), ("drainage", 10, True)),
    "sewage_plant": (
        ("pit", 15, True),
        ("structures", 40, True),
        ("machines", 25, True),
        ("piping", 10, True),
        ("trial", 10, True),
    ),
}


_PARKS = {"东片区": "east", "西片区": "west", "主园区": "main"}


@dataclass(frozen=True)
class Work:
    """One work; ``days`` has those of its steps that have come, ``share`` how much of it is done."""

    number: str
    name: str
    kind: str
    ends: str
    length: int | None
    total: Decimal
    planned_on: date
    planned_finish: date
    days: dict[str, date]
    share: Decimal
    people: tuple[str, str]
    builder: str

    @property
    def park(self) -> str:
        """The park it says it lies in, else one after the other."""
        named = (park for word, park in _PARKS.items() if word in self.name)
        return next(named, [*_PARKS.values()][int(self.number[-2:]) % len(_PARKS)])

    @property
    def parts(self) -> tuple[tuple[str, int, bool], ...]:
        """Its parts in building order."""
        return PARTS.get(self.kind, PARTS["pipe"])


def works(chance: Random, story: InfrastructureStory, today: date) -> list[Work]:
    """All works in the order of their numbers."""
    first = date(today.year, 1, 1)
    roads = chance.sample(_ROADS, story.roads + 4)
    maker = _Maker(chance, today)
    found = [
        # 上年度的：已移交的，上年基本完工本年交工的，上年交工本年备案的，都不是本期完工
        maker.made(roads.pop(), "road", "transferred_on", first - timedelta(days=60)),
        maker.made(roads.pop(), "road", "handed_on", first + timedelta(days=40), gap=90),
        maker.made("主园区雨水管网改造工程", "storm", "accepted_on", first + timedelta(days=8), gap=12),
    ]
    for _ in range(story.roads):
        found.append(maker.made(roads.pop(), "road", "substantial_on", maker.day(first)))
    for name, kind in _OTHERS[: story.others]:
        found.append(maker.made(name, kind, "handed_on", maker.day(first + timedelta(days=45))))
    found.append(maker.made("主园区污水管网完善工程", "sewer", "substantial_on", maker.day(first)))
    for name, kind in _BUILDING[: story.building]:
        found.append(maker.made(name, kind, "started_on", maker.day(first, 30)))
    found.append(
        maker.made(roads.pop(), "road", "started_on", first - timedelta(days=chance.randint(220, 260)))
    )
    found.append(maker.made("西片区综合管廊一期工程", "gallery", "planned_on", maker.day(first)))
    return found


class _Maker:
    def __init__(self, chance: Random, today: date) -> None:
        self._chance, self._today, self._names = chance, today, Names(chance)
        self._made = 0

    def day(self, first: date, before: int = 4) -> date:
        """A day of the half-year, some days before its end."""
        last = self._today - timedelta(days=before)
        return first + timedelta(days=self._chance.randint(3, (last - first).days))

    def made(self, name: str, kind: str, stage: str, on: date, gap: int = 25) -> Work:
        """A work that has come as far as ``stage`` on the day ``on``; ``gap``: days between its last steps."""
        self._made += 1
        draws = self._chance
        building = draws.randint(150, 240)
        days = _back(stage, on, gap, building)
        planned_on = _working(days.get("tendered_on", on) - timedelta(days=190 if days else 0))
        started = days.get("started_on", on + timedelta(days=300))
        late = stage == "started_on" and started + timedelta(days=200) < self._today
        line = kind in _LINES or kind == "gallery"
        cross = draws.sample(_CROSS, 2)
        return Work(
            number=f"GC-{planned_on.year}-{self._made:02d}",
            name=name,
            kind=kind,
            ends=f"{cross[0]}至{cross[1]}" if line else "",
            length=draws.randint(60, 210) * 10 if line else None,
            total=Decimal(_SIZES.get(kind, 1500) + draws.randint(0, 90) * 10),
            planned_on=planned_on,
            planned_finish=started + timedelta(days=200 if late else building + 45),
            days={step: day for step, day in days.items() if day <= self._today},
            share=self._share(stage, started),
            people=(self._names.person(), self._names.person()),
            builder=f"{CITY}{draws.choice(('建工', '市政', '路桥'))}工程有限公司",
        )

    def _share(self, stage: str, started: date) -> Decimal:
        if stage == "planned_on":
            return Decimal(0)
        if stage != "started_on":
            return Decimal(1)
        elapsed = max((self._today - started).days, 10)
        return min(Decimal(elapsed * 3) / 1000, Decimal("0.8"))


def _back(stage: str, on: date, gap: int, building: int) -> dict[str, date]:
    """The days of the steps up to ``stage``, counted back from its own; each later than the one before."""
    if stage not in STAGES:
        return {}
    found, day = {}, on
    for step in reversed(STAGES[: STAGES.index(stage) + 1]):
        found[step] = _working(day)
        day = found[step] - timedelta(days=building if step == "substantial_on" else gap)
    return dict(reversed(found.items()))


def _working(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def months_built(work: Work, today: date) -> Iterator[date]:
    """The months of this year in which it was under way."""
    started, ended = work.days.get("started_on"), work.days.get("substantial_on", today)
    if started is None:
        return
    for month in range(1, today.month + 1):
        first = date(today.year, month, 1)
        if started < first + timedelta(days=27) and first <= ended:
            yield first
