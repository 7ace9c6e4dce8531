"""Code lists of work safety (代码表): each a CSV file in this folder with its source.

Aliases are the spellings that departments' older workbooks use for the same thing.
"""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ACCIDENT_KIND = _read("事故类型", "accident_kind")
AFFILIATION = _read("隶属关系", "affiliation")
ASSESSMENT_METHOD = _read("评价方法", "assessment_method")
CHECK_CYCLE = _read("排查周期", "check_cycle")
CHEMICAL_ACTIVITY = _read("危化品环节", "chemical_activity")
CONTINGENCY_KIND = _read("应急预案类型", "contingency_kind")
CONTROL_TIER = _read("管控层级", "control_tier")
DRILL_KIND = _read("演练类别", "drill_kind")
GRID_LEVEL = _read("网格级别", "grid_level")
HAZARD_CATEGORY = _read("隐患类别", "hazard_category")
HAZARD_CLASS = _read("危险性类别", "hazard_class")
HAZARD_HANDLING = _read("隐患处理方式", "hazard_handling")
HAZARD_LEVEL = _read("隐患等级", "hazard_level")
HAZARD_NATURE = _read("隐患大类", "hazard_nature")
HAZARD_SOURCE = _read("隐患来源", "hazard_source")
INSPECTION_HANDLING = _read("检查处理方式", "inspection_handling")
INSPECTION_KIND = _read("检查类型", "inspection_kind")
INSPECTION_RESULT = _read("检查结果", "inspection_result")
ITEM_RESULT = _read("事项检查结果", "item_result")
LISTED_LEVEL = _read("挂牌级别", "listed_level")
MEMBER_KIND = _read("网格员类型", "member_kind")
OBJECT_KIND = _read("对象类型", "object_kind")
OPERATING_STATE = _read("经营状态", "operating_state")
OPERATION = _read("特种作业操作项目", "operation")
ORDER_KIND = _read("整改文书种类", "order_kind")
PERMIT_KIND = _read("许可证类型", "permit_kind")
POINT_KIND = _read("风险点类型", "point_kind")
PUBLICITY_FORM = _read("宣传形式", "publicity_form")
PUBLICITY_THEME = _read("宣传主题", "publicity_theme")
RECHECK_DECISION = _read("原决定", "recheck_decision")
RECHECK_RESULT = _read("复查结果", "recheck_result")
RISK_COLOUR = _read("风险颜色", "risk_colour")
RISK_FEATURE = _read("高风险环节", "risk_feature")
RISK_GRADE = _read("安全风险等级", "risk_grade")
RISK_LEVEL = _read("风险等级", "risk_level")
SECTOR = _read("监管行业", "sector")
SEX = _read("性别", "sex")
SHIFT_PATTERN = _read("工作制度", "shift_pattern")
SMALL_PREMISES = _read("九小场所类别", "small_premises")
SOURCE_GRADE = _read("重大危险源等级", "source_grade")
STANDARD_LEVEL = _read("标准化等级", "standard_level")
TRADE = _read("特种作业类别", "trade")
TRAINEE_ROLE = _read("参训人身份", "trainee_role")
TRAINING_KIND = _read("培训类型", "training_kind")
TRAINING_MODE = _read("培训方式", "training_mode")
