"""Code lists of land use efficiency (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


BUSINESS_STATE = _read("经营状态", "business_state")
CLEAR_REASON = _read("移出原因", "clear_reason")
DISPOSAL_METHOD = _read("处置方式", "disposal_method")
DISPOSAL_SUBJECT = _read("处置对象", "disposal_subject")
DISPOSAL_SUBMETHOD = _read("具体方式", "disposal_submethod")
ENCUMBRANCE_KIND = _read("限制种类", "encumbrance_kind")
IDLE_CAUSE = _read("闲置原因", "idle_cause")
IDLE_OUTCOME = _read("结案结果", "idle_outcome")
LEASE_KIND = _read("租赁类别", "lease_kind")
OBSTACLE_KIND = _read("问题类型", "obstacle_kind")
OCCUPANCY = _read("现状用途", "occupancy")
PERMIT_STATE = _read("手续情况", "permit_state")
PLANT_REUSE = _read("盘活方式", "plant_reuse")
PLANT_RISK = _read("重点风险", "plant_risk")
REMEDY = _read("闲置土地处置方式", "remedy")
SHARED_OUTCOME = _read("整治结论", "shared_outcome")
STEP_FORM = _read("推进形式", "step_form")
TENANCY_FORM = _read("厂中厂形态", "tenancy_form")
UNDERUSE_KIND = _read("低效类型", "underuse_kind")
VACANCY_CAUSE = _read("厂房闲置原因", "vacancy_cause")
YIELD_DEMOTION = _read("一票降档原因", "yield_demotion")
YIELD_EXCLUDED = _read("不参评原因", "yield_excluded")
YIELD_GRADE = _read("评价档次", "yield_grade")
YIELD_GROUP = _read("企业类别", "yield_group")
