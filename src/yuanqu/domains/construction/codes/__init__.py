"""Code lists of project construction (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


CONTACT_RHYTHM = _read("联系频次", "contact_rhythm")
ENTRY_KIND = _read("入库类型", "entry_kind")
ENTRY_PAPER = _read("入库材料", "entry_paper")
ENTRY_SIZE = _read("投资规模", "entry_size")
NATURE = _read("建设性质", "nature")
NODE = _read("节点", "node")
PERMIT_ITEM = _read("手续事项", "permit_item")
PROBLEM_KIND = _read("问题类型", "problem_kind")
PROBLEM_LEVEL = _read("协调层级", "problem_level")
PROBLEM_SOURCE = _read("问题来源", "problem_source")
PROJECT_TIER = _read("项目层级", "project_tier")
SATISFACTION = _read("企业满意度", "satisfaction")
START_MARK = _read("开工标志", "start_mark")
STOP_FAULT = _read("停工责任", "stop_fault")
STOP_REASON = _read("停工原因", "stop_reason")
YEAR_CLASS = _read("年度类别", "year_class")
