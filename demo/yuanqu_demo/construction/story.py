"""What the half-year's problems were like."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class ConstructionStory:
    """Counts of problems: raised in the half-year, of those solved and escalated, and left over from last year."""

    problems: int
    solved: int
    carried_over: int
    escalated: int


def construction_story(seed: int) -> ConstructionStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, ConstructionStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    problems = chance.randint(24, 48)
    return {
        "problems": problems,
        "solved": problems - chance.randint(4, 8),
        "carried_over": chance.randint(1, 4),
        "escalated": chance.randint(1, 4),
    }
