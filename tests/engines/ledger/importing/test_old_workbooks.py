"""Workbooks of other programs: .xls and .et by what they are, our template after a real office program has saved it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.exporting.template import LISTS, write_template
from yuanqu.engines.ledger.importing.choosing import guess_ledger
from yuanqu.engines.ledger.importing.reading import read_sheets

pytestmark = pytest.mark.django_db

LONG_ID = "250136090004018881"


@pytest.fixture
def saved_as(office: str, tmp_path: Path) -> Callable[[Path, str], Path]:
    """``saved_as(path, "xls")``: the workbook as the office program saves it in that format."""

    def convert(path: Path, kind: str) -> Path:
        out = tmp_path / f"as-{kind}"
        home = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [office, home, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made = out / f"{path.stem}.{kind}"
        if not made.exists():
            missing = "LibreOffice has no spreadsheet part here (Debian package libreoffice-calc)"
            pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
        return made

    return convert


def test_a_file_is_read_by_what_it_is(book: Any, rows: Any, preview: Any, tmp_path: Path) -> None:
    path = tmp_path / "项目.et"
    shutil.copy(book(rows.headings, [rows.project(1)]), path)
    assert preview(path, "registers.project").frame["signed_on"].to_list() == [date(2025, 3, 1)]


@pytest.mark.office
def test_old_workbooks(book: Any, rows: Any, preview: Any, saved_as: Any, tmp_path: Path) -> None:
    old = saved_as(
        book(rows.headings, [rows.project(1, 项目代码=None, 说明="00123")], name="old.xlsx"), "xls"
    )
    for name in ("项目.xls", "项目.et", "项目.xlsx"):
        path = tmp_path / name
        shutil.copy(old, path)
        prepared = preview(path, "registers.project")
        assert prepared.problems == []
        row = prepared.frame.row(0, named=True)
        assert (row["signed_on"], row["note"]) == (date(2025, 3, 1), "00123")


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_template_saved_by_another_program(kind: str, preview: Any, saved_as: Any, tmp_path: Path) -> None:
    """Drop-downs of more than 255 characters and ids as text are still there; what is filled in is read."""
    ledger, path = registry.ledger("safety.inspected_object"), tmp_path / "模板.xlsx"
    with path.open("wb") as out:
        write_template(ledger, out)
    filled = openpyxl.load_workbook(path)
    headings = [str(cell.value).lstrip("*") for cell in filled.worksheets[0][1]]
    number = headings.index("对象编号") + 1
    filled.worksheets[0].cell(3, number, LONG_ID)
    filled.save(path)
    saved = saved_as(path, kind)
    again = openpyxl.load_workbook(saved if kind == "xlsx" else saved_as(saved, "xlsx"))
    sheet = again.worksheets[0]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    far = [rule for rule in rules if LISTS in str(rule.formula1)]
    assert far
    assert again[LISTS].sheet_state == "hidden"
    assert max(sum(len(str(c.value)) for c in column if c.value) for column in again[LISTS].columns) > 255
    cell = sheet.cell(3, number)
    assert (cell.value, cell.number_format) == (LONG_ID, "@")
    assert guess_ledger(read_sheets(saved, saved.name)) is ledger
    prepared = preview(saved, "safety.inspected_object")
    assert [one.sheet for one in prepared.left] == []
    assert prepared.frame["object_no"].to_list() == [LONG_ID]
