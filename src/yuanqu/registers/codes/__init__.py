"""Code lists of the shared registers (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ACCOUNTING_STANDARD = _read("执行会计标准类别", "accounting_standard")
BASE_SOURCE = _read("同期数来源", "base_source")
CONTROL_TYPE = _read("企业控股情况", "control_type")
DIVISION = _read("国民经济行业大类", "division")
ENTRY_ROUTE = _read("纳入方式", "entry_route")
EXIT_ROUTE = _read("退出方式", "exit_route")
INDUSTRY = _read("国民经济行业小类", "industry")
LISTING_STATUS = _read("上市情况", "listing_status")
OPERATING_STATUS = _read("运营状态", "operating_status")
PARK = _read("所在园区", "park")
PREMISES_TYPE = _read("用房方式", "premises_type")
PROJECT_KIND = _read("项目类别", "project_kind")
REGISTRATION_CATEGORY = _read("登记注册统计类别", "registration_category")
SIZE_CLASS = _read("单位规模", "size_class")
SPECIALTY = _read("报表类别（专业）", "specialty")
THRESHOLD = _read("达标标准", "threshold")
