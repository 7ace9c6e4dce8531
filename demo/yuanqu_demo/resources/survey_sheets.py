"""The workbooks of surveys: plots measured, what stood on them, what was paid for the land."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.names import CITY, Names
from yuanqu_demo.resources.parcels import Parcel
from yuanqu_demo.sheets import Manner, Row, Sheet

_HUNDREDTH, _ZONE_PRICE = Decimal("0.01"), Decimal("4.2")
_HOUSEHOLDS = 4
_STANDING = (
    ("crops", "水稻青苗", "mu", 1200),
    ("trees", "柑橘树", "tree", 80),
    ("grave", "坟墓", "seat", 3500),
)


@dataclass(frozen=True)
class Plot:
    """One plot of one household, ``mu`` large."""

    parcel: Parcel
    mu: Decimal
    measured: date
    holder: str
    village: str
    disputed: bool


def survey_sheets(found: Sequence[Parcel], surveyed: Decimal, chance: Random, today: date) -> Iterator[Sheet]:
    """Plots, attachments, agreements; ``surveyed``: 亩 measured in the half-year that ends today."""
    plots = _plots(found, surveyed, chance, today)
    rows = [_survey(number, plot) for number, plot in enumerate(plots, 1)]
    yield Sheet("resources.land_survey", "土地丈量登记表", rows, Manner(title="土地丈量登记表", totals=True))
    yield Sheet("resources.attachment", "附着物清点表", [*_attachments(plots, chance)], Manner(csv="gb18030"))
    yield Sheet(
        "resources.compensation",
        "征地补偿协议台账",
        [row for each in found if each.days for row in _agreements(each, chance)],
        Manner(days="%Y.%m.%d", totals=True),
    )


def _plots(found: Sequence[Parcel], surveyed: Decimal, chance: Random, today: date) -> list[Plot]:
    """A share of each of this year's parcels was measured in it, exactly ``surveyed`` in all; the rest before."""
    first, names = date(today.year, 1, 1), Names(chance)
    now = [each for each in found if each.listed_on >= first]
    whole = sum((each.area for each in now), Decimal(0))
    plots: list[Plot] = []
    left = surveyed

    def measured(parcel: Parcel, area: Decimal, start: date, end: date) -> None:
        for mu in _split(area, max(2, int(area) // 20), chance):
            on = start + timedelta(days=chance.randint(0, (end - start).days))
            village = chance.choice(parcel.villages)
            open_still = not parcel.days
            plots.append(
                Plot(parcel, mu, _working(on, start), names.person(), village, open_still and mu > 12)
            )

    for each in found:
        if each not in now:
            measured(
                each, each.area, each.listed_on - timedelta(days=70), each.listed_on - timedelta(days=30)
            )
            continue
        share = left if each is now[-1] else (surveyed * each.area / whole).quantize(_HUNDREDTH)
        left -= share
        start = max(first + timedelta(days=5), each.listed_on - timedelta(days=80))
        measured(each, share, start, each.listed_on - timedelta(days=12))
        if each.area > share:
            measured(each, each.area - share, date(today.year - 1, 11, 4), date(today.year - 1, 12, 27))
    return plots


def _split(area: Decimal, count: int, chance: Random) -> list[Decimal]:
    """``area`` in so many parts of two decimals."""
    weights = [chance.randint(60, 140) for _ in range(count)]
    parts = [(area * weight / sum(weights)).quantize(_HUNDREDTH) for weight in weights[:-1]]
    return [*parts, area - sum(parts, Decimal(0))]


def _working(day: date, earliest: date) -> date:
    while not is_working_day(day) and day > earliest:
        day -= timedelta(days=1)
    return day


def _survey(number: int, plot: Plot) -> Row:
    paddy, dry = ((plot.mu * share / 100).quantize(_HUNDREDTH) for share in (27, 18))
    forest = (plot.mu / 10).quantize(_HUNDREDTH)
    built = (plot.mu / 10).quantize(_HUNDREDTH)
    posted = plot.measured + timedelta(days=5)
    return {
        "survey_no": f"ZL-{plot.measured.year}-{number:03d}",
        "range_name": plot.parcel.name,
        "approval": plot.parcel.number,
        "township": f"{CITY}镇",
        "village": plot.village,
        "team": f"{number % 6 + 1}组",
        "holder": plot.holder,
        "measured_on": plot.measured,
        "surveyor": f"{CITY}勘测设计院",
        "present": "村委会、权利人、自然资源科",
        "area_mu": plot.mu,
        "paddy": paddy,
        "dry": dry,
        "garden": plot.mu - paddy - dry - forest - built,
        "forest": forest,
        "built": built,
        "basic": 0,
        "ownership": "collective",
        "posted_on": posted if not plot.disputed else None,
        "confirmed_on": posted + timedelta(days=5) if not plot.disputed else None,
    }


def _attachments(plots: Sequence[Plot], chance: Random) -> Iterator[Row]:
    for number, plot in enumerate(plots, 1):
        if number % 3:
            continue
        for seq, (kind, name, unit, price) in enumerate(chance.sample(_STANDING, 2), 1):
            yield {
                "survey": f"ZL-{plot.measured.year}-{number:03d}",
                "seq": seq,
                "kind": kind,
                "name": name,
                "unit": unit,
                "quantity": plot.mu if unit == "mu" else chance.randint(1, 30),
                "price": price,
                "signed_on": plot.measured + timedelta(days=5),
            }


def _agreements(each: Parcel, chance: Random) -> Iterator[Row]:
    """Signed before the file goes up; where it has not yet, some not at all."""
    signed_by = each.days["compiled_on"]
    for number, mu in enumerate(_split(each.collective, _HOUSEHOLDS, chance), 1):
        price = (mu * _ZONE_PRICE).quantize(_HUNDREDTH)
        signs = "submitted_on" in each.days or number < _HOUSEHOLDS
        signed = signed_by - timedelta(days=chance.randint(3, 15))
        land = (price * 4 / 10).quantize(_HUNDREDTH)
        crops = (mu * 12 / 100).quantize(_HUNDREDTH)
        pays = "submitted_on" in each.days and signs
        yield {
            "agreement_no": f"{each.number}-{number:02d}",
            "approval": each.number,
            "holder": f"第{number}村民小组",
            "village": f"{chance.choice(each.villages)}{number}组",
            "area_mu": mu,
            "zone_price": _ZONE_PRICE,
            "land_fee": land,
            "resettlement_fee": price - land,
            "crops_fee": crops,
            "security_fee": (price / 5).quantize(_HUNDREDTH),
            "signed_on": signed if signs else None,
            "unsigned_reason": None if signs else "对青苗数量有异议，正在复核",
            "paid": price + crops if pays else None,
            "paid_on": signed + timedelta(days=2) if pays else None,
            "handed_on": each.days.get("announced_on"),
        }
