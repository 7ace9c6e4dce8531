"""What the half-year was like for the zone's science and innovation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from yuanqu_demo.telling import tell

_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class InnovationStory:
    """``innovative``: named in the half-year; two batches of high-tech applications; ``invested``: 亿元 of renovation.

    ``advanced`` and ``digital``: factories that were named.
    """

    innovative: int
    first_batch: int
    second_batch: int
    renovations: int
    invested: Decimal
    advanced: int
    digital: int


def innovation_story(seed: int) -> InnovationStory:
    """The told story, or one drawn from the seed."""
    return tell(seed, InnovationStory, _TOLD, _draw)


def _draw(chance: Random) -> dict[str, Any]:
    return {
        "innovative": chance.randint(8, 20),
        "first_batch": chance.randint(11, 20),
        "second_batch": chance.randint(6, 12),
        "renovations": chance.randint(9, 16),
        "invested": Decimal(chance.randint(240, 700)) / 100,
        "advanced": chance.randint(2, 6),
        "digital": chance.randint(1, 2),
    }
