"""The ways land measures may be sliced (土地效益的分组)."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("underuse_kind", "低效类型", "underuse_kind"),
    Along("disposal_method", "处置方式", "method"),
    Along("lease_kind", "租赁类别", "kind"),
    Along("let_plant_kind", "厂房性质", "plant.plant_kind"),
    Along("vacancy_cause", "厂房闲置原因", "cause"),
    Along("plant_reuse", "厂房盘活方式", "reuse_method"),
    Along("yield_grade", "评价档次", "grade"),
    Along("yield_group", "企业类别", "group"),
    Along("idle_remedy", "闲置土地处置方式", "remedy"),
    Along("tenancy_form", "厂中厂形态", "form"),
)
