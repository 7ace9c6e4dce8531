"""What is due of the land office in each period (要素保障应办事项): a visit a quarter to land supplied."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import QUARTER, Quota, declare

declare(
    Quota(
        "每季批后巡查到每宗供地",
        code="resources.supply_visit",
        of="resources.supply_check",
        each="resources.land_supply",
        link="supply",
        during="checked_on",
        every=QUARTER,
        standing=("signed_on", "finished_on"),
    )
)
