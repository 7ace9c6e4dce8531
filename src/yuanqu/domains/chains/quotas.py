"""What is due of the chain office in each period (产业链应办事项): every segment judged at least yearly."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import YEAR, Quota, declare

declare(
    Quota(
        "每年判定一次各环节强弱",
        code="chains.yearly_judgement",
        of="chains.assessment",
        each="chains.segment",
        link="segment",
        during="judged_on",
        every=YEAR,
        standing=("valid_from", "valid_to"),
    ),
)
