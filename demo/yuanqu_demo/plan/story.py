"""What became of the half-year's plan and of what was supervised."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class PlanStory:
    """Items of the first half: finished, carried over; tasks on leaders' instructions; tasks that are overdue."""

    finished: int
    carried: int
    instructed: int
    overdue: int


def plan_story(seed: int) -> PlanStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, PlanStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    return {
        "finished": chance.randint(7, 10),
        "carried": chance.randint(2, 3),
        "instructed": chance.randint(6, 12),
        "overdue": chance.randint(2, 5),
    }
