"""What the half-year was like for the zone's land."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class ResourceStory:
    """亩: ``surveyed`` in the half-year; four parcels under approval; ``waiting``: one whose file is not whole."""

    surveyed: Decimal
    expansion: Decimal
    north: Decimal
    south: Decimal
    beside: Decimal
    waiting: Decimal


def resource_story(seed: int) -> ResourceStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, ResourceStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, Any]:
    areas = {
        "expansion": Decimal(chance.randint(120, 300)),
        "north": Decimal(chance.randint(60, 180)),
        "south": Decimal(chance.randint(25, 80)),
        "beside": Decimal(chance.randint(25, 90)),
        "waiting": Decimal(chance.randint(50, 120)),
    }
    surveyed = sum(areas.values(), Decimal(0)) * chance.randint(6500, 9000) / 10_000
    return {"surveyed": surveyed.quantize(Decimal("0.01")), **areas}
