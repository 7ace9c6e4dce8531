"""One workbook with a sheet a month: one import, each message by its own sheet, each sheet by its own header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.marking import write_failed, write_marked

pytestmark = pytest.mark.django_db

HEAD = ["项目编号", "项目名称", "所在园区", "项目类别", "签约日期", "总投资（万元）"]


@pytest.fixture
def sheets(tmp_path: Path) -> Callable[[dict[str, Sequence[Sequence[Any]]]], Path]:
    """A workbook of several sheets, row by row."""

    def write(pages: dict[str, Sequence[Sequence[Any]]]) -> Path:
        path = tmp_path / "2025年项目台账.xlsx"
        book = xlsxwriter.Workbook(path)
        for name, lines in pages.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
        book.close()
        return path

    return write


def line(number: str, day: str = "1月5日", amount: Any = 12) -> list[Any]:
    return [number, f"铜箔项目{number}", "主园区", "供地", day, amount]


def test_a_sheet_a_month_makes_one_import(sheets: Any, preview: Any) -> None:
    path = sheets(
        {
            "封面": [["项目台账"], ["项目建设科"]],
            "1月": [["2025年1月"], HEAD, line("A-1"), line("A-2"), ["合计", None, None, None, None, 24]],
            "2月": [HEAD[::-1], line("B-1", "2月3日")[::-1]],
            "3月": [[*HEAD[:5], "总投资（亿元）"], line("C-1", "3月3日", 1.5)],
            "4月": [HEAD[:4], line("D-1")[:4]],
            "5月": [HEAD],
            "空": [],
        }
    )
    prepared = preview(path, "registers.project")
    assert [problem.sentence for problem in prepared.problems] == []
    assert prepared.frame["number"].to_list() == ["A-1", "A-2", "B-1", "C-1", "D-1"]
    days = [date(2025, 1, 5), date(2025, 1, 5), date(2025, 2, 3), date(2025, 3, 3), None]
    assert prepared.frame["signed_on"].to_list() == days
    assert prepared.frame["total_investment"].to_list() == [*map(Decimal, (12, 12, 12, 15000)), None]
    assert [(one.sheet, one.counts.new) for one in prepared.sheets] == [
        ("1月", 2), ("2月", 1), ("3月", 1), ("4月", 1),
    ]  # fmt: skip
    assert {one.sheet: one.why for one in prepared.left} == {
        "封面": "没有本台账的表头", "空": "空表", "5月": "只有表头，没有记录",
    }  # fmt: skip
    told = {notice.code: notice.text for notice in prepared.notices}
    assert told["import.totals_skipped"].startswith("工作表“1月”：")
    assert "“封面”（没有本台账的表头）" in told["import.sheets_left"]
    assert apply(prepared).inserted == 5
    assert preview(path, "registers.project").nothing_to_do


def test_a_sheet_that_lacks_a_column_leaves_it_alone(sheets: Any, preview: Any) -> None:
    apply(preview(sheets({"1月": [HEAD, line("A-1")], "2月": [HEAD, line("B-1")]}), "registers.project"))
    cleared = [*line("A-1")[:5], None]
    path = sheets({"1月": [HEAD, cleared], "2月": [HEAD[:5], line("B-1", "2月9日")[:5]]})
    prepared = preview(path, "registers.project")
    assert prepared.frame["total_investment"].to_list() == [None, Decimal(12)]
    assert [(change.sheet, change.row, change.column) for change in prepared.changes] == [
        ("1月", 2, "总投资"), ("2月", 2, "入园协议签订日"),
    ]  # fmt: skip


def test_every_message_names_its_own_sheet_and_cell(sheets: Any, preview: Any, tmp_path: Path) -> None:
    rest = [
        "签约日期",
        "总投资（万元）",
        "项目编号",
        "所在园区",
        "项目名称",
    ]  # no 项目类别: new records need it
    path = sheets(
        {
            "1月": [HEAD, line("A-1"), line("A-2", "13月1日")],
            "2月": [["标题"], rest, ["2月1日", "约3", "A-1", "主园区", "乙"]],
        }
    )
    prepared = preview(path, "registers.project")
    found = {(p.sheet, p.cell, p.code): p.expected for p in prepared.problems}
    assert set(found) == {
        ("1月", "A2", "import.duplicate_key"),
        ("1月", "E3", "import.day_impossible"),
        ("2月", "", "import.column_missing"),
        ("2月", "B3", "import.number_approximate"),
        ("2月", "C3", "import.duplicate_key"),
    }
    assert "与工作表“2月”第 3 行重复" in found["1月", "A2", "import.duplicate_key"]
    marked, failed = tmp_path / "标出.xlsx", tmp_path / "失败.xlsx"
    write_marked(prepared, marked)
    book = openpyxl.load_workbook(marked)
    assert (book["1月"]["E3"].comment is None, book["2月"]["B3"].comment is None) == (False, False)
    assert (book["1月"]["G3"].value.startswith("【签约日期】"), book["2月"]["F2"].value) == (True, "校验结果")
    write_failed(prepared, failed)
    assert openpyxl.load_workbook(failed).sheetnames == ["1月", "2月"]
    again = preview(failed, "registers.project")
    assert [p.code for p in again.problems].count("import.duplicate_key") == 2


def test_a_heading_proposed_in_one_sheet_is_asked_once(sheets: Any, preview: Any) -> None:
    head = [*HEAD[:4], "签订时间", "总投资（万元）"]
    prepared = preview(sheets({"1月": [head, line("A-1")], "2月": [head, line("B-1")]}), "registers.project")
    assert [(one.heading, one.means, one.cell) for one in prepared.headings] == [
        ("签订时间", "signed_on", "E1")
    ]
    assert prepared.unconfirmed
    assert apply(prepared.confirmed()).inserted == 2
    assert registry.ledger("registers.project").record.objects.filter(signed_on=date(2025, 1, 5)).count() == 2
