"""Code lists of plan and supervision (代码表): each a CSV file in this folder with its source.

The note of a theme (主题) is the line that heads it in the report's second part.
"""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ANSWER = _read("现场答复", "answer")
BULLETIN_KIND = _read("通报种类", "bulletin_kind")
GOAL_CATEGORY = _read("指标类别", "goal_category")
GOAL_KIND = _read("目标类型", "goal_kind")
ITEM_SOURCE = _read("条目来源", "item_source")
MEETING_KIND = _read("会议类型", "meeting_kind")
PRIORITY = _read("优先级", "priority")
REPORT_CYCLE = _read("填报周期", "report_cycle")
TASK_SOURCE = _read("来源类别", "task_source")
THEME = _read("主题", "theme")
URGENCY = _read("紧急程度", "urgency")
