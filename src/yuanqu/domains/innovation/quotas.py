"""What is due of the office in each period (科技创新应办事项): the monthly report of each renovation project."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, Quota, declare

declare(
    Quota(
        "技改项目月报",
        code="innovation.renovation_report",
        of="innovation.renovation_month",
        each="innovation.renovation",
        link="renovation",
        during="month",
        every=MONTH,
        grace=15,
        afterwards=True,
        standing=("report_from", "report_to"),
    )
)
