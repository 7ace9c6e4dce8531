"""What the half-year was like for the zone's projects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class ProjectStory:
    """Counts. ``renting`` and ``approved``: let in by the meetings of each kind; ``settled``: of the approved ones.

    ``started`` and ``produced``: building projects, not those that rent; ``key_building``: 在建重点项目 at the end.
    """

    renting: int
    renting_meetings: int
    approved: int
    industrial_meetings: int
    settled: int
    started: int
    produced: int
    key_building: int

    @property
    def quick(self) -> int:
        """Approved, signed and started within the half-year."""
        return self.approved // 5

    @property
    def waiting(self) -> int:
        """Approved and signed within the half-year, not yet started."""
        return self.approved // 3


def project_story(seed: int) -> ProjectStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, ProjectStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    approved, started = chance.randint(15, 35), chance.randint(18, 35)
    return {
        "renting": chance.randint(40, 90),
        "renting_meetings": chance.randint(2, 4),
        "approved": approved,
        "industrial_meetings": chance.randint(2, 3),
        "settled": chance.randint(4, approved // 5 + approved // 3),
        "started": started,
        "produced": chance.randint(8, 18),
        "key_building": chance.randint(12, started),
    }
