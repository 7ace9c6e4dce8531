"""Counting rows in total and along each dimension in one pass (GROUPING SETS)."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.text import listed


def grouped(
    ctes: Sequence[str], relation: str, codes: Sequence[str], numbers: Sequence[str], reach: Reach = ONE
) -> str:
    """The query's text. ``relation`` is read as ``r`` and gives ``slot`` and the ``codes`` of the dimensions.

    Rows of the answer: the zone where there are many, slot, place of the dimension (-1: all),
    code, rows read, then the numbers.
    """
    slot = listed([*reach.of("r"), "r.slot"])
    if not codes:
        heads, grouping = [slot, "-1", "NULL"], slot
    else:
        place = "".join(f" WHEN GROUPING({code}) = 0 THEN {place}" for place, code in enumerate(codes))
        code = "".join(f" WHEN GROUPING({code}) = 0 THEN {code}" for code in codes)
        heads = [slot, f"CASE{place} ELSE -1 END", f"CASE{code} END"]
        grouping = f"GROUPING SETS ({listed([f'({slot})', *(f'({slot}, {code})' for code in codes)])})"
    return (
        f"WITH {listed(ctes)} SELECT {listed([*heads, 'count(*)', *numbers])}"
        f" FROM {relation} AS r GROUP BY {grouping}"
    )
