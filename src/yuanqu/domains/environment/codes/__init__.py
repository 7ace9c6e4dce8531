"""Code lists of the environment office (代码表): each a CSV file in this folder with its source.

The parent of an analyte says how it alarms: heavy metals at once to the head.
"""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ACCEPTANCE = _read("验收结论", "acceptance")
ALARM_LEVEL = _read("预警级别", "alarm_level")
ANALYTE = _read("检测项目", "analyte")
APPROACH = _read("检查方式", "approach")
CONDITION = _read("样品状态", "condition")
CONSTRUCTION_KIND = _read("建设性质", "construction_kind")
DRY_FLOW = _read("晴天水流", "dry_flow")
EIA_KIND = _read("环评文件类别", "eia_kind")
FACILITY_STATE = _read("设施运行情况", "facility_state")
FEATURE = _read("环境敏感特征", "feature")
FEEDBACK_KIND = _read("督察问题类型", "feedback_kind")
FUGITIVE = _read("无组织排放", "fugitive")
INSPECTION_HANDLING = _read("检查处理", "inspection_handling")
INSPECTION_KIND = _read("检查类型", "inspection_kind")
INSPECTION_ROUND = _read("督察类型", "inspection_round")
LOOK_BACK = _read("回头看结果", "look_back")
MANAGEMENT_CLASS = _read("排污管理类别", "management_class")
MEASURE_UNIT = _read("计量单位", "measure_unit")
OPINION = _read("预审结论", "opinion")
OUTLET_KIND = _read("排口类别", "outlet_kind")
OWNERSHIP = _read("排口权属", "ownership")
PHASE = _read("整改阶段", "phase")
PROBLEM_CATEGORY = _read("环境问题类别", "problem_category")
PROBLEM_SOURCE = _read("环境问题来源", "problem_source")
QC_KIND = _read("质控样类型", "qc_kind")
REGIME = _read("排放规律", "regime")
RUNNING = _read("生产状态", "running")
SCREENED = _read("排查内容", "screened")
SEVERITY = _read("环境问题级别", "severity")
TIER = _read("验收级别", "tier")
VERDICT = _read("达标判定", "verdict")
WATER_CLASS = _read("水质类别", "water_class")
WEATHER = _read("采样天气", "weather")
ZONING_FIT = _read("规划符合性", "zoning_fit")

HEAVY = "heavy"


def is_heavy(analyte: str | None) -> bool:
    """Whether the analyte of that code alarms as a heavy metal."""
    entry = ANALYTE.by_code.get(analyte or "")
    return entry is not None and entry.parent == HEAVY
