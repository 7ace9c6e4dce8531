"""What a half-year of the zone was like: the few numbers that its records are then made to give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from yuanqu_demo.telling import TOLD_SEED

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
    party_scope: int
    covered_before: int
    newly_covered: int
    outside_scope: int
    not_operating: int
    single_branches: int
    joint_branches: int
    warning_events: int
    lectures: int
    enterprises_inspected: int
    small_inspected: int
    hazards: int
    entry_rounds: int
    new_trained: int

    @property
    def targeted(self) -> int:
        """攻坚对象: everyone in scope not yet covered, and the newcomers that lie outside the scope."""
        return self.party_scope - self.covered_before + self.outside_scope

    @property
    def surveyed(self) -> int:
        """摸排企业: the scope, the newcomers, and those found not to be operating."""
        return self.party_scope + self.outside_scope + self.not_operating

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
        **_party(Random(f"{seed} party story")),  # noqa: S311 - a story, not a secret
        **_safety(Random(f"{seed} safety story")),  # noqa: S311 - a story, not a secret
    )


def _party(chance: Random) -> dict[str, int]:
    """Party building draws from a chance of its own, so that the other offices' story stays."""
    scope, single, joint = chance.randint(220, 320), chance.randint(6, 14), chance.randint(8, 15)
    return {
        "party_scope": scope,
        "covered_before": scope * chance.randint(8, 16) // 100,
        "newly_covered": single + joint * chance.randint(4, 8) + chance.randint(0, joint - 1),
        "outside_scope": chance.randint(12, 30),
        "not_operating": chance.randint(15, 40),
        "single_branches": single,
        "joint_branches": joint,
        "warning_events": chance.randint(2, 6),
        "lectures": chance.randint(3, 9),
    }


def _safety(chance: Random) -> dict[str, int]:
    """Inspections, hazards and training of the half-year."""
    return {
        "enterprises_inspected": chance.randint(120, 240),
        "small_inspected": chance.randint(3, 20),
        "hazards": chance.randint(110, 260),
        "entry_rounds": chance.randint(3, 6),
        "new_trained": chance.randint(25, 70),
    }


def _percent(chance: Random, low: int, high: int) -> Decimal:
    return Decimal(chance.randint(low, high)) / 100
