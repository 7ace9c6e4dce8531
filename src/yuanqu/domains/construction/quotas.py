"""What is due of project construction in each period (项目建设应办事项): the monthly report of every key project."""

from __future__ import annotations

from yuanqu.engines.procedure.quotas import MONTH, Having, Quota, declare

declare(
    Quota(
        "重点项目月报",
        code="construction.monthly_report",
        of="construction.progress",
        each="construction.key_project",
        link="key_project",
        during="month",
        only=(Having("reported", True),),
        every=MONTH,
        standing=("listed_on", "listed_to"),
    ),
)
