"""Code lists of government services (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


AGENCY_SCOPE = _read("代办范围", "agency_scope")
APPLICANT_TYPE = _read("服务对象", "applicant_type")
CHANNEL = _read("申请来源", "channel")
CLOCK_KIND = _read("开工时钟类别", "clock_kind")
DELEGATION_MODE = _read("赋权方式", "delegation_mode")
DEPT_TYPE = _read("实施主体性质", "dept_type")
DONE_RESULT = _read("办结结果", "done_result")
EVENT_KIND = _read("办件环节", "event_kind")
FROM_LEVEL = _read("原层级", "from_level")
HANDLE_AREA = _read("通办范围", "handle_area")
HANDLING_KIND = _read("办件类型", "handling_kind")
ITEM_CHANGE = _read("调整原因", "item_change")
NATURE = _read("诉求性质", "nature")
ORIGIN = _read("诉求来源", "origin")
POLICY_WAY = _read("兑现方式", "policy_way")
POWER_KIND = _read("权力类型", "power_kind")
POWER_SOURCE = _read("权力来源", "power_source")
RATING_CHANNEL = _read("评价渠道", "rating_channel")
REQUEST_KIND = _read("诉求类别", "request_kind")
REQUEST_RESULT = _read("诉求办理结果", "request_result")
RESULT_TYPE = _read("审批结果类型", "result_type")
SATISFACTION = _read("满意度", "satisfaction")
STOP_REASON = _read("停表原因", "stop_reason")
TASK_STATE = _read("事项状态", "task_state")
TIME_UNIT = _read("时限单位", "time_unit")
URGENCY = _read("紧急程度", "urgency")
USE_LEVEL = _read("行使层级", "use_level")
