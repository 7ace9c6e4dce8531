"""Slices of environment measures (生态环境的分组): by outlet, analyte, category, severity, source, year of feedback."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("screening_batch", "排查批次", "batch"),
    Along("environment_source", "环境问题来源", "source"),
    Along("environment_category", "环境问题类别", "category"),
    Along("environment_severity", "环境问题级别", "severity"),
    Along("air_kind", "涉气检查类型", "kind"),
    Along("facility_state", "设施运行情况", "facility_state"),
    Along("outlet", "雨水排口", "outlet"),
    Along("outlet_of_sample", "雨水排口", "sample.outlet"),
    Along("analyte", "检测项目", "analyte"),
    Along("verdict", "达标判定", "verdict"),
    Along("alarm_level", "预警级别", "level"),
    Along("eia_kind", "环评文件类别", "eia_kind"),
    Along("management_class", "排污管理类别", "management_class"),
    Along("outlet_owner", "排口权属", "ownership"),
    Along("feedback_year", "反馈年度", "year"),
    Along("feedback_kind", "督察问题类型", "category"),
)
