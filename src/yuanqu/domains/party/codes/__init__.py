"""Code lists of party building (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ATTITUDE = _read("出资人态度", "attitude")
BRANCH_GRADE = _read("支部评定", "branch_grade")
COVER_END = _read("覆盖止因", "cover_end")
COVER_MODE = _read("覆盖方式", "cover_mode")
COVERAGE_STATE = _read("覆盖情况", "coverage_state")
DROP_REASON = _read("剔除理由", "drop_reason")
DUTY_KIND = _read("清单类别", "duty_kind")
DUTY_RATING = _read("考评结果", "duty_rating")
DUTY_SUBJECT = _read("责任主体", "duty_subject")
ENGAGEMENT = _read("专职兼职", "engagement")
EVENT_KIND = _read("活动类别", "event_kind")
FLOW_STATUS = _read("组织状态", "flow_status")
FORM_MODE = _read("组建方式", "form_mode")
INSTRUCTOR_LEVEL = _read("驻派等级", "instructor_level")
ITEM_KIND = _read("问题类别", "item_kind")
ITEM_ORIGIN = _read("问题来源", "item_origin")
ITEM_SCOPE = _read("问题层面", "item_scope")
JOINT_KIND = _read("联合方式", "joint_kind")
MASS_ORG = _read("群团组织", "mass_org")
MEND_MODE = _read("整改方式", "mend_mode")
NO_ORG_REASON = _read("未建立原因", "no_org_reason")
OPERATION = _read("实体运营判定", "operation")
ORG_TYPE = _read("党组织类别", "org_type")
OWNERSHIP_BASIS = _read("所有制判定", "ownership_basis")
PARTY_POST = _read("党内职务", "party_post")
PARTY_STATUS = _read("党内状态", "party_status")
PLANNED_MODE = _read("目标方式", "planned_mode")
POLITICS = _read("政治面貌", "politics")
SCOPE_DECISION = _read("基数认定", "scope_decision")
SCOPE_REASON = _read("不纳入原因", "scope_reason")
SECRETARY_SOURCE = _read("书记来源", "secretary_source")
SEX = _read("性别", "sex")
SURVEY_SCALE = _read("企业规模", "survey_scale")
TARGET_BASIS = _read("入列依据", "target_basis")
VENUE_ITEM = _read("六个一条目", "venue_item")
VENUE_KIND = _read("阵地类别", "venue_kind")
