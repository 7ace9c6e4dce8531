"""Slices of public order measures (平安园区的分组): source and subject of petitions, kind of dispute, campaign."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("petition_source", "信访来源", "source"),
    Along("petition_subject", "内容分类", "subject"),
    Along("petition_group", "信访规模", "group_kind"),
    Along("petition_undertaker", "承办部门", "undertaker"),
    Along("petition_decision", "处理结论", "decision"),
    Along("transfer_kind", "转办方式", "kind"),
    Along("review_stage", "复查或复核", "stage"),
    Along("dispute_kind", "纠纷类别", "kind"),
    Along("dispute_scale", "纠纷规模", "scale"),
    Along("dispute_source", "纠纷来源", "source"),
    Along("dispute_body", "调解组织", "body.body_name"),
    Along("legal_event_kind", "普法活动类型", "kind"),
    Along("legal_venue_kind", "阵地类型", "kind"),
    Along("peace_campaign", "专项行动", "campaign"),
    Along("clue_kind", "线索类别", "kind"),
)
