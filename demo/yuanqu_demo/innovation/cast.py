"""Which enterprises have which titles and apply for which: dealt so that the half-year's counts come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from yuanqu_demo.innovation.story import InnovationStory
from yuanqu_demo.roster import Firm

AGAIN_FIRST, AGAIN_SECOND, NOT_PLANNED = 4, 2, 2
RECHECKED, REFUSED = 3, 2
_YOUNGER, _PLAIN, _SPECIALISED, _BEACONS = 16, 20, 6, 4


@dataclass(frozen=True)
class Cast:
    """``ending``: high-tech until this year; ``lasting``: longer; ``first``, ``second``: newcomers of the batches.

    ``rechecked``: innovative before and again; ``innovative``: for the first time; ``refused``: applied, were not.
    """

    ending: Sequence[Firm]
    lasting: Sequence[Firm]
    first: Sequence[Firm]
    second: Sequence[Firm]
    rechecked: Sequence[Firm]
    innovative: Sequence[Firm]
    refused: Sequence[Firm]
    specialised: Sequence[Firm]
    small: Sequence[Firm]
    advanced: Sequence[Firm]
    digital: Sequence[Firm]
    beacons: Sequence[Firm]
    renovating: Sequence[Firm]


def cast(chance: Random, story: InnovationStory, firms: Sequence[Firm]) -> Cast:
    """The enterprises of 规上 industry, dealt; one may have titles of several tracks."""
    works = [firm for firm in firms if firm.trade.specialty == "B" and firm.stays and not firm.stays[-1].left]
    high = _Deck(chance, works)
    gradient = _Deck(chance, [firm for firm in works if firm.workers < 1000])
    factories = _Deck(chance, sorted(works, key=lambda firm: firm.yearly, reverse=True)[:40])
    ending = high.deal(AGAIN_FIRST + AGAIN_SECOND + NOT_PLANNED)
    return Cast(
        ending=ending,
        lasting=high.deal(_YOUNGER),
        first=high.deal(story.first_batch - AGAIN_FIRST),
        second=high.deal(story.second_batch - AGAIN_SECOND),
        rechecked=gradient.deal(RECHECKED),
        innovative=gradient.deal(story.innovative - RECHECKED),
        refused=gradient.deal(REFUSED),
        specialised=gradient.deal(_SPECIALISED),
        small=gradient.deal(_PLAIN),
        advanced=factories.deal(story.advanced),
        digital=factories.deal(story.digital),
        beacons=factories.deal(_BEACONS),
        renovating=_Deck(chance, works).deal(story.renovations + 6),
    )


class _Deck:
    """Firms in an order of chance, each dealt once."""

    def __init__(self, chance: Random, firms: Sequence[Firm]) -> None:
        self._left = chance.sample(firms, len(firms))

    def deal(self, count: int) -> list[Firm]:
        dealt, self._left = self._left[:count], self._left[count:]
        return dealt
