"""The work report confirmed by every department, sealed, and corrected in a second edition, each at its own desk."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.journeys.desk import Desk, desk

pytestmark = pytest.mark.browser

CASE = (
    "task_code",
    "task_name",
    "applicant",
    "applicant_type",
    "enterprise",
    "channel",
    "applied_at",
    "accepted_at",
)
ADDED = "为企业办实事，"


@pytest.fixture(scope="module")
def desks(browser: Any, address: str, walked_zone: Any) -> Iterator[dict[str, Desk]]:
    """A desk in the office, the leader's, and that of every department's head."""
    users = ("bangongshi", "leader", "services", *_heads(walked_zone.said).values())
    with ExitStack() as stack:
        yield {user: stack.enter_context(desk(browser, address, walked_zone.said, user)) for user in users}


def test_confirmed_sealed_corrected(desks: dict[str, Desk], walked_zone: Any, tmp_path: Path) -> None:
    """What departments confirmed is what is sealed; records change, the seal does not; the correction says what did."""
    office = desks["bangongshi"]
    first = _begun(office)
    _worded(office, first)
    _step(office, first, "成稿")
    _step(office, first, "送科室核对")
    _objected(desks["services-head"], office, first)
    _confirmed(desks, walked_zone, first)
    _step(desks["leader"], first, "审签")
    _step(office, first, "封存", {"issue_no": "云高新办〔2025〕18号"})
    _step(office, first, "印发")
    sealed = _read(office, first, tmp_path / "before.docx")
    assert ADDED in sealed[0]
    _one_case_more(desks["services"])
    assert _read(office, first, tmp_path / "after.docx") == sealed
    assert _by_command(walked_zone, tmp_path, 1) == sealed[1]
    second = _corrected(office, first)
    _step(office, second, "成稿")
    _step(office, second, "送科室核对")
    _confirmed(desks, walked_zone, second)
    _step(desks["leader"], second, "审签")
    _step(office, second, "封存", {"issue_no": "云高新办〔2025〕31号"})
    _says_what_changed(office, second, tmp_path / "second.docx")
    assert _read(office, first, tmp_path / "still.docx") == sealed


def _begun(office: Desk) -> str:
    office.page.goto("/reports/half-year/?period=2025-H1")
    office.page.get_by_role("button", name="编制工作总结").click()
    office.page.wait_for_selector(".stage-line")
    assert "2025年上半年工作总结第1版" in office.text("h1")
    return re.sub(r"^https?://[^/]+", "", str(office.page.url))


def _worded(office: Desk, edition: str) -> None:
    """Words between figures are the office's; a typed figure is refused."""
    office.page.goto(edition)
    item = office.page.locator("p.report-item", has_text="受理").first
    item.get_by_role("link", name="改写").click()
    office.page.wait_for_selector("#panel textarea[name=text]")
    field = office.page.locator("#panel textarea[name=text]")
    words = field.input_value()
    field.fill(f"{words}共9999件。")
    office.page.locator("#panel").get_by_role("button", name="保存文字").click()
    office.page.wait_for_selector("text=文字中有手写的数字")
    office.page.locator("textarea[name=text]").fill(ADDED + words)
    office.page.get_by_role("button", name="保存文字").click()
    office.page.wait_for_selector("text=文字已保存")
    assert ADDED in office.text("article.document")


def _step(who: Desk, edition: str, label: str, texts: dict[str, str] | None = None) -> None:
    """Make a move from the edition's page, in the panel."""
    who.page.goto(edition)
    who.page.locator(".edition-moves").get_by_role("link", name=label, exact=True).click()
    who.page.wait_for_selector("#panel form")
    who.fill(texts or {}, "#panel")
    who.page.locator("#panel").get_by_role("button", name=label, exact=True).click()
    who.page.wait_for_selector("text=记录现在是", timeout=120_000)


def _objected(head: Desk, office: Desk, edition: str) -> None:
    """A figure is objected to from its row; the answer comes back; nothing can be approved meanwhile."""
    head.page.goto("/todos/")
    assert "2025年上半年工作总结第1版 · 政务服务科" in head.text()
    head.page.goto(f"{edition}check/")
    assert "政务服务科" in head.text("h1")
    head.page.locator("tr", has_text="受理办件").first.get_by_role("link", name="有异议").click()
    head.page.wait_for_selector("#panel form")
    assert head.page.locator("#panel [name=figure]").input_value()
    head.fill({"remark": "请说明是否含撤回件"}, "#panel")
    head.page.locator("#panel").get_by_role("button", name="提出异议", exact=True).click()
    head.page.wait_for_selector("text=记录现在是")
    office.page.goto(edition)
    assert "请说明是否含撤回件" in office.text(".word-list")
    office.page.goto(f"{edition}check/?department=政务服务科")
    office.page.get_by_role("link", name="答复异议").click()
    office.page.wait_for_selector("#panel form")
    office.fill({"reply": "不含，与指标口径一致"}, "#panel")
    office.page.locator("#panel").get_by_role("button", name="答复异议", exact=True).click()
    office.page.wait_for_selector("text=记录现在是")


def _heads(said: str) -> dict[str, str]:
    """The user name of each department's head."""
    return dict(re.findall(r"(\S+)科长（演示）：用户名 (\S+-head)，", said))


def _confirmed(desks: dict[str, Desk], zone: Any, edition: str) -> None:
    """Each head confirms its own and is offered nobody else's."""
    other = desks["party-head"]
    other.page.goto(f"{edition}check/?department=经济运行科")
    assert other.page.get_by_role("link", name="确认无误").count() == 0
    desks["bangongshi"].page.goto(edition)
    asked = desks["bangongshi"].page.locator(".word-who a").all_inner_texts()
    assert len(asked) >= 9
    for department in asked:
        head = desks[_heads(zone.said)[department]]
        head.page.goto(f"{edition}check/")
        head.page.get_by_role("link", name="确认无误").click()
        head.page.wait_for_selector("#panel form")
        head.page.locator("#panel").get_by_role("button", name="确认无误", exact=True).click()
        head.page.wait_for_selector("text=记录现在是")


def _read(office: Desk, edition: str, path: Path) -> tuple[str, str]:
    """The article's text, and the hash of the annotated file."""
    office.page.goto(edition)
    with office.page.expect_download() as download:
        office.page.get_by_role("link", name="下载批注稿").click()
    download.value.save_as(path)
    return office.text("article.document"), hashlib.sha256(path.read_bytes()).hexdigest()


def _one_case_more(services: Desk) -> None:
    """A case that was overlooked is registered now."""
    held = services.find("services.service_case", accepted_at="2025-04", applicant_type="2")[0]
    kept = {name: held[name] for name in CASE} | {"enterprise": held["enterprise"]["id"]}
    services.post("services.service_case", case_no="BJ-2025-9901", **kept)


def _by_command(zone: Any, folder: Path, number: int) -> str:
    """The hash of what the command writes for a sealed edition."""
    zone.run("report", "half-year", "--period", "2025-H1", "--edition", str(number), "--out", folder / "out")
    return hashlib.sha256((folder / "out" / "report.docx").read_bytes()).hexdigest()


def _corrected(office: Desk, first: str) -> str:
    office.page.goto(first)
    office.page.get_by_role("link", name="更正", exact=True).click()
    office.page.get_by_label("更正原因").fill("漏登一件办件")
    office.page.get_by_role("button", name="开始更正").click()
    office.page.wait_for_selector("text=已开始2025年上半年工作总结第2版")
    second = re.sub(r"^https?://[^/]+", "", str(office.page.url))
    assert ADDED in office.text("article.document"), "the words are carried over"
    office.page.goto(f"{second}changes/")
    field = office.page.locator(".figure-change", has_text="受理办件").locator("input").first
    field.fill("窗口漏登一件，已补录")
    office.page.get_by_role("button", name="保存原因").click()
    office.page.wait_for_selector("text=更正原因已保存")
    return second


def _says_what_changed(office: Desk, second: str, path: Path) -> None:
    """The page and the document list each figure: what it was, what it is, why."""
    office.page.goto(f"{second}changes/")
    changed = office.page.locator(".figure-change", has_text="受理办件").first.inner_text()
    assert "窗口漏登一件，已补录" in changed
    _read(office, second, path)
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables
    ]
    (rows,) = [rows for rows in tables if rows[0] == ["序号", "数字", "原版", "本版", "原因"]]
    case = next(row for row in rows if row[1] == "受理办件数" or "受理办件" in row[1])
    assert case[2] != case[3]
    assert case[4] == "窗口漏登一件，已补录"
