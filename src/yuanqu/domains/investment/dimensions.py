"""Slices of investment measures (招商引资的分组): by channel, trade, kind, origin of the capital."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("lead_channel", "招商渠道", "channel"),
    Along("lead_industry", "行业大类", "industry"),
    Along("talks_kind", "用地方式", "kind"),
    Along("source_region", "资金来源地", "source_region"),
    Along("contact_mode", "洽谈方式", "mode"),
    Along("leader_level", "带队层级", "leader_level"),
    Along("reviewed_channel", "招商渠道", "negotiation.channel"),
    Along("reviewed_industry", "行业大类", "negotiation.industry"),
    Along("reviewed_park", "所在园区", "negotiation.park"),
    Along("reviewing_kind", "会议类型", "meeting.kind"),
    Along("review_kind", "会议类型", "kind"),
    Along("review_decision", "联审决定", "decision"),
    Along("agreement_kind", "协议类型", "kind"),
    Along("signed_project_kind", "项目类别", "project.kind"),
    Along("assess_node", "评价节点", "node"),
    Along("from_outside", "是否省外资金", "from_outside"),
    Along("fund_class", "基金类别", "fund_class"),
    Along("partner_kind", "合作方类型", "partner_kind"),
    Along("landlord_kind", "出租方类型", "landlord_kind"),
)
