"""Slices of safety measures (安全生产的分组): by kind of object, trade, hazard, document, training."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("object_kind", "对象类型", "object.object_kind"),
    Along("patrolled_kind", "对象类型", "object_kind"),
    Along("object_sector", "主管行业", "object.main_sector"),
    Along("object_risk", "安全监管等级", "object.risk_grade"),
    Along("inspection_kind", "检查类型", "kind"),
    Along("inspection_result", "检查结果", "result"),
    Along("hazard_level", "隐患等级", "level"),
    Along("hazard_category", "隐患类别", "category"),
    Along("hazard_nature", "隐患大类", "nature"),
    Along("hazard_handling", "处理方式", "handling"),
    Along("hazard_source", "隐患来源", "source"),
    Along("order_kind", "文书种类", "order_kind"),
    Along("listed_level", "挂牌级别", "listed_level"),
    Along("training_kind", "培训类型", "kind"),
    Along("attended_kind", "培训类型", "training.kind"),
    Along("trainee_role", "参训人身份", "role"),
    Along("operator_trade", "作业类别", "trade"),
    Along("drill_kind", "演练类别", "kind"),
    Along("publicity_form", "宣传形式", "form"),
    Along("publicity_theme", "宣传主题", "theme"),
    Along("source_grade", "重大危险源等级", "source_grade"),
    Along("member_kind", "网格员类型", "kind"),
    Along("by_chief", "是否网格长带队", "by_chief"),
)
