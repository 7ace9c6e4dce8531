"""Columns of a table against their total row (表列合计核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import misprint
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
        for n, head in enumerate(heads):
            if not n or _NO_SUM.search(head) or n >= len(totals[0]) or any(n >= len(row) for row in others):
                continue
            total = by_place.get(totals[0][n][0])
            listed = [claim for row in others if (claim := by_place.get(row[n][0]))]
            if total is None or len(listed) != len(others):
                continue
            wrong = _wrong(listed, total)
            if wrong is not None:
                yield wrong, listed, total


def _wrong(listed: Sequence[Claim], total: Claim) -> Claim | None:
    numbers = [each.value for each in (*listed, total)]
    if any(number is None for number in numbers) or len({each.unit for each in (*listed, total)}) != 1:
        return None
    *parts, whole = [number for number in numbers if number is not None]
    reach = Interval.point(0)
    for claim in listed:
        reach = reach + Interval(claim.low, claim.high)
    if reach.intersects(Interval(total.low, total.high)):
        return None
    for claim, value in zip(listed, parts, strict=True):
        needed = whole - (sum(parts, Fraction(0)) - value)
        if needed > 0 and misprint(claim.text, needed):
            return claim
    return total if misprint(total.text, sum(parts, Fraction(0))) else None
