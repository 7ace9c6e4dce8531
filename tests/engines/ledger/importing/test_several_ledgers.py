"""A workbook whose sheets belong to several ledgers: one confirmation, one transaction, undone as one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from yuanqu.config.command import run
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.change import changing
from yuanqu.engines.ledger.importing.link_order import in_link_order
from yuanqu.engines.ledger.importing.prepared import Mode
from yuanqu.engines.ledger.importing.undoing import UndoRefused, undo
from yuanqu.engines.ledger.models import ImportBatch, RememberedHeading
from yuanqu.people.models import Account, Department, Role

pytestmark = pytest.mark.django_db

PROJECTS, ENTERPRISES = "registers.project", "registers.enterprise"
HEAD = ["项目编号", "项目名称", "所在园区", "项目类别", "实施企业"]


@pytest.fixture
def workbook(tmp_path: Path, rows: Any) -> Callable[..., Path]:
    """Projects before the enterprises that they link to, a cover, and what else is given."""

    def write(*numbers: int, linked: int = 1, **changed: Any) -> Path:
        path = tmp_path / "两本台账.xlsx"
        book = xlsxwriter.Workbook(path)
        book.add_worksheet("封面").write_string(0, 0, "园区台账")
        sheet = book.add_worksheet("项目")
        for at, line in enumerate([HEAD, ["XM-1", "甲", "主园区", "供地", f"星澜{linked}号制造有限公司"]]):
            sheet.write_row(at, 0, line)
        sheet = book.add_worksheet("企业")
        lines = [rows.enterprise(number) for number in numbers]
        lines[0] |= changed
        for at, line in enumerate([list(lines[0]), *(list(one.values()) for one in lines)]):
            sheet.write_row(at, 0, line)
        book.close()
        return path

    return write


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    """``command(path, *words)``: what `yuanqu import --json` answers."""

    def imported(*words: Any) -> tuple[int, Any]:
        code = run(["import", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return imported


def standing() -> list[int]:
    return [registry.ledger(n).record.objects.filter(voided_on=None).count() for n in (ENTERPRISES, PROJECTS)]


def test_the_order_is_that_of_the_links() -> None:
    both = [registry.ledger(PROJECTS), registry.ledger(ENTERPRISES)]
    assert [ledger.label for ledger in in_link_order(both)] == [ENTERPRISES, PROJECTS]


def test_each_sheet_goes_into_its_ledger_and_all_are_undone_as_one(workbook: Any, command: Any) -> None:
    path = workbook(1, 2)
    code, told = command(path, "--dry-run")
    assert (code, standing()) == (0, [0, 0])
    assert [(one["ledger"], one["counts"]["new"]) for one in told["together"]] == [
        (ENTERPRISES, 2), (PROJECTS, 1),
    ]  # fmt: skip
    assert ImportBatch.objects.count() == 0
    code, told = command(path)
    assert (code, standing()) == (0, [2, 1])
    linked = registry.ledger(PROJECTS).record.objects.get().enterprise
    assert linked.name == "星澜1号制造有限公司"
    first, second = ImportBatch.objects.order_by("created_at")
    assert (first.together == second.together is not None, first.state) == (True, "applied")
    _, told = command(path)
    assert [one["outcome"]["inserted"] for one in told["together"]] == [0, 0]
    assert undo(first, "传错了") == (3, 0)
    assert standing() == [0, 0]


def test_one_that_cannot_be_undone_keeps_all(workbook: Any, command: Any) -> None:
    command(workbook(1))
    with changing(way="page", reason="改过"):
        registry.ledger(ENTERPRISES).record.objects.update(contact="丁", version=2)
    with pytest.raises(UndoRefused, match="又有变更"):
        undo(ImportBatch.objects.earliest("created_at"), "传错了")
    assert standing() == [1, 1]


def test_a_bad_row_in_one_holds_back_all_or_itself_and_what_links_to_it(workbook: Any, command: Any) -> None:
    path = workbook(1, 2, 单位规模="巨型")
    code, told = command(path)
    assert (code, standing()) == (1, [0, 0])
    found = {(p["sheet"], p["code"]) for one in told["together"] for p in one["problems"]}
    assert found == {("企业", "import.not_in_list"), ("项目", "import.link_not_found")}
    assert set(ImportBatch.objects.values_list("state", flat=True)) == {"refused"}
    code, told = command(path, "--good-rows-only")
    assert (code, standing()) == (1, [1, 0])


def test_a_sheet_is_told_its_ledger(workbook: Any, command: Any) -> None:
    code, told = command(workbook(1), "--sheet", f"企业={ENTERPRISES}")
    assert (code, told["ledger"], standing()) == (0, ENTERPRISES, [1, 0])
    assert Mode(ImportBatch.objects.get().mode) is Mode.ALL_OR_NOTHING


@pytest.fixture
def clerk(client: Client) -> Account:
    """A clerk of the department that keeps both ledgers, signed in."""
    department = Department.objects.create(code="economy", name=registry.ledger(ENTERPRISES).keeper)
    account = Account.objects.create_user("clerk", name="李填报", department=department, role=Role.CLERK)
    client.force_login(account)
    return account


@pytest.fixture
def taxes(tmp_path: Path, rows: Any) -> Path:
    """Enterprises and the taxes they paid, one of these columns under a name of the department's own."""
    path = tmp_path / "税收.xlsx"
    book = xlsxwriter.Workbook(path)
    lines = [rows.enterprise(number) for number in (1, 2)]
    pages = {
        "说明": [["按月填报"]],
        "纳税": [
            ["统一社会信用代码", "月份", "口径", "税种", "税额", "税额去年同期"],
            [rows.uscc[1], "2025年1月", "入库期", "增值税", 12, 10],
        ],
        "企业": [list(lines[0]), *(list(one.values()) for one in lines)],
    }
    for name, page in pages.items():
        sheet = book.add_worksheet(name)
        for at, line in enumerate(page):
            sheet.write_row(at, 0, line)
    book.close()
    return path


def test_on_the_page_it_is_confirmed_once_and_undone_as_one(
    clerk: Account, client: Client, taxes: Path
) -> None:
    def url(page: str, batch: ImportBatch | None = None) -> str:
        return reverse(f"ledger:{page}", args=[ENTERPRISES, *([batch.pk] if batch else [])])

    def paid() -> list[int]:
        counted = registry.ledger("economy.tax").record.objects.filter(voided_on=None).count()
        return [standing()[0], counted]

    file = SimpleUploadedFile(taxes.name, taxes.read_bytes())
    page = client.post(url("import"), {"workbook": file, "blanks": "clear"}, follow=True).content.decode()
    assert ("企业税收台账" in page, "要么全部写入" in page, "没有本台账的表头" in page or "不读取" in page) == (
        True, True, True,
    )  # fmt: skip
    own, other = (ImportBatch.objects.get(ledger=label) for label in (ENTERPRISES, "economy.tax"))
    assert (own.counts["new"], other.counts["new"], paid()) == (2, 1, [0, 0])
    named = dict(re.findall(r'for="(sheet-\d)">([^<]+)<', page))
    fields = {sheet: name for name, sheet in named.items()}
    assert set(fields) == {"企业", "纳税", "说明"}
    alone = client.post(url("import-apply", own), {fields["纳税"]: "", "again": "1"}, follow=True)
    assert ImportBatch.objects.get().pk == own.pk
    assert "重新读取" in alone.content.decode()
    fields = {s: n for n, s in re.findall(r'for="(sheet-\d)">([^<]+)<', alone.content.decode())}
    client.post(url("import-apply", own), {fields["纳税"]: "economy.tax", "again": "1"})
    assert ImportBatch.objects.count() == 2
    done = client.post(url("import-apply", own), {"mode": "all_or_nothing", "reason": "一月"}, follow=True)
    assert "已一并导入：企业名录新增 2 条" in done.content.decode()
    assert paid() == [2, 1]
    kept = RememberedHeading.objects.filter(ledger="economy.tax").count()
    assert kept == len(other.preview["headings"])
    undone = client.post(url("import-undo", own), {"reason": "传错了"}, follow=True)
    assert "作废 3 条" in undone.content.decode()
    assert paid() == [0, 0]
