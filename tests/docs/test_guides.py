"""The guides, followed to the letter in a copy of the sources: what they say is what happens."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuanqu.engines.documents.docx_text import read_docx

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guide"
LEDGER, INDICATOR = GUIDES / "add-a-ledger.md", GUIDES / "add-an-indicator.md"
PROCEDURE = GUIDES / "add-a-procedure.md"

# Opens pages as a clerk of the guide's department would, and prints for each its status and whether the text is on it.
VISIT = textwrap.dedent(
    """
    from yuanqu.config.preparation import prepare
    prepare()
    from django.test import Client
    from yuanqu.people.models import Account, Department
    keeper, _ = Department.objects.get_or_create(name="路灯管护所", defaults={"code": "guide"})
    account = Account.objects.filter(username="guide").first() or Account.objects.create_user(
        "guide", "Guide-12345", name="王建国", department=keeper
    )
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account)
    for address, text in %r:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        assert text in answer.content.decode(), (address, text)
    """
)


@pytest.fixture(scope="module")
def with_ledger(checkout: Any) -> Any:
    """The checkout after the first guide."""
    checkout.follow(LEDGER)
    return checkout


@pytest.fixture(scope="module")
def with_indicator(with_ledger: Any) -> Any:
    """The checkout after both guides."""
    with_ledger.follow(INDICATOR)
    return with_ledger


def addresses(guide: Path) -> list[str]:
    """The addresses of pages that a guide names."""
    return re.findall(r"`(/[a-z]+/[^`\s]+/)`", guide.read_text(encoding="utf-8"))


def visit(checkout: Any, pages: list[tuple[str, str]]) -> None:
    """Open each address in the guide's checkout; the text has to stand on the page."""
    script = checkout.folder / "visit.py"
    script.write_text(VISIT % (pages,), encoding="utf-8")
    checkout.run("python visit.py")


def test_add_a_ledger(with_ledger: Any) -> None:
    """Following it is the test; the pages it names are there, and say what was imported."""
    pages = addresses(LEDGER)
    assert pages == ["/ledgers/lighting.lamp/", "/ledgers/lighting.lamp/new/"]
    visit(with_ledger, list(zip(pages, ["L-003", "高压钠灯"], strict=True)))


def test_the_template_it_writes_has_every_column(with_ledger: Any) -> None:
    book = openpyxl.load_workbook(with_ledger.folder / "园区路灯台账模板.xlsx")
    headings = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value}
    assert {"灯杆编号", "所在道路", "光源", "启用日期", "拆除日期"} <= {
        text.strip("*＊ ") for text in headings
    }
    assert any(sheet.data_validations.dataValidation for sheet in book.worksheets)


def test_add_an_indicator(with_indicator: Any) -> None:
    """Its page opens, and the sentence it promises stands in the report."""
    pages = addresses(INDICATOR)
    assert pages == ["/figures/lighting.led_share/"]
    visit(with_indicator, [(f"{page}?period=2025-H1", "LED路灯占比") for page in pages])
    promised = re.findall(r"^> (.+)$", INDICATOR.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(promised) == 1
    with (with_indicator.folder / "out" / "report-clean.docx").open("rb") as report:
        assert promised[0] in read_docx(report).text


def test_add_a_procedure(with_ledger: Any) -> None:
    """Following it is the test; its list says the state that the replayed moves led to."""
    with_ledger.follow(PROCEDURE)
    pages = addresses(PROCEDURE)
    assert pages == ["/ledgers/lighting.fault/"]
    visit(with_ledger, [(pages[0], "已恢复")])
    assert "路灯报修闭环" in (with_ledger.folder / "fault.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", [LEDGER, INDICATOR, PROCEDURE], ids=lambda guide: guide.stem)
def test_its_links_lead_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", guide.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (guide.parent / link).exists()] == []
