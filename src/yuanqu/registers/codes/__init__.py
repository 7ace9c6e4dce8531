"""Code lists of the shared registers (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ACCOUNTING_STANDARD = _read("执行会计标准类别", "accounting_standard")
AREA_UNIT = _read("面积单位", "area_unit")
BASE_SOURCE = _read("同期数来源", "base_source")
BUILD_STATE = _read("建设状况", "build_state")
CONTROL_TYPE = _read("企业控股情况", "control_type")
DIVISION = _read("国民经济行业大类", "division")
ENTRY_ROUTE = _read("纳入方式", "entry_route")
EXIT_ROUTE = _read("退出方式", "exit_route")
FIRE_CLASS = _read("火灾危险性类别", "fire_class")
INDUSTRY = _read("国民经济行业小类", "industry")
LAND_CONDITION = _read("用地情况", "land_condition")
LAND_OWNERSHIP = _read("权属性质", "land_ownership")
LAND_RIGHT = _read("使用权类型", "land_right")
LAND_USE = _read("用地用途", "land_use")
LISTING_STATUS = _read("上市情况", "listing_status")
OPERATING_STATUS = _read("运营状态", "operating_status")
PARK = _read("所在园区", "park")
PLANT_FORM = _read("厂房类型", "plant_form")
PLANT_KIND = _read("厂房性质", "plant_kind")
PREMISES_TYPE = _read("用房方式", "premises_type")
PROJECT_KIND = _read("项目类别", "project_kind")
PROJECT_STAGE = _read("项目阶段", "project_stage")
REGISTRATION_CATEGORY = _read("登记注册统计类别", "registration_category")
SIZE_CLASS = _read("单位规模", "size_class")
SPECIALTY = _read("报表类别（专业）", "specialty")
STRUCTURE = _read("厂房结构", "structure")
THRESHOLD = _read("达标标准", "threshold")
