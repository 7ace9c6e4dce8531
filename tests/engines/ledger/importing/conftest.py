"""Sheets to import: written as a department would, row by row, into real workbooks and text files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.prepared import Choices, Prepared, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.terms import credit_code

USCC = [credit_code.make(f"91360900MA{n:07d}") for n in range(1, 40)]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """``book(headings, rows, above=..., name=...)``: a workbook; dates become date cells, a dict a formula."""

    def write(
        headings: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        above: Sequence[Sequence[Any]] = (),
        name: str = "表.xlsx",
    ) -> Path:
        path = tmp_path / name
        workbook = xlsxwriter.Workbook(path)
        sheet = workbook.add_worksheet("项目")
        formats = {
            date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            "%": workbook.add_format({"num_format": "0.0%"}),
        }
        for line, row in enumerate([*above, headings, *rows]):
            for place, value in enumerate(row):
                _write(sheet, line, place, value, formats)
        workbook.close()
        return path

    return write


def _write(sheet: Any, line: int, place: int, value: Any, formats: dict[Any, Any]) -> None:
    if value is None:
        return
    if isinstance(value, dict):
        sheet.write_formula(line, place, value["formula"], None, value["value"])
    elif isinstance(value, datetime | date):
        sheet.write_datetime(line, place, value, formats[type(value)])
    elif isinstance(value, str):
        sheet.write_string(line, place, value)
    else:
        sheet.write(line, place, value)


@pytest.fixture
def preview() -> Callable[..., Prepared]:
    """``preview(path, "registers.project")``: what importing the file would do."""

    def read(
        path: Path, ledger: str, name: str = "", known: dict[str, str] | None = None, **choices: Any
    ) -> Prepared:
        return prepare(SourceFile.of(path, name), registry.ledger(ledger), Choices(**choices), known=known)

    return read


@pytest.fixture
def enterprises(register: Callable[..., Any]) -> list[Any]:
    """Three enterprises in the register; the last two bear the same name."""
    names = ["青禾精密机械有限公司", "云岫新材料科技有限公司", "云岫新材料科技有限公司"]
    with changing(way="command", reason="测试"):
        return [register(uscc=USCC[n], name=name) for n, name in enumerate(names)]


class Rows:
    """Rows that pass every check, by heading; ``project(3, 总投资="x")`` changes one cell of one."""

    uscc = USCC
    headings = (
        "项目编号",
        "项目名称",
        "项目代码",
        "实施企业",
        "所在园区",
        "项目类别",
        "签约日期",
        "总投资（万元）",
        "说明",
    )

    def project(self, number: int, **values: Any) -> list[Any]:
        """A row under ``headings``."""
        row = dict.fromkeys(self.headings) | {
            "项目编号": f"XM-{number:04d}",
            "项目名称": f"铜箔项目{number}",
            "所在园区": "主园区",
            "项目类别": "供地建设",
            "签约日期": date(2025, 3, 1),
            "总投资（万元）": 1200.5,
        }
        values = {"总投资（万元）" if name == "总投资" else name: value for name, value in values.items()}
        assert set(values) <= set(row), values
        return list((row | values).values())

    def enterprise(self, number: int, **values: Any) -> dict[str, Any]:
        """A row of the enterprise register by heading."""
        return {
            "统一社会信用代码": USCC[number],
            "单位详细名称": f"星澜{number}号制造有限公司",
            "所在园区": "主园区",
            "主要业务活动1": "铜杆生产",
            "登记注册统计类别": "私营有限责任公司",
            "企业控股情况": "私人控股",
            "单位规模": "微型",
            "运营状态": "正常运营",
            "开业（成立）时间": "2020年5月",
            "注册地": "工业大道 1 号",
            "经营地": "工业大道 1 号",
            "法定代表人": "甲",
            "联系人": "乙",
            "联系电话": "0795-1234567",
            "从业人员期末人数": 10,
            "其中女性": 3,
            "执行会计标准类别": "小企业会计准则",
            "用房方式": "独立厂房（区内）",
        } | values


@pytest.fixture
def rows() -> Rows:
    """Sample rows."""
    return Rows()
