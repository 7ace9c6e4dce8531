"""Slices of construction measures (项目建设的分组): by park and kind of project, key project, node, problem."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("site_park", "项目所在园区", "project.park"),
    Along("site_kind", "建设项目类别", "project.kind"),
    Along("project_tier", "项目层级", "tier"),
    Along("project_year_class", "年度类别", "year_class"),
    Along("month_project", "重点项目", "key_project.project.name"),
    Along("month_tier", "重点项目层级", "key_project.tier"),
    Along("node", "节点", "node"),
    Along("permit_item", "手续事项", "item"),
    Along("problem_kind", "问题类型", "kind"),
    Along("problem_level", "协调层级", "level"),
    Along("problem_source", "问题来源", "source"),
    Along("entry_size", "投资规模", "entry_size"),
    Along("stop_reason", "停工原因", "reason"),
)
