"""Columns of a table against their total row (表列合计核对)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import misprint, swapped
from yuanqu.engines.proof.claims.claim import Claim
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.engines.proof.claims.tables import rows_of_blocks
from yuanqu.terms.intervals import Interval

_TOTAL = re.compile(r"(?:合|总|共) ?计|总数|全[区市县镇]|小计")
_WITHIN = re.compile(r"其中|^[#＃—·*]|^\s*[（(]?[一二三四五六七八九1-9][)）.、]?\s*其中|小计")
_NO_SUM = re.compile(r"增[长速幅]|率|同比|环比|±|平均|均|比|排名|位次|得分|序号|强度|单价")
_LEAST_ROWS = 2


def columns(reading: Reading) -> Iterator[tuple[Claim, Sequence[Claim], Claim]]:
    """(the wrong number, all of its column, the total): where a slip of the hand explains that they do not add up."""
    by_place = {claim.start: claim for claim in reading.claims if claim.in_table}
    for block in rows_of_blocks(reading.plain) if by_place else ():
        heads = [cell for _, cell in block[0]]
        totals = [row for row in block[1:] if _TOTAL.search(row[0][1])]
        others = [row for row in block[1:] if row not in totals]
        if len(totals) != 1 or len(others) < _LEAST_ROWS or any(_WITHIN.search(row[0][1]) for row in others):
            continue
        summed = list(_summed(heads, totals[0], others, by_place))
        complete = any(_adds_up(listed, total) for listed, total in summed)
        for listed, total in summed:
            wrong = (
                None if _adds_up(listed, total) else _wrong(listed, total, misprint if complete else swapped)
            )
            if wrong is not None:
                yield wrong, listed, total


Row = list[tuple[int, str]]


def _summed(
    heads: Sequence[str], last: Row, others: Sequence[Row], by_place: dict[int, Claim]
) -> Iterator[tuple[list[Claim], Claim]]:
    """The columns whose numbers can be added, with their totals."""
    for n, head in enumerate(heads):
        if not n or _NO_SUM.search(head) or n >= len(last) or any(n >= len(row) for row in others):
            continue
        total = by_place.get(last[n][0])
        listed = [claim for row in others if (claim := by_place.get(row[n][0]))]
        if total is not None and len(listed) == len(others):
            yield listed, total


def _adds_up(listed: Sequence[Claim], total: Claim) -> bool:
    reach = Interval.point(0)
    for claim in listed:
        reach = reach + Interval(claim.low, claim.high)
    return reach.intersects(Interval(total.low, total.high))


def _wrong(listed: Sequence[Claim], total: Claim, slip: Callable[[str, Fraction], bool]) -> Claim | None:
    """The number that a slip explains. Where no column adds up the rows may not be all: swapped digits alone tell."""
    numbers = [each.value for each in (*listed, total)]
    if any(number is None for number in numbers) or len({each.unit for each in (*listed, total)}) != 1:
        return None
    *parts, whole = [number for number in numbers if number is not None]
    for claim, value in zip(listed, parts, strict=True):
        needed = whole - (sum(parts, Fraction(0)) - value)
        if needed > 0 and slip(claim.text, needed):
            return claim
    return total if slip(total.text, sum(parts, Fraction(0))) else None
