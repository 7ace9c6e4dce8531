"""What is due of public order in each period (平安园区应办事项): sweeps for disputes, events at venues."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, QUARTER, Quota, declare

declare(
    Quota(
        "每月两次矛盾纠纷排查",
        code="public_order.monthly_sweep",
        of="public_order.sweep",
        each="public_order.mediation_body",
        link="body",
        during="swept_on",
        least=2,
        every=MONTH,
        standing=("set_up_on", "dissolved_on"),
    ),
    Quota(
        "每季普法阵地活动",
        code="public_order.venue_event",
        of="public_order.legal_event",
        each="public_order.legal_venue",
        link="venue",
        during="held_on",
        every=QUARTER,
        standing=("built_on", "closed_on"),
    ),
)
