"""What the half-year was like for the zone's environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")
MONTHS, TWICE, ANALYTES = 6, 2, 9


@dataclass(frozen=True)
class EnvironmentStory:
    """Counts of the half-year; ``feedback``: problems that the inspectorate fed back last year."""

    key_screened: int
    screening_problems: int
    inspections: int
    night_inspections: int
    outlets: int
    samples: int
    readings: int
    feedback: int


def environment_story(seed: int) -> EnvironmentStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, EnvironmentStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    outlets, inspections = chance.randint(3, 6), chance.randint(30, 70)
    samples = outlets * MONTHS * TWICE + chance.randint(4, 9)
    return {
        "key_screened": chance.randint(5, 12),
        "screening_problems": chance.randint(40, 110),
        "inspections": inspections,
        "night_inspections": inspections * chance.randint(35, 60) // 100,
        "outlets": outlets,
        "samples": samples,
        "readings": samples * ANALYTES + chance.randint(0, samples // 3),
        "feedback": chance.randint(6, 18),
    }
