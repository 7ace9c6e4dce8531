"""Code lists of public order (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ACTIVITY_MODE = _read("活动方式", "activity_mode")
AGREEMENT_FORM = _read("协议形式", "agreement_form")
ALERT_LEVEL = _read("预警等级", "alert_level")
BODY_TIER = _read("调解层级", "body_tier")
CAMPAIGN = _read("专项行动", "campaign")
CHANNEL = _read("信访形式", "channel")
CLOSED_KIND = _read("办结类型", "closed_kind")
CLUE_KIND = _read("线索类别", "clue_kind")
CLUE_RESULT = _read("核查结论", "clue_result")
CLUE_SOURCE = _read("线索来源", "clue_source")
DECISION = _read("处理结论", "decision")
DECLINE_GROUND = _read("不予受理情形", "decline_ground")
DISPUTE_KIND = _read("纠纷类别", "dispute_kind")
DISPUTE_SCALE = _read("纠纷规模", "dispute_scale")
DISPUTE_SOURCE = _read("纠纷来源", "dispute_source")
DIVERSION = _read("分流去向", "diversion")
EVENT_KIND = _read("普法活动类型", "event_kind")
GROUP_KIND = _read("信访规模", "group_kind")
HOTSPOT = _read("热点问题", "hotspot")
MEDIATION_RESULT = _read("调解结果", "mediation_result")
MEDIATION_WAY = _read("化解方式", "mediation_way")
PARTY_SIDE = _read("当事人身份", "party_side")
PETITION_SOURCE = _read("信访来源", "petition_source")
PURPOSE = _read("信访目的", "purpose")
REVIEW_RESULT = _read("复查复核结论", "review_result")
REVIEW_STAGE = _read("复查复核", "review_stage")
SATISFACTION = _read("满意度", "satisfaction")
SUBJECT = _read("内容分类", "subject")
TRANSFER_KIND = _read("转办方式", "transfer_kind")
UNDERTAKER = _read("承办部门", "undertaker")
VENUE_KIND = _read("阵地类型", "venue_kind")
VERIFIED = _read("是否属实", "verified")
VISIT_LEVEL = _read("上访层级", "visit_level")
