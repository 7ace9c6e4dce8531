"""The parcels that are to be approved: the four of the story, one not yet assembled, and two of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from yuanqu_demo.names import CITY, Names
from yuanqu_demo.resources.story import ResourceStory
from yuanqu_demo.roster import Firm

PLAN_NOW, PLAN_BEFORE, BALANCE, WOODS = "ZB-2025-01", "ZB-2024-01", "ZB-2025-02", "ZB-2025-03"
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Parcel:
    """One parcel of ``area`` 亩, written in ``unit``; ``days``: the steps that have come. ``wooded``: 公顷."""

    number: str
    batch: str
    name: str
    place: str
    park: str
    area: Decimal
    wooded: Decimal
    listed_on: date
    days: dict[str, date]
    person: str
    quota: str = PLAN_NOW
    unit: str = "mu"
    agreed: str = "all"
    doc_no: str = ""
    villages: tuple[str, ...] = field(default=("石桥村", "上塘村"))

    @property
    def built(self) -> Decimal:
        """Land already built on, in 亩."""
        return (self.area / 10).quantize(_HUNDREDTH)

    @property
    def unused(self) -> Decimal:
        """Unused land, in 亩."""
        return (self.area / 20).quantize(_HUNDREDTH)

    @property
    def arable(self) -> Decimal:
        """Arable land, in 亩."""
        return (self.area * 45 / 100).quantize(_HUNDREDTH)

    @property
    def collective(self) -> Decimal:
        """Collective land, in 亩."""
        return (self.area * 8 / 10).quantize(_HUNDREDTH)

    def written(self, mu: Decimal) -> Decimal:
        """An area of 亩 in the unit of its row."""
        return mu / 15 if self.unit == "hectare" else mu


def parcels(chance: Random, story: ResourceStory, firms: Sequence[Firm], today: date) -> list[Parcel]:
    """All parcels in the order of their numbers."""
    works = [firm for firm in firms if not firm.small and firm.trade.group != "beyond"]
    one, other = (firm.name.removeprefix(CITY).removesuffix("有限公司") for firm in chance.sample(works, 2))
    people = Names(chance)
    year = today.year

    def day(month: int, number: int, of: int = year) -> date:
        return date(of, month, number)

    def parcel(
        number: str, name: str, area: Decimal, listed: date, days: dict[str, date], batch: str
    ) -> Parcel:
        wooded = (area * chance.randint(8, 14) / 1500).quantize(_HUNDREDTH)
        park = chance.choice(("main", "east", "west"))
        return Parcel(
            number, batch, name, f"{CITY}高新区{name}", park, area, wooded, listed, days, people.person()
        )

    found = [
        parcel(
            f"BP-{year}-01",
            f"{one}四期扩建地块",
            story.expansion,
            day(3, 3),
            {"compiled_on": day(3, 28), "submitted_on": day(4, 8), "reviewed_on": day(5, 6)},
            f"{CITY}市{year}年第2批次",
        ),
        parcel(
            f"BP-{year}-02",
            f"{other}北侧地块",
            story.north,
            day(4, 16),
            {"compiled_on": day(5, 14), "submitted_on": day(6, 5)},
            f"{CITY}市{year}年第4批次",
        ),
        parcel(
            f"BP-{year}-03",
            f"{CITY}污水处理厂南侧地块",
            story.south,
            day(4, 10),
            {"compiled_on": day(5, 8), "submitted_on": day(5, 26), "correcting_on": day(6, 12)},
            f"{CITY}市{year}年第4批次",
        ),
        parcel(
            f"BP-{year}-04",
            "东港路东侧地块",
            story.beside,
            day(5, 26),
            {"compiled_on": day(6, 20)},
            f"{CITY}市{year}年第5批次",
        ),
        parcel(f"BP-{year}-05", "望江路西侧地块", story.waiting, day(6, 10), {}, f"{CITY}市{year}年第6批次"),
    ]
    return [*_before(year, people), *found]


def _before(year: int, people: Names) -> list[Parcel]:
    """One approved and announced last year; one that was corrected last year and approved in this half."""
    last = year - 1
    return [
        Parcel(
            f"BP-{last}-01",
            f"{CITY}市{last}年第3批次",
            "春晖路北侧地块",
            f"{CITY}高新区春晖路北侧",
            "west",
            Decimal(120),
            Decimal("0.60"),
            date(last, 4, 8),
            {
                "compiled_on": date(last, 5, 6),
                "submitted_on": date(last, 5, 20),
                "reviewed_on": date(last, 6, 14),
                "approved_on": date(last, 11, 8),
                "announced_on": date(last, 11, 20),
            },
            people.person(),
            PLAN_BEFORE,
            "hectare",
            doc_no=f"政地字〔{last}〕118号",
        ),
        Parcel(
            f"BP-{last}-02",
            f"{CITY}市{last}年第9批次",
            "明德路南侧地块",
            f"{CITY}高新区明德路南侧",
            "main",
            Decimal(75),
            Decimal("0.45"),
            date(last, 9, 23),
            {
                "compiled_on": date(last, 10, 25),
                "submitted_on": date(last, 11, 12),
                "correcting_on": date(last, 12, 2),
                "corrected_on": date(last, 12, 13),
                "reviewed_on": date(last, 12, 27),
                "approved_on": date(year, 3, 14),
                "announced_on": date(year, 3, 28),
            },
            people.person(),
            PLAN_BEFORE,
            "hectare",
            doc_no=f"政地字〔{year}〕27号",
        ),
    ]
