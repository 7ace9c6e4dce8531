"""What is due of the land office (土地效益应办事项): every place on the clean-up list is talked over each quarter."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import QUARTER, Quota, declare

declare(
    Quota(
        "每季约谈推进在列地块厂房",
        code="land.quarterly_talk",
        of="land.disposal_step",
        each="land.underuse_finding",
        link="finding",
        during="held_on",
        every=QUARTER,
        standing=("found_on", "cleared_on"),
    ),
)
