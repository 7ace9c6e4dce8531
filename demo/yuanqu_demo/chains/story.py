"""What the half-year was like for the industry chains."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class ChainStory:
    """``panoramas``: chains whose picture is approved by the end; ``applying``: recognitions applied for then."""

    panoramas: int
    applying: int


def chain_story(seed: int) -> ChainStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, ChainStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, int]:
    return {"panoramas": chance.randint(2, 4), "applying": chance.randint(1, 3)}
