"""What the half-year was like for public order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class OrderStory:
    """Counts: petitions handled, by source; disputes resolved."""

    bureau: int
    hotline: int
    five_type: int
    centre: int
    visit: int
    resolved: int

    @property
    def by_source(self) -> dict[str, int]:
        """How many petitions came from each source."""
        return {
            "bureau": self.bureau,
            "hotline": self.hotline,
            "five_type": self.five_type,
            "centre": self.centre,
            "visit": self.visit,
        }


def order_story(seed: int) -> OrderStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, OrderStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    return {
        "bureau": chance.randint(3, 6),
        "hotline": chance.randint(5, 12),
        "five_type": chance.randint(2, 4),
        "centre": chance.randint(1, 4),
        "visit": chance.randint(3, 6),
        "resolved": chance.randint(24, 48),
    }
