"""What roads and pipes are held to (道路、管段审核)."""

from __future__ import annotations

from yuanqu.engines.ledger.checks import Check, Row, hard, soft

_DRAINS = frozenset({"storm", "sewage"})
# 室外排水设计标准的常用下限：管径300毫米，坡度3‰；老管达不到的写明说明。
_LEAST_DIAMETER, _LEAST_SLOPE = 300, 3


def built_once(code: str) -> Check:
    """The day it was built stands in the work that built it, or here where there is none."""

    def test(row: Row) -> str | None:
        if row.get("work") is not None and row.get("built_on") is not None:
            return "建设工程和建成日期都填了：工程台账里有的，建成日期见该工程，这里不填。"
        return None

    return hard(code, "built_on", "work")(test)


@soft("pipe_segment.drain", "diameter", "slope", "kind")
def drains_wide_and_steep(row: Row) -> str | None:
    """Rain and waste water run off by themselves in pipes wide and steep enough."""
    if row.get("kind") not in _DRAINS:
        return None
    if row.get("diameter") is not None and row["diameter"] < _LEAST_DIAMETER:
        return f"雨水、污水管管径{row['diameter']}毫米，小于{_LEAST_DIAMETER}毫米：请核对。"
    if row.get("slope") is not None and row["slope"] < _LEAST_SLOPE:
        return f"雨水、污水管坡度{row['slope']}‰，小于{_LEAST_SLOPE}‰：请核对。"
    return None
