"""Code lists of science and innovation (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


APPLICANT = _read("申报主体", "applicant")
ASSESSMENT = _read("年度考核结果", "assessment")
BUILD_NATURE = _read("技改建设性质", "build_nature")
ENTRY_KIND = _read("申报类型", "entry_kind")
FIELD = _read("申报领域", "field")
ITEM = _read("条件项目", "item")
KIND = _read("资质类别", "kind")
LEVEL = _read("资质级别", "level")
PLATFORM = _read("研发平台类别", "platform")
ROUTE = _read("认定方式", "route")
SCALE = _read("水平评价标准", "scale")
SECTOR = _read("重点行业", "sector")
SIDE = _read("设备类别", "side")
SUPPORT = _read("资金来源", "support")
TEST = _read("比较方式", "test")
TRANSFORMATION = _read("数字化改造类型", "transformation")
