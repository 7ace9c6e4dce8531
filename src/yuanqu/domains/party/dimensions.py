"""Slices of party measures (党建指标的分组): by phase, way of founding, kind of event, way of mending."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("phase", "攻坚阶段", "phase"),
    Along("target_basis", "入列依据", "basis"),
    Along("target_mode", "目标方式", "target_mode"),
    Along("operation", "实体运营判定", "operation"),
    Along("survey_scale", "摸排规模", "scale"),
    Along("scope_reason", "不纳入原因", "reason"),
    Along("form_mode", "组建方式", "form_mode"),
    Along("cover_mode", "覆盖方式", "mode"),
    Along("event_kind", "活动类别", "kind"),
    Along("mend_mode", "整改方式", "mode"),
    Along("item_kind", "问题类别", "kind"),
    Along("campaign", "专项", "campaign"),
    Along("venue_kind", "阵地类别", "kind"),
    Along("instructor_level", "驻派等级", "level"),
    Along("duty_subject", "责任主体", "subject"),
)
