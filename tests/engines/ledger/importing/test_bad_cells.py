"""Twelve and more kinds of bad cell in one workbook: each explained by sheet, row, column, found, expected, mend."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.applying import apply
from yuanqu.engines.ledger.importing.marking import write_failed, write_marked
from yuanqu.engines.ledger.importing.package import Package
from yuanqu.engines.ledger.importing.prepared import Mode
from yuanqu.engines.ledger.models import Change, ImportBatch

pytestmark = pytest.mark.django_db

# One bad cell a row, from row 2 on: what is changed, the column named, its address, the code, a word of the advice.
BAD: list[tuple[dict[str, Any], str, str, str, str]] = [
    ({"项目名称": None}, "项目名称", "B2", "import.required", "必填"),
    ({"项目名称": "长" * 201}, "项目名称", "B3", "import.text_too_long", "200"),
    ({"实施企业": "91360900MA0000001A"}, "实施企业", "D4", "import.link_not_found", "企业名录"),
    ({"实施企业": "云岫新材料科技有限公司"}, "实施企业", "D5", "import.link_ambiguous", "2 条"),
    ({"实施企业": "青禾精密机械有限公"}, "实施企业", "D6", "import.link_not_found", "青禾精密机械有限公司"),
    ({"所在园区": "东片"}, "所在园区", "E7", "import.not_in_list", "是否为：东片区"),
    ({"签约日期": "2025年2月30日"}, "签约日期", "G8", "import.day_impossible", "日历"),
    ({"签约日期": "2025年3月"}, "签约日期", "G9", "import.day_unreadable", "年月日"),
    ({"签约日期": "12025-03-01"}, "签约日期", "G10", "import.day_unreadable", "2025-06-30"),
    ({"总投资": "约3000"}, "总投资（万元）", "H11", "import.number_approximate", "确切的数"),
    ({"总投资": "1.23456"}, "总投资（万元）", "H12", "import.too_many_decimals", "1.2346"),
    ({"总投资": "300亩"}, "总投资（万元）", "H13", "import.number_unit", "万元"),
    (
        {"总投资": {"formula": "=NA()", "value": "#N/A"}},
        "总投资（万元）",
        "H14",
        "import.formula_error",
        "#N/A",
    ),
    ({"总投资": "9" * 18}, "总投资（万元）", "H15", "import.number_too_large", "16"),
    ({"项目编号": "XM-0001"}, "项目编号", "A16", "import.duplicate_key", "17"),
    ({"项目编号": "XM-0001"}, "项目编号", "A17", "import.duplicate_key", "16"),
    ({"项目代码": 250136090004018881}, "项目代码", "C18", "import.long_number_lost", "科学计数法"),
    ({"项目代码": "2501-36"}, "项目代码", "C19", "project.code", ""),
    ({"项目编号": None}, "项目编号", "A20", "import.required", "必填"),
]


@pytest.fixture
def bad_book(book: Any, rows: Any, enterprises: list[Any]) -> Path:
    lines = [rows.project(100 + n, **change) for n, (change, *_) in enumerate(BAD)]
    return book(rows.headings, [*lines, rows.project(999)])


def test_each_bad_cell_is_explained(bad_book: Path, preview: Any) -> None:
    prepared = preview(bad_book, "registers.project")
    found = {problem.cell: problem for problem in prepared.problems}
    for change, column, cell, code, word in BAD:
        problem = found.pop(cell)
        assert (problem.sheet, problem.row, problem.column) == ("项目", int(cell[1:]), column)
        if not code.startswith("project"):
            assert problem.code == code, problem.sentence
        assert word in problem.sentence
        given = next(iter(change.values()))
        if isinstance(given, str):
            assert problem.found.startswith(given[:20])
        assert problem.expected
        assert problem.blocks
    assert not found
    assert len({code for *_, code, _ in BAD}) >= 12
    assert (prepared.counts.rows, prepared.counts.bad, prepared.counts.new) == (20, 19, 1)


def test_nothing_is_written_when_a_row_is_bad(bad_book: Path, preview: Any) -> None:
    changes = Change.objects.count()
    outcome = apply(preview(bad_book, "registers.project"))
    assert outcome.refused
    assert registry.ledger("registers.project").record.objects.count() == 0
    assert Change.objects.count() == changes
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.change_id, batch.problem_count) == ("refused", None, 19)


def test_good_rows_alone_by_choice(bad_book: Path, preview: Any) -> None:
    outcome = apply(preview(bad_book, "registers.project"), Mode.GOOD_ROWS, "只要好的")
    assert (outcome.inserted, outcome.updated, outcome.refused) == (1, 0, False)
    assert registry.ledger("registers.project").record.objects.get().number == "XM-0999"


def test_the_same_workbook_comes_back_marked(bad_book: Path, preview: Any, tmp_path: Path) -> None:
    prepared = preview(bad_book, "registers.project")
    write_marked(prepared, tmp_path / "marked.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")["项目"]
    assert sheet["J1"].value == "校验结果"
    for _, column, cell, _, word in BAD:
        assert sheet[cell].fill.fgColor.rgb.endswith("FFC7CE")
        assert sheet[cell].comment.text
        result = sheet[f"J{cell[1:]}"].value
        assert result.startswith(f"【{column}】")
        assert word in result
    assert sheet["J21"].value is None
    assert sheet["G2"].number_format == "yyyy-mm-dd"
    again = preview(tmp_path / "marked.xlsx", "registers.project")
    assert again.counts == prepared.counts
    assert [notice.code for notice in again.notices] == ["import.formulas_by_value"]  # the sheet has one
    # The program that marks keeps formulas but cannot calculate: what has no result is said, never taken for blank.
    assert [p.code for p in again.problems if p.cell == "H14"] == ["import.formula_not_calculated"]


def test_only_the_failed_rows_to_mend(bad_book: Path, preview: Any, tmp_path: Path) -> None:
    prepared = preview(bad_book, "registers.project")
    write_failed(prepared, tmp_path / "failed.xlsx")
    again = preview(tmp_path / "failed.xlsx", "registers.project")
    assert again.counts.rows == 19
    book = openpyxl.load_workbook(tmp_path / "failed.xlsx")
    sheet = book.active
    sheet["B2"], sheet["B2"].number_format = "补上的名称", "@"
    book.save(tmp_path / "mended.xlsx")
    mended = preview(tmp_path / "mended.xlsx", "registers.project")
    assert mended.counts.new == 1


def test_a_month_typed_as_a_number_is_not_guessed(book: Any, rows: Any, preview: Any, db: None) -> None:
    row = rows.enterprise(5, **{"开业（成立）时间": 2025.1})
    prepared = preview(book(list(row), [list(row.values())]), "registers.enterprise")
    assert [(p.code, p.column) for p in prepared.problems] == [("import.month_lost_zero", "开业（成立）时间")]
    typed = rows.enterprise(5, **{"开业（成立）时间": "2025.1"})
    good = preview(book(list(typed), [list(typed.values())], name="字.xlsx"), "registers.enterprise")
    assert good.frame["opened_on"].to_list() == [date(2025, 1, 1)]


def test_a_credit_code_is_checked(book: Any, rows: Any, preview: Any, db: None) -> None:
    wrong = rows.uscc[5][:-1] + ("0" if rows.uscc[5][-1] != "0" else "1")
    row = rows.enterprise(5, 统一社会信用代码=wrong)
    problem = preview(book(list(row), [list(row.values())]), "registers.enterprise").problems[0]
    assert problem.code == "import.credit_code"
    assert f"应为「{rows.uscc[5][-1]}」" in problem.expected


def test_a_formula_without_a_saved_result_is_no_empty_text(tmp_path: Path) -> None:
    """Pinned: a program that writes the kind of the result (t="str") and none made the cell blank."""
    told = (
        '<c r="A1" t="str"><f>B1</f></c><c r="B1" t="str"><f>C1</f><v></v></c><c r="C1"><f>1</f><v>1</v></c>'
    )
    book = openpyxl.Workbook()
    book.active.title = "表"
    book.save(tmp_path / "空.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "空.xlsx") as empty,
        zipfile.ZipFile(tmp_path / "公式.xlsx", "w") as written,
    ):
        for name in empty.namelist():
            part = empty.read(name)
            row = f'<sheetData><row r="1">{told}</row></sheetData>'
            written.writestr(name, re.sub(rb"<sheetData.*?(/>|</sheetData>)", row.encode(), part))
    assert Package(tmp_path / "公式.xlsx").look("表").uncalculated == ((0, 0),)
