"""Code lists of land and resource guarantees (代码表): each a CSV file in this folder with its source.

The parent of a document (组卷材料) is the chapter of the review report it belongs to.
"""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


AGREED = _read("协议签订情况", "agreed")
APPROVER = _read("用地审批权限", "approver")
ATTACHMENT_KIND = _read("附着物种类", "attachment_kind")
ATTACHMENT_UNIT = _read("附着物计量单位", "attachment_unit")
BALANCE = _read("占补平衡情况", "balance")
BATCH_KIND = _read("批次类型", "batch_kind")
BREACH = _read("违约情形", "breach")
CHECK_RESULT = _read("核验结果", "check_result")
DEPARTMENT = _read("会签部门", "department")
FILE_ITEM = _read("组卷材料", "file_item")
FOREST_APPROVER = _read("林地审核权限", "forest_approver")
FOREST_CLASS = _read("森林类别", "forest_class")
FOREST_GRADE = _read("林地保护等级", "forest_grade")
FOREST_USE_KIND = _read("使用林地类型", "forest_use_kind")
LAND_SOURCE = _read("土地来源", "land_source")
PETITION = _read("信访情况", "petition")
PURPOSE = _read("征收公共利益情形", "purpose")
QUOTA_KIND = _read("指标类型", "quota_kind")
QUOTA_SOURCE = _read("计划指标来源", "quota_source")
REDLINE = _read("生态红线情况", "redline")
SUPPLY_WAY = _read("供地方式", "supply_way")
UNLAWFUL = _read("违法用地情况", "unlawful")
