"""What is due of the safety department in each period (安全生产应办事项): patrols of objects and of grids."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, QUARTER, Having, Quota, declare

_PATROL = "safety.grid_patrol"

declare(
    Quota(
        "每季网格巡查到每个对象",
        code="safety.object_patrol",
        of=_PATROL,
        each="safety.inspected_object",
        link="object",
        during="started_at",
        every=QUARTER,
        standing=("entered_zone_on", "stopped_on"),
    ),
    Quota(
        "每月网格长带队巡查",
        code="safety.chief_patrol",
        of=_PATROL,
        each="safety.grid",
        link="grid",
        during="started_at",
        only=(Having("by_chief", True),),
        every=MONTH,
        standing=("valid_from", "valid_to"),
    ),
)
