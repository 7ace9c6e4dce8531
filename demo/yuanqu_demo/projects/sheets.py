"""The project register as 项目建设科 keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu_demo.projects.project import Project
from yuanqu_demo.sheets import Manner, Row, Sheet


def register_sheet(projects: Sequence[Project]) -> Sheet:
    """项目名录, whole."""
    return Sheet("registers.project", "项目名录", [*_rows(projects)], Manner(days="%Y/%m/%d"))


def _rows(projects: Sequence[Project]) -> Iterator[Row]:
    for each in projects:
        yield {
            "number": each.number,
            "name": each.name,
            "project_code": each.code or None,
            "enterprise": each.firm.uscc if each.firm else None,
            "investor": each.investor or None,
            "park": each.park,
            "kind": each.kind,
            "agreement_no": each.agreement_no or None,
            "signed_on": each.signed_on,
            "total_investment": each.total,
            "fixed_investment": each.fixed,
            "revenue_at_capacity": each.revenue,
            "tax_at_capacity": each.tax,
            "filed_on": each.filed_on,
            "started_on": each.started_on,
            "completed_on": each.completed_on,
            "in_production_on": each.in_production_on,
            "at_capacity_on": each.at_capacity_on,
            "ended_on": each.ended_on,
            "end_reason": "投资方资金未到位，协商解除协议" if each.ended_on else None,
        }
