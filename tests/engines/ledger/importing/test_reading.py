"""Files as departments keep them: encodings, titles, headers of several rows, totals, units, odd corners."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.importing.choosing import guess_ledger
from yuanqu.engines.ledger.importing.limits import Limits
from yuanqu.engines.ledger.importing.links import WHOLE, own_rows, read_links
from yuanqu.engines.ledger.importing.prepared import SourceFile
from yuanqu.engines.ledger.importing.preparing import prepare
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import read_sheets

pytestmark = pytest.mark.django_db

HEAD = "项目编号,项目名称,所在园区,项目类别,签约日期,总投资"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_of_all_ages(encoding: str, delimiter: str, tmp_path: Path, preview: Any) -> None:
    cells = ["XM-0001", '"甲,乙项目"', "主园区", "供地", "2025/3/1", '"1,200.50"']
    line = delimiter.join(cells)
    path = tmp_path / "项目.csv"
    path.write_bytes(f"{HEAD.replace(',', delimiter)}\r\n{line}\r\n".encode(encoding))
    prepared = preview(path, "registers.project")
    assert prepared.problems == []
    row = prepared.frame.row(0, named=True)
    assert (row["name"], row["kind"], row["signed_on"]) == ("甲,乙项目", "land", date(2025, 3, 1))
    assert row["total_investment"] == Decimal("1200.5")


def test_titles_units_totals_footers_and_blank_rows(book: Any, rows: Any, preview: Any) -> None:
    lines = [
        rows.project(1, 总投资=12000),
        [None] * 9,
        rows.project(2, 总投资=12000),
        ["合 计", *[None] * 6, 2401],
        ["注：金额含土地款"],
    ]
    above = [
        ["2025年项目名录"],
        ["填报单位：项目建设科", None, None, None, None, None, None, "金额单位：元"],
        [],
    ]
    headings = [
        "*项 目\n编号",
        "项目名称",
        "项目代码",
        "实施企业",
        "所在园区",
        "项目类别",
        "签约日期",
        "总投资",
        "备注",
    ]
    prepared = preview(book(headings, lines, above=above), "registers.project")
    assert prepared.problems == []
    assert prepared.frame["_row"].to_list() == [5, 7]
    assert prepared.frame["total_investment"].to_list() == [Decimal("1.2")] * 2
    assert {n.code for n in prepared.notices} == {
        "import.totals_skipped",
        "import.footers_skipped",
        "import.unit_converted",
    }


def test_the_unit_in_a_heading_wins(book: Any, preview: Any) -> None:
    headings = ["项目编号", "项目名称", "所在园区", "项目类别", "总投资（亿元）", "其中固定资产投资,千元"]
    path = book(headings, [["XM-1", "甲", "主园区", "供地", 1.5, 25]], above=[["单位：元"]])
    row = preview(path, "registers.project").frame.row(0, named=True)
    assert (row["total_investment"], row["fixed_investment"]) == (Decimal(15000), Decimal("2.5"))


def test_headers_of_two_rows_with_merged_cells(tmp_path: Path, preview: Any, enterprises: list[Any]) -> None:
    path = tmp_path / "税收.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("一季度")
    sheet.merge_range("B2:G2", "企业税收明细表")
    for at, text in (("B3:B4", "统一社会信用代码"), ("C3:C4", "月份"), ("D3:D4", "税种"), ("E3:E4", "口径")):
        sheet.merge_range(at, text)
    sheet.merge_range("F3:G3", "税额")
    sheet.write_row("F4", ["入库税额（元）", "上年同期（元）"])
    sheet.merge_range("B5:B6", enterprises[0].uscc)
    sheet.write_row("C5", ["2025年1月", "增值税", "入库期", 1200, 1000])
    sheet.write_row("C6", ["2025年2月", "增值税", "入库期", 1300, 1100])
    book.close()
    prepared = preview(path, "economy.tax")
    assert [p.sentence for p in prepared.problems if p.code.startswith("import.")] == []
    assert prepared.frame["enterprise"].to_list() == [str(enterprises[0].pk)] * 2
    assert prepared.frame["tax_paid"].to_list() == [Decimal("0.12"), Decimal("0.13")]
    assert prepared.frame["month"].to_list() == [date(2025, 1, 1), date(2025, 2, 1)]
    assert "import.merged_filled" in {n.code for n in prepared.notices}
    sheet_row = prepared.parts.all[0].grid.address(4, 0)
    assert sheet_row == "B5"  # the sheet begins in column B


def test_links_by_key_by_name_and_by_both(book: Any, rows: Any, preview: Any, enterprises: list[Any]) -> None:
    headings = ["项目编号", "项目名称", "所在园区", "项目类别", "统一社会信用代码", "企业名称"]
    line = ["甲", "主园区", "供地"]
    lines = [
        ["XM-1", *line, rows.uscc[0], None],
        ["XM-2", *line, None, "青禾精密机械有限公司"],
        ["XM-3", *line, rows.uscc[1].lower(), "云岫新材料科技有限公司"],
        ["XM-4", *line, None, "青禾精密机械（有限）公司"],
        ["XM-5", *line, None, "青禾精密"],
    ]
    prepared = preview(book(headings, lines), "registers.project")
    assert prepared.frame["enterprise"].to_list()[:3] == [str(enterprises[n].pk) for n in (0, 0, 1)]
    assert [(p.row, p.code) for p in prepared.problems] == [(n, "import.link_not_found") for n in (5, 6)]
    assert prepared.problems[1].mend == "是否为：青禾精密机械有限公司？"  # a short name is told its long one


def test_ids_stay_text(book: Any, rows: Any, preview: Any) -> None:
    lines = [
        rows.project(1, 项目编号=20250001),
        rows.project(2, 项目编号="0012"),
        rows.project(3, 项目编号=date(2025, 3, 1)),
    ]
    prepared = preview(book(rows.headings, lines), "registers.project")
    assert prepared.frame["number"].to_list() == ["20250001", "0012", "2025-03-01"]


def test_long_ids_that_are_text_are_kept_and_numbers_are_refused(book: Any, rows: Any, preview: Any) -> None:
    # 914300001234567936 is exactly what a binary number can hold: only the cell's type tells text from number.
    lines = [rows.project(1, 项目名称="914300001234567936"), rows.project(2, 项目名称=914300001234567936)]
    prepared = preview(book(rows.headings, lines), "registers.project")
    assert prepared.frame["name"].to_list() == ["914300001234567936", None]
    assert [(p.cell, p.code) for p in prepared.problems] == [("B3", "import.long_number_lost")]


def test_numbers_as_the_program_shows_them(book: Any, rows: Any, preview: Any) -> None:
    amounts = [88459196.68, 0.1 + 0.2, 1234.56 * 3, 5e-05]
    prepared = preview(
        book(rows.headings, [rows.project(n, 总投资=a) for n, a in enumerate(amounts)]), "registers.project"
    )
    assert prepared.frame["total_investment"].to_list()[:3] == [
        Decimal("88459196.68"),
        Decimal("0.3"),
        Decimal("3703.68"),
    ]
    assert [(p.row, p.code) for p in prepared.problems] == [(5, "import.too_many_decimals")]


def test_columns_nobody_knows_are_named_and_left(book: Any, rows: Any, preview: Any) -> None:
    path = book(
        [*rows.headings, "项目明称", "随手记", "实施企业单位详细"], [[*rows.project(1), "x", "y", "z"]]
    )
    prepared = preview(path, "registers.project")
    (notice,) = prepared.notices
    assert notice.code == "import.columns_unknown"
    assert "“项目明称”（是否为“项目名称”？）、“随手记”" in notice.text
    assert (
        "“实施企业单位详细”（是否为“实施企业”？）" in notice.text
    )  # a column that one can choose, not a path to one


@pytest.mark.parametrize(
    ("headings", "code", "words"),
    [
        (["项目名称", "所在园区"], "import.key_column_missing", "项目编号"),
        (["项目编号", "项目名称", "园区项目编号"], "import.heading_twice", "A1“项目编号”与C1“园区项目编号”"),
        (["甲", "乙"], "import.header_missing", "项目编号"),
    ],
)
def test_headers_that_cannot_be_used(
    headings: list[str], code: str, words: str, book: Any, preview: Any
) -> None:
    with pytest.raises(FileRefused, match=words) as refused:
        preview(book(headings, [["1", "2", "3"]]), "registers.project")
    assert refused.value.code == code


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)


def _encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b""), "import.file_empty"),
        (lambda path: path.write_bytes(b"PK\x03\x04 nothing"), "import.file_damaged"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)), "import.file_unknown"),
        (lambda path: path.write_bytes(b'a,b\n"1,2\n'), "import.csv_unreadable"),
        (_bomb, "import.file_expands_too_much"),
        (_encrypted, "import.file_encrypted"),
    ],
)
def test_files_that_cannot_be_read_say_why(make: Any, code: str, tmp_path: Path, preview: Any) -> None:
    path = tmp_path / "文件.xlsx"
    make(path)
    with pytest.raises(FileRefused) as refused:
        preview(path, "registers.project")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(size=1000), "import.file_too_large"),
        (Limits(rows=2), "import.too_many_rows"),
        (Limits(columns=3), "import.too_many_columns"),
    ],
)
def test_limits(limits: Limits, code: str, book: Any, rows: Any) -> None:
    source = SourceFile.of(book(rows.headings, [rows.project(n) for n in range(5)]))
    with pytest.raises(FileRefused) as refused:
        prepare(source, registry.ledger("registers.project"), limits=limits)
    assert refused.value.code == code


def test_the_ledger_is_recognised_by_its_headings(book: Any, rows: Any) -> None:
    path = book(rows.headings, [rows.project(1)])
    assert guess_ledger(read_sheets(path, path.name)).label == "registers.project"
    with pytest.raises(FileRefused, match="--ledger"):
        guess_ledger(read_sheets(book(["甲"], [["x"]], name="别的.xlsx"), "别的.xlsx"))


def test_the_sheets_of_records_are_read_and_the_others_are_named(
    tmp_path: Path, rows: Any, preview: Any
) -> None:
    path = tmp_path / "两张.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, number in (("封面", None), ("一月", 1), ("二月", 2)):
        sheet = book.add_worksheet(name)
        if number:
            sheet.write_row(0, 0, ["项目编号", "项目名称", "所在园区", "项目类别"])
            sheet.write_row(1, 0, [f"XM-{number}", "甲", "主园区", "供地"])
    hidden = book.add_worksheet("旧")
    hidden.hide()
    book.close()
    first = preview(path, "registers.project")
    assert (first.parts.names, [one.sheet for one in first.left]) == (["一月", "二月"], ["封面"])
    only = {"二月": "registers.project"}
    assert preview(path, "registers.project", sheets=only).frame["number"].to_list() == ["XM-2"]
    with pytest.raises(FileRefused, match="没有名为"):
        preview(path, "registers.project", sheets={"三月": "registers.project"})


def test_links_to_records_that_are_new_in_the_same_file(rows: Any, enterprises: list[Any]) -> None:
    column = registry.ledger("registers.project").declared()["enterprise"]
    names = pl.Series(["青禾精密机械有限公司", "新来的公司", "同名公司", "同名公司"])
    keys = pl.Series([rows.uscc[0], rows.uscc[7], rows.uscc[8], rows.uscc[9]])
    own = own_rows(keys, names, pl.Series(["id-0", "id-7", "id-8", "id-9"]))
    given = pl.Series([rows.uscc[0], rows.uscc[7], "新来的公司", "同名公司", None])
    linked = read_links(column, {WHOLE: given}, own)
    # What stands in the register comes first; a name that two new rows bear is not guessed.
    assert linked.ids.to_list() == [str(enterprises[0].pk), "id-7", "id-7", None, None]
    assert {text: fault.code for text, fault in linked.faults.items()} == {
        "同名公司": "import.link_not_found"
    }
