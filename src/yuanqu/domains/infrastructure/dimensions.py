"""Slices of infrastructure measures (基础设施的分组): by kind of work, pipe, resource and facility."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("work_kind", "工程类别", "kind"),
    Along("work_funding", "资金来源", "funding"),
    Along("progress_kind", "工程类别", "work.kind"),
    Along("resource", "用能资源", "resource"),
    Along("connected_resource", "用能资源", "demand.resource"),
    Along("facility_kind", "设施类别", "kind"),
    Along("capacity_kind", "设施类别", "facility.kind"),
)
