"""Slices of service measures (政务服务的分组): by item, kind of power, channel, applicant, result."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("delegation_mode", "赋权方式", "delegation_mode"),
    Along("power_kind", "权力类型", "power_kind"),
    Along("from_level", "原层级", "from_level"),
    Along("case_delegation_mode", "办件所属赋权方式", "delegated_item.delegation_mode"),
    Along("task_name", "事项名称", "task_name"),
    Along("channel", "渠道", "channel"),
    Along("applicant_type", "申请人类型", "applicant_type"),
    Along("done_result", "办结结果", "done_result"),
    Along("level", "评价等级", "level"),
    Along("scope", "委托范围", "scope"),
    Along("clock_kind", "开工时钟类别", "kind"),
    Along("request_kind", "诉求类别", "kind"),
    Along("request_origin", "诉求来源", "origin"),
    Along("policy_way", "兑现方式", "policy.way"),
    Along("to_whom", "承接单位", "to_whom"),
)
