"""Last year's yield by 亩 and the zone's land in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Row

_ABOVE, _BELOW, _EXCLUDED = 80, 15, 5


def yield_rows(drawn: Random, firms: Sequence[Firm], today: date) -> Iterator[Row]:
    """亩均效益评价: ranked within each group, the best fifth A, the last twentieth D."""
    industry = [firm for firm in firms if not firm.small and firm.trade.group != "beyond"]
    above = [firm for firm in industry if firm.stays and firm.stays[-1].left is None]
    below = [firm for firm in industry if not firm.stays]
    for group, found, count in (("above", above, _ABOVE), ("below", below, _BELOW)):
        rows = [
            _evaluation(drawn, firm, group, today) for firm in drawn.sample(found, min(count, len(found)))
        ]
        rows.sort(key=lambda row: row["score"], reverse=True)
        for place, row in enumerate(rows):
            yield row | {"grade": _grade(place, len(rows))}
    for firm in [firm for firm in firms if firm.small][:_EXCLUDED]:
        yield {
            "year": today.year - 1,
            "enterprise": firm.uscc,
            "group": "below",
            "included": False,
            "excluded_why": "new",
            "published_from": date(today.year, 5, 12),
            "published_to": date(today.year, 5, 16),
        }


def _evaluation(drawn: Random, firm: Firm, group: str, today: date) -> Row:
    revenue = Decimal(firm.yearly) / 10
    tax = revenue * drawn.randint(25, 75) / 1000
    owns = firm.yearly > 60_000
    mu = Decimal(firm.workers * 35) / 100 if owns else Decimal(firm.workers * 35 * 15) / 10000
    above = group == "above"
    return {
        "year": today.year - 1,
        "enterprise": firm.uscc,
        "group": group,
        "included": True,
        "own_mu": mu if owns else None,
        "leased_mu": None if owns else mu,
        "tax": tax.quantize(Decimal("0.01")),
        "revenue": revenue if above else None,
        "value_added": (revenue * drawn.randint(18, 30) / 100).quantize(Decimal("0.01")) if above else None,
        "energy": Decimal(firm.workers * drawn.randint(4, 40)),
        "electricity": Decimal(firm.workers * drawn.randint(2, 9)),
        "staff": firm.workers if above else None,
        "rnd": (revenue * drawn.randint(10, 45) / 1000).quantize(Decimal("0.01")) if above else None,
        "score": min(Decimal(100), tax / mu * 2 + drawn.randint(30, 50)).quantize(Decimal("0.01")),
        "published_from": date(today.year, 5, 12),
        "published_to": date(today.year, 5, 16),
    }


def _grade(place: int, count: int) -> str:
    hundredth = place * 100 // count
    return "A" if hundredth < 20 else "B" if hundredth < 70 else "C" if hundredth < 95 else "D"


def intensity_rows(drawn: Random, today: date) -> Iterator[Row]:
    """开发区土地集约利用监测: the last two years, in 公顷."""
    supplied = Decimal(drawn.randint(86000, 94000)) / 100
    for year in (today.year - 2, today.year - 1):
        supplied += drawn.randint(8, 20)
        built = (supplied * drawn.randint(900, 940) / 1000).quantize(Decimal("0.01"))
        industrial = (built * 49 / 100).quantize(Decimal("0.01"))
        yield {
            "year": year,
            "measured_on": date(year, 12, 31),
            "superseded_on": date(year + 1, 12, 30) if year < today.year - 1 else None,
            "total": 1680,
            "planned": 1420,
            "acquired": supplied + 120,
            "converted": supplied + 105,
            "ready": supplied + 71,
            "supplied": supplied,
            "built": built,
            "industrial": industrial,
            "housing": (built * 17 / 100).quantize(Decimal("0.01")),
            "unsupplied": 34,
            "idle": Decimal(drawn.randint(300, 900)) / 100,
            "residents": 61200 + 1500 * (year - today.year),
            "fixed_assets": industrial * 8900,
            "industrial_tax": industrial * 660,
            "tax": built * 520,
            "floor_area": (built * 103 / 100).quantize(Decimal("0.01")),
            "industrial_floor": (industrial * 98 / 100).quantize(Decimal("0.01")),
            "footprint": (built * 34 / 100).quantize(Decimal("0.01")),
        }
