"""Slices of measures of plan and supervision (计划与督办的分组): by theme, department, source, kind of meeting."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("plan_theme", "计划主题", "theme"),
    Along("plan_lead", "牵头单位", "lead"),
    Along("task_source", "督办来源", "source"),
    Along("task_lead", "主办单位", "lead"),
    Along("meeting_kind", "会议类型", "kind"),
    Along("visit_answer", "现场答复", "answer"),
)
