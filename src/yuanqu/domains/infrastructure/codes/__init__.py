"""Code lists of infrastructure (代码表): each a CSV file in this folder with its source.

The parent of a part (分部) is the kind of work it belongs to: road, pipe, substation, earthwork, slope, sewage_plant.
"""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


CLEARING = _read("征拆迁改进度", "clearing")
FACILITY_KIND = _read("公用设施类别", "facility_kind")
FEEDS = _read("电源数", "feeds")
FUNDING = _read("资金来源", "funding")
LOAD_CLASS = _read("负荷性质", "load_class")
PART_UNIT = _read("工程量单位", "part_unit")
PIPE_KIND = _read("管线类别", "pipe_kind")
PIPE_MATERIAL = _read("管材", "pipe_material")
RESOURCE = _read("用能资源", "resource")
ROAD_CLASS = _read("道路等级", "road_class")
ROAD_SURFACE = _read("路面结构", "road_surface")
UTILITY_UNIT = _read("公用设施计量单位", "utility_unit")
VOLTAGE = _read("电压等级", "voltage")
WORK_KIND = _read("工程类别", "work_kind")
WORK_PART = _read("工程分部", "work_part")
