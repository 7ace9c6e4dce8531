"""The ladder of titles (资质梯度): tracks of rungs, and which rung of each is an enterprise's next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet


class Rung(NamedTuple):
    """A title of a kind at a level."""

    kind: str
    level: str


TRACKS: tuple[tuple[Rung, ...], ...] = (
    (Rung("tech_sme", "none"), Rung("high_tech", "none")),
    (Rung("innovative", "province"), Rung("specialised", "province"), Rung("little_giant", "state")),
    tuple(Rung("smart_factory", level) for level in ("basic", "advanced", "excellent", "leading")),
)


def held_rungs(titles: QuerySet[Any, Any], day: date) -> frozenset[Rung]:
    """The rungs of ``titles`` that are held on ``day``."""
    standing = titles.filter(Q(held_until=None) | Q(held_until__gte=day), valid_from__lte=day)
    return frozenset(Rung(*each) for each in standing.values_list("kind", "level"))


def next_rungs(held: frozenset[Rung]) -> Iterator[Rung]:
    """Of each track the rung above the highest that is held; none where that is the last."""
    for track in TRACKS:
        places = [place for place, rung in enumerate(track) if rung in held]
        following = max(places, default=-1) + 1
        if following < len(track):
            yield track[following]
