"""What the half-year was like for 招商科, beside what the projects tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class InvestmentStory:
    """``fund``: 亿元 agreed with a securities partner. The rest are counts.

    ``put_off``: projects let in at a later meeting than their first; ``refused``: never let in; ``talking``: in talks
    at the end; ``leads``: not in talks yet.
    """

    fund: int
    put_off: int
    refused: int
    talking: int
    leads: int


def investment_story(seed: int) -> InvestmentStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, InvestmentStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    return {
        "fund": chance.randint(1, 6) * 5,
        "put_off": chance.randint(1, 3),
        "refused": chance.randint(2, 4),
        "talking": chance.randint(9, 18),
        "leads": chance.randint(12, 24),
    }
