"""What the half-year was like for the zone's land: how much was brought back to use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from yuanqu.terms.working_days import is_working_day
from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class LandStory:
    """Brought back to use in the half-year: land in 亩, plant in 平方米."""

    reused_mu: Decimal
    reused_plant: Decimal


def land_story(seed: int) -> LandStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, LandStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, Decimal]:
    return {
        "reused_mu": Decimal(chance.randint(1500, 3200)) / 10,
        "reused_plant": Decimal(chance.randint(1400, 2600) * 100),
    }


def parts(chance: Random, whole: Decimal, count: int, steps: tuple[Decimal, ...]) -> Iterator[Decimal]:
    """``whole`` in ``count`` parts of different size, each a multiple of its step; the last is what is left."""
    weights = [chance.randint(60, 160) for _ in range(count)]
    left = whole
    for place, weight in enumerate(weights[:-1]):
        step = steps[place % len(steps)]
        part = whole * weight / sum(weights) // step * step
        left -= part
        yield part
    yield left


def working(day: date) -> date:
    """``day``, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
