"""Each kind of mess that departments' workbooks hold, one at a time: read right, and said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

pytestmark = pytest.mark.django_db

HEAD = ["项目编号", "项目名称", "所在园区", "项目类别", "签约日期", "总投资（万元）"]


def line(number: int, day: str = "2025.3.1", amount: Any = 12) -> list[Any]:
    return [f"XM-{number}", f"铜箔项目{number}", "主园区", "供地建设", day, amount]


def codes(prepared: Any) -> list[str]:
    return [notice.code for notice in prepared.notices]


def test_title_and_header_repeated_on_each_printed_page(book: Any, preview: Any) -> None:
    title = ["2025年项目名录"]
    lines = [line(1), ["第 1 页"], title, HEAD, line(2), line(3), ["第 2 页"]]
    prepared = preview(book(HEAD, lines, above=[title]), "registers.project")
    assert prepared.problems == []
    assert prepared.frame["number"].to_list() == ["XM-1", "XM-2", "XM-3"]
    assert "import.headers_skipped" in codes(prepared)


@pytest.mark.parametrize(
    ("title", "name", "day", "stated"),
    [
        ("2025年上半年项目名录", "表.xlsx", "7月17日", date(2025, 7, 17)),
        ("项目名录", "项目（2024年）.xlsx", "７月１７号", date(2024, 7, 17)),
        ("2025年项目名录", "表.xlsx", "十一月二十三日", date(2025, 11, 23)),
        ("2024、2025年项目名录", "2023.xlsx", "7月17日", None),  # which of the two is not guessed
        ("项目名录", "表.xlsx", "7月17日", None),
        ("项目名录", "表.xlsx", "三月五日", None),
    ],
)
def test_a_day_without_its_year(
    title: str, name: str, day: str, stated: date | None, book: Any, preview: Any
) -> None:
    prepared = preview(book(HEAD, [line(1, day)], above=[[title]], name=name), "registers.project")
    assert prepared.frame["signed_on"].to_list() == [stated]
    assert ("import.year_taken" in codes(prepared)) is (stated is not None)
    assert [p.code for p in prepared.problems] == ([] if stated else ["import.day_without_year"])


def test_a_header_over_four_rows_with_merges_both_ways(tmp_path: Path, preview: Any) -> None:
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("项目")
    sheet.merge_range("A1:G1", "项目名录")
    for letter, text in zip("ABCDE", HEAD, strict=False):
        sheet.merge_range(f"{letter}2:{letter}5", text)
    sheet.merge_range("F2:G3", "投资情况")
    sheet.merge_range("F4:F5", "总投资（万元）")
    sheet.merge_range("G4:G5", "其中固定资产投资（万元）")
    sheet.write_row("A6", [*line(1), 5])
    book.close()
    prepared = preview(path, "registers.project")
    assert prepared.problems == []
    row = prepared.frame.row(0, named=True)
    assert (row["number"], row["total_investment"], row["fixed_investment"]) == (
        "XM-1",
        Decimal(12),
        Decimal(5),
    )


def test_units_converted_are_told_once(book: Any, preview: Any) -> None:
    headings = [*HEAD[:5], "总投资", "其中固定资产投资"]
    prepared = preview(book(headings, [[*line(1), 3]], above=[["单位：元"]]), "registers.project")
    assert codes(prepared).count("import.unit_converted") == 1


def test_a_head_merged_over_several_columns(tmp_path: Path, preview: Any) -> None:
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("项目")
    for letter, text in zip("ABCD", HEAD, strict=False):
        sheet.merge_range(f"{letter}1:{letter}2", text)
    sheet.merge_range("E1:G1", "投资方")
    sheet.write_row("E2", ["国资", "民资", "外资"])
    sheet.merge_range("H1:I1", "总投资（万元）")
    sheet.write_row("H2", ["计划", "实际"])
    for row, investors in enumerate((["甲", None, None], [None, "乙", "丙"], [None, None, None])):
        sheet.write_row(row + 2, 0, [*line(row)[:4], *investors, 10, 8])
    book.close()
    prepared = preview(path, "registers.project")
    assert prepared.frame["investor"].to_list() == ["甲", "民资：乙；外资：丙", None]
    assert "import.columns_gathered" in codes(prepared)
    # Of two sums under one head neither is taken without a word.
    assert [found.how for found in prepared.headings] == ["proposed", "unknown"]
    told = preview(path, "registers.project", headings={"总投资（万元）实际": "total_investment"})
    assert told.frame["total_investment"].to_list() == [Decimal(8)] * 3
    assert not told.unconfirmed


@pytest.mark.parametrize(
    ("headings", "first"),
    [
        # No heading is known: a word of the first record is like a column, the heading above it is like none.
        (["立项编号", "项目名", "园区", "项目类型", "签订时间", "批示"], "说明"),
        # Plain headings: a word of the first record is the very name of a column.
        ([*HEAD[:5], "批示"], "实施企业"),
    ],
)
def test_the_first_record_is_no_second_line_of_the_header(
    headings: list[str], first: str, book: Any, preview: Any
) -> None:
    lines = [[*line(n)[:5], first if n == 1 else "阅"] for n in (1, 2, 3)]
    prepared = preview(book(headings, lines), "registers.project")
    assert prepared.frame["number"].to_list() == ["XM-1", "XM-2", "XM-3"]
    assert prepared.problems == []
