"""The way of an edition as a line of stages: passed, present, to come, each with its day and who (办理阶段线)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yuanqu.domains.reporting.ledgers.edition import DROPPED, STAGES, Edition, EditionLoop
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.standing import moves_of


@dataclass(frozen=True)
class Stage:
    """One stage; ``standing``: passed, present or ahead."""

    label: str
    standing: str
    on: date | None = None
    who: str = ""


def stages_of(edition: Edition) -> list[Stage]:
    """The stages in order; those that a return left behind are ahead again."""
    held = moves_of(EditionLoop, edition.pk)
    reached = [state.code for state in STAGES]
    place = reached.index(edition.state) if edition.state in reached else _furthest(held, reached)
    found = [
        _stage(state.label, _standing(number, place), _latest(held, state.code) if number <= place else None)
        for number, state in enumerate(STAGES)
    ]
    if edition.state == DROPPED.code:
        dropped = Stage(DROPPED.label, "present", held[-1].on, held[-1].actor_name)
        return [*(Stage(each.label, "passed", each.on, each.who) for each in found[: place + 1]), dropped]
    return found


def _standing(number: int, place: int) -> str:
    return "passed" if number < place else "present" if number == place else "ahead"


def _stage(label: str, standing: str, made: MoveMade | None) -> Stage:
    return Stage(label, standing, made.on if made else None, made.actor_name if made else "")


def _latest(held: Sequence[MoveMade], state: str) -> MoveMade | None:
    return next((made for made in reversed(held) if made.target == state), None)


def _furthest(held: Sequence[MoveMade], reached: Sequence[str]) -> int:
    before = next((made.source for made in reversed(held) if made.target == DROPPED.code), reached[0])
    return reached.index(before)
