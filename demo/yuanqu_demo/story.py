"""What a half-year of the zone was like: the few numbers that its records are then made to give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

TOLD_SEED = 2025
_TOLD = Path(__file__).with_name("told.json")


@dataclass(frozen=True)
class Story:
    """Growth and shares in %, to two decimals; the rest are counts."""

    seed: int
    revenue_growth: Decimal
    rd_growth: Decimal
    entrants: int
    above_scale: int
    leading_share: Decimal
    delegated_items: int
    enterprises_served: int
    cases: int
    completed: int

    def random(self, subject: str) -> Random:
        """A source of chance of its own for each subject, so that one subject's change leaves the others."""
        return Random(f"{self.seed} {subject}")  # noqa: S311 - a story, not a secret


def story(seed: int) -> Story:
    """The told story for its own seed, else one drawn from the seed."""
    if seed == TOLD_SEED:
        told = json.loads(_TOLD.read_text(encoding="utf-8"))
        for name in ("revenue_growth", "rd_growth", "leading_share"):
            told[name] = Decimal(told[name])
        return Story(seed=seed, **told)
    chance = Random(f"{seed} story")  # noqa: S311 - a story, not a secret
    cases = chance.randint(180, 420)
    return Story(
        seed=seed,
        revenue_growth=_percent(chance, 300, 2400),
        rd_growth=_percent(chance, 500, 3500),
        entrants=chance.randint(3, 9),
        above_scale=chance.randint(150, 260),
        leading_share=_percent(chance, 6500, 9200),
        delegated_items=chance.randint(30, 70),
        enterprises_served=cases * chance.randint(55, 75) // 100,
        cases=cases,
        completed=cases - chance.randint(8, cases // 8),
    )


def _percent(chance: Random, low: int, high: int) -> Decimal:
    return Decimal(chance.randint(low, high)) / 100
