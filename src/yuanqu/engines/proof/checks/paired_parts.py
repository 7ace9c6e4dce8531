"""Parts told in two units (成对分项), 其中甲38起、14人，乙18起、5人: where one column adds up, so must the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.proof.checks.amounts import Amount, exact_level
from yuanqu.engines.proof.checks.layout import Stretch
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.terms.intervals import Interval

_LEVELS, _PAIRS = 2, 2
Told = tuple[Claim, Amount]


def one_column_off(paragraph: Stretch, sentence: Stretch) -> tuple[list[Claim], Claim] | None:
    """The parts and the whole of the unit that does not add up, where the other unit does."""
    at = sentence.text.find("其中")
    if at < 0:
        return None
    place = sentence.start + at
    wholes = _last_two([each for each in paragraph.claims if each.end <= place])
    if len(wholes) != _LEVELS:
        return None
    first, second = wholes
    after = list(_levels(claim for claim in sentence.claims if claim.start >= place))
    columns = [[each for each in after if each[1].dimension == one[1].dimension] for one in (first, second)]
    if len(columns[0]) != len(columns[1]) or len(columns[0]) < _PAIRS or len(after) != 2 * len(columns[0]):
        return None
    right = [_adds_up(column, one) for column, one in zip(columns, wholes, strict=True)]
    if right[0] == right[1]:
        return None
    wrong = right.index(False)
    return [claim for claim, _ in columns[wrong]], wholes[wrong][0]


def _levels(claims: Iterator[Claim] | Sequence[Claim]) -> Iterator[Told]:
    for claim in claims:
        if found := exact_level(claim):
            yield claim, found


def _last_two(claims: Sequence[Claim]) -> list[Told]:
    """The last two levels, of two dimensions."""
    told = list(_levels(claims))[-_LEVELS:]
    return told if len({found.dimension for _, found in told}) == _LEVELS else []


def _adds_up(parts: Sequence[Told], whole: Told) -> bool:
    total = Interval.point(0)
    for _, found in parts:
        total = total + found.interval
    return whole[1].interval.intersects(total)
