"""What the half-year was like for the zone's infrastructure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class InfrastructureStory:
    """``roads``: substantially complete in the half-year; ``others``: handed over in it; ``building``: under way."""

    roads: int
    others: int
    building: int


def infrastructure_story(seed: int) -> InfrastructureStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, InfrastructureStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    return {"roads": chance.randint(2, 8), "others": chance.randint(1, 4), "building": chance.randint(2, 4)}
