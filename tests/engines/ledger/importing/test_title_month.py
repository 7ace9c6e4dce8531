"""A month that stands only in a sheet's name or title becomes a column, confirmed once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.title_month import HEADING, stated_month

LEDGER = "economy.tax"


@pytest.mark.parametrize(
    ("sheet", "title", "file", "month"),
    [
        ("Sheet1", "2025年4月税收台账", "税收", "2025年4月"),
        ("4月", "2025年度税收台账", "税收", "2025年4月"),
        ("Sheet1", "２０２５年１—４月税收情况", "税收", "2025年4月"),
        ("Sheet1", "税收台账", "税收2025.04", "2025年4月"),
        ("Sheet1", "税收台账（2025年1至4月，填报日期：2025年5月8日）", "税收", "2025年4月"),
        ("Sheet1", "2025年3月和2025年4月税收", "税收2025.04", ""),
        ("4月", "税收台账", "税收", ""),
        ("Sheet1", "2025年税收台账", "第12批", ""),
    ],
)
def test_the_month_a_sheet_states(sheet: str, title: str, file: str, month: str) -> None:
    cells = pl.DataFrame(
        {"0": [title, "企业名称"], "1": [None, "税额"]}, schema={"0": pl.String, "1": pl.String}
    )
    assert stated_month(Grid(sheet, cells, file=file), Header(1, 2, ())) == month


def write(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
    book.close()
    return path


HEAD = ["统一社会信用代码", "税种", "口径", "入库税额（万元）", "税额（上年同期）（万元）"]


@pytest.mark.django_db
def test_a_sheet_a_month_goes_in_after_one_confirmation(
    tmp_path: Path, preview: Any, enterprises: list[Any]
) -> None:
    rows = [
        [enterprises[0].uscc, "增值税", "入库期", 12.5, 10],
        [enterprises[1].uscc, "增值税", "入库期", 3, 3],
    ]
    path = write(
        tmp_path / "2025年税收.xlsx",
        {
            "3月": [["入库税收"], HEAD, *rows, ["合计", None, None, 15.5, 13], ["填表人：王五"]],
            "4月": [["入库税收"], HEAD, *rows],
        },
    )
    asked = preview(path, LEDGER)
    line = next(line for line in asked.headings if line.heading == HEADING)
    assert (line.means, asked.unconfirmed) == ("month", True)
    assert line.samples[0].startswith("2025年")
    told = preview(path, LEDGER, headings=asked.said)
    assert [problem.sentence for problem in told.problems] == []
    assert told.frame["month"].to_list() == [date(2025, 3, 1)] * 2 + [date(2025, 4, 1)] * 2


@pytest.mark.django_db
def test_a_sheet_with_a_month_of_its_own_is_left_as_it_is(
    tmp_path: Path, preview: Any, enterprises: list[Any]
) -> None:
    head, row = ["月份", *HEAD], ["2025年2月", enterprises[0].uscc, "增值税", "入库期", 1, 1]
    told = preview(write(tmp_path / "表.xlsx", {"4月": [["2025年4月税收"], head, row]}), LEDGER)
    assert HEADING not in {line.heading for line in told.headings}
    assert told.frame["month"].to_list() == [date(2025, 2, 1)]
