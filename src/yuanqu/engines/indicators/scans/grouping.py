"""Counting rows in total and along each dimension in one pass (GROUPING SETS)."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.scans.text import listed


def grouped(ctes: Sequence[str], relation: str, codes: Sequence[str], numbers: Sequence[str]) -> str:
    """The query's text. ``relation`` is read as ``r`` and gives ``slot`` and the ``codes`` of the dimensions.

    Rows of the answer: slot, place of the dimension (-1: all records), code, rows read, then the numbers.
    """
    if not codes:
        heads, grouping = ["r.slot", "-1", "NULL"], "r.slot"
    else:
        place = "".join(f" WHEN GROUPING({code}) = 0 THEN {place}" for place, code in enumerate(codes))
        code = "".join(f" WHEN GROUPING({code}) = 0 THEN {code}" for code in codes)
        heads = ["r.slot", f"CASE{place} ELSE -1 END", f"CASE{code} END"]
        grouping = f"GROUPING SETS ({listed(['(r.slot)', *(f'(r.slot, {code})' for code in codes)])})"
    return (
        f"WITH {listed(ctes)} SELECT {listed([*heads, 'count(*)', *numbers])}"
        f" FROM {relation} AS r GROUP BY {grouping}"
    )
