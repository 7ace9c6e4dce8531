"""Ten workbooks as departments keep them, none alike: each goes in after one confirmation at most, asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.prepared import Choices, SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.remembering import recall, remember

pytestmark = pytest.mark.django_db
Build = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Kept:
    """One workbook: how it is laid out, what has to come of it. ``asked``: whether a confirmation is needed."""

    name: str
    ledger: str
    build: Build
    expected: dict[str, list[Any]]
    asked: bool = False


def plain_list(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["序号", "园区项目编号", "项目名称", "所在园区", "项目类别", "签约日期", "总投资（亿元）"])
    for n in (1, 2):
        sheet.append([n, f"XM-{n}", f"铜箔项目{n}", "东片区", "供地", date(2025, 3, n), 1.2])
    sheet.append(["合计", None, None, None, None, None, 2.4])


def printed_pages(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    title, head = ["项目一览表"], ["项目名称", "项目编号", "项目类别", "所在园区", "签约日期", "备注"]
    for page in (1, 2):
        sheet.append(title)
        sheet.append(["填报单位：项目建设科", None, None, None, "2025年6月30日"])
        sheet.append(head)
        for n in (1, 2):
            sheet.append([f"项目{page}{n}", f"P{page}{n}", "技改", "主园区", "３月5日", None])
        sheet.append([f"第 {page} 页"])
    sheet.append(["审核人：甲", None, None, "填表人：乙"])


def own_words(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["建设单位", "立项编号", "项目名", "园区", "项目类型", "签订时间", "投资总额", "领导批示"])
    sheet.append([uscc[0], "Y-1", "甲项目", "主园区", "租赁", "2025.7.17", "1,200万元", "阅"])
    sheet.append(
        ["青禾精密机械有限公司", "Y-2", "乙项目", "西片区", "供地建设", "25/7/18", "￥３０００００", None]
    )


def merged_cells(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    for row in (
        ["重点税源企业税收明细"],
        ["单位：元"],
        ["企业", None, "期间", None, "税收", None, None],
        ["统一社会信用代码", "企业名称", "月份", "口径", "税种", "税额", "税额（上年同期）"],
        [uscc[0], "青禾精密机械有限公司", "2025年1月", "入库期", "增值税", 12000, 9000],
        [None, None, "2025年2月", "入库期", "增值税", 13000, 9000],
    ):
        sheet.append(row)
    for area in ("A1:G1", "A3:B3", "C3:D3", "E3:G3", "A5:A6", "B5:B6"):
        sheet.merge_cells(area)


def transposed_order(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["税额（万元）", "税种", "口径", "所属月份", "企业（统一社会信用代码）", "上年同期"])
    sheet.append(["１２．５", "增值税", "入库期", 202503, uscc[0], 10])
    sheet.append(["13.5万元", "企业所得税", "入库期", "2025-03", uscc[0].lower(), 0])


def with_formulas(book: Any, uscc: list[str]) -> None:
    book.active.title = "封面"
    book.active.append(["剥离社会事务职能清单"])
    sheet = book.create_sheet("明细")
    sheet.append(["职能名称", "承接单位", "文件文号", "剥离日期", "计划完成日期"])
    sheet.append(["义务教育", "区教体局", "园发〔2024〕3号", datetime(2024, 9, 1), "2024年8月31日"])
    sheet.append([" 卫生\n健康 ", "区卫健委", "园发〔2024〕3号", 45600, "—"])


def spaced_headings(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.sheet_properties.tabColor = "FF0000"
    sheet["C5"], sheet["D5"], sheet["E5"], sheet["F5"] = (
        "*项 目\n编 号",
        "（1）项目名称",
        "2、所在园区",
        "项目类别：",
    )
    for row, number in ((6, "K-1"), (8, "K-2")):  # it begins in column C, and a line is left free
        for letter, text in zip("CDEF", (number, f"项目{number}", "主园区", "政府投资"), strict=True):
            sheet[f"{letter}{row}"] = text
    sheet["C10"] = "注：本表一式两份"


def register(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["协议号", "项目", "类型", "起算日期", "公司注册时间"])
    sheet.append(["XY-1", "已有项目", "供地", "2025年3月1日", None])


def long_ids(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["项目代码", "项目编号", "项目名称", "所在园区", "项目类别", "实施企业", "说明"])
    sheet.append(["2501-360900-04-01-123456", 20250001, "甲", "主园区", "增资扩产", uscc[1], "1.甲\n2.乙"])
    sheet.append([None, "0012", "乙", "主园区", "原地扩建", "　青禾精密机械有限公司 ", None])


def several_sums(book: Any, uscc: list[str]) -> None:
    sheet = book.active
    sheet.append(["2025年项目投资情况"])
    sheet.append(["项目编号", "项目名称", "所在园区", "项目类别", "总投资（万元）", None, "投资方", None])
    sheet.append([None, None, None, None, "计划总投资", "到位", "内资", "外资"])
    sheet.append(["S-1", "甲", "主园区", "供地", 500, 100, "甲公司", None])
    sheet.append(["S-2", "乙", "主园区", "供地", 600, 200, "乙公司", "丙公司"])
    for area in ("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"):
        sheet.merge_cells(area)


TEN = (
    Kept("项目名录.xlsx", "registers.project", plain_list,
         {"number": ["XM-1", "XM-2"], "total_investment": [Decimal(12000)] * 2, "kind": ["land"] * 2}),
    Kept("2025年项目一览.xlsx", "registers.project", printed_pages,
         {"number": ["P11", "P12", "P21", "P22"], "signed_on": [date(2025, 3, 5)] * 4}),
    Kept("台账.xlsx", "registers.project", own_words,
         {"number": ["Y-1", "Y-2"], "total_investment": [Decimal(1200), Decimal(30)],
          "signed_on": [date(2025, 7, 17), date(2025, 7, 18)]}, asked=True),
    Kept("税收.xlsx", "economy.tax", merged_cells,
         {"tax_paid": [Decimal("1.2"), Decimal("1.3")], "month": [date(2025, 1, 1), date(2025, 2, 1)]}),
    Kept("3月税收.xlsx", "economy.tax", transposed_order,
         {"tax_paid": [Decimal("12.5"), Decimal("13.5")], "month": [date(2025, 3, 1)] * 2}),
    Kept("职能剥离.xlsx", "services.shed_function", with_formulas,
         {"function": ["义务教育", "卫生 健康"], "shed_on": [date(2024, 9, 1), date(2024, 11, 4)],
          "planned_on": [date(2024, 8, 31), None]}),
    Kept("新建 XLSX 工作表.xlsx", "registers.project", spaced_headings,
         {"number": ["K-1", "K-2"], "kind": ["government"] * 2}),
    Kept("开工.xlsx", "services.start_clock", register, {"agreement_no": ["XY-1"]}, asked=True),
    Kept("编号.xlsx", "registers.project", long_ids,
         {"number": ["20250001", "0012"], "project_code": ["2501-360900-04-01-123456", None],
          "note": ["1.甲\n2.乙", None]}),
    Kept("投资.xlsx", "registers.project", several_sums,
         {"total_investment": [Decimal(500), Decimal(600)], "investor": ["甲公司", "内资：乙公司；外资：丙公司"]},
         asked=True),
)  # fmt: skip


@pytest.mark.parametrize("kept", TEN, ids=lambda kept: kept.build.__name__)
def test_it_goes_in_after_at_most_one_confirmation(
    kept: Kept, tmp_path: Path, rows: Any, enterprises: list[Any], preview: Any, book: Any
) -> None:
    if kept.ledger == "services.start_clock":
        apply(preview(book(rows.headings, [rows.project(1, 项目名称="已有项目")]), "registers.project"))
    path, ledger = tmp_path / kept.name, registry.ledger(kept.ledger)
    workbook = openpyxl.Workbook()
    kept.build(workbook, rows.uscc)
    workbook.save(path)
    first = prepare(SourceFile.of(path), ledger)
    assert first.unconfirmed is kept.asked
    assert [p.sentence for p in first.problems if p.blocks] == []
    assert {name: first.frame[name].to_list() for name in kept.expected} == kept.expected
    remember(ledger, None, first.said if kept.asked else {}, "测试")
    outcome = apply(first.confirmed())
    assert (outcome.inserted, outcome.refused) == (len(first.frame), False)
    again = prepare(SourceFile.of(path), ledger, Choices(), known=recall(ledger, None))
    assert (again.unconfirmed, again.nothing_to_do) == (False, True)
