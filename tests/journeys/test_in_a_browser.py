"""Whole ways in a real browser: a clerk's import that changes the report, an inspector's hazard at phone width."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.journeys.desk import sign_in
from tests.journeys.phone import Phone, phone, take

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Any, address: str, walked_zone: Any) -> Iterator[Any]:
    """A page signed in as the services office's clerk, with the password the demonstration printed."""
    context = browser.new_context(base_url=address, locale="zh-CN", accept_downloads=True)
    foreign: list[str] = []
    context.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith(address) else None,
    )
    page = sign_in(context, walked_zone.said, "services")
    yield page
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    context.close()


def test_from_import_to_report(page: Any, walked_zone: Any, tmp_path: Path) -> None:
    page.goto("/figures/services.completed/?period=2025-H1")
    assert "286件" in page.inner_text("main")

    page.goto("/ledgers/services.service_case/import/")
    page.set_input_files("input[type=file]", _one_case_reopened(walked_zone, tmp_path))
    page.get_by_role("button", name="上传并预览").click()
    page.wait_for_selector("text=将更新的值")
    page.get_by_label("导入缘由").fill("办结登记有误")
    page.get_by_role("button", name="确认导入").click()
    page.wait_for_selector("text=更新 1 条")

    page.goto("/reports/half-year/?period=2025-H1")
    text = page.inner_text("article.document")
    assert "285件" in text
    assert "93.1%" in text

    page.locator("article.document a.figure-link", has_text="285件").first.click()
    page.wait_for_selector("#panel:not([hidden]) table")
    panel = page.inner_text("#panel")
    assert "办结件数" in panel
    assert "285 条" in panel

    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载批注稿").click()
    report = tmp_path / "report.docx"
    download.value.save_as(report)
    assert any("办结件数" in comment.text for comment in Document(report).comments)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/reports/half-year/",
        "/figures/",
        "/ledgers/economy.statement/",
        "/ledgers/services.service_case/import/",
    ],
)
def test_pages_fit_their_width(page: Any, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


HAZARD = {
    "hazard_no": "YL-2025-0901",
    "source": "21",
    "found_on": "2025-06-10",
    "found_by": "检查员",
    "place": "铸造车间",
    "part": "配电箱",
    "description": "配电箱门未关闭，箱内有积尘",
    "category": "B04",
    "level": "general",
    "handling": "limited",
    "requirement": "加锁并清扫",
    "rectifier": "王某某",
    "supervising_unit": "安全环保科",
    "supervisor": "检查员",
}
ORDER = {
    "document_no": "云安责〔2025〕901号",
    "order_kind": "letter",
    "issued_on": "2025-06-11",
    "due_on": "2025-06-25",
    "legal_basis": "中华人民共和国安全生产法",
    "officers": "检查员、协查员",
    "responsible": "王某某",
    "note": "按登记簿另起一段编号",
}
FIGURES = ("safety.hazards_found", "safety.hazards_closed")


def test_a_hazard_from_a_phone_until_it_is_closed(
    browser: Any, address: str, walked_zone: Any, tmp_path: Path
) -> None:
    """Found with a picture, ordered, red, told to the head, mended, closed by another; the report follows."""
    said = walked_zone.said
    before, after = (
        take(tmp_path / f"{name}.jpg", colour, at)
        for name, colour, at in (
            ("before", (120, 60, 50), "2025:06:10 09:30:00"),
            ("after", (70, 130, 90), "2025:06:30 10:00:00"),
        )
    )
    with phone(browser, address, said, "safety") as inspector:
        counted = [_figure(inspector, code) for code in FIGURES]
        record = _found(inspector, before)
        _ordered(inspector, record)
        assert "逾期 5 天" in inspector.text("#procedure")
        assert "至少 1 件" in inspector.text("#procedure"), "no picture of after, no rectification"
        walked_zone.run("tick")
        with phone(browser, address, said, "safety-head") as head:
            _told(head, record)
            _mended(inspector, record, after)
            assert "复查合格" not in inspector.text(".procedure-work .procedure-steps")
            assert inspector.page.get_by_role("link", name="复查合格", exact=True).count() == 0, "own work"
            _closed(head, record)
            assert [_figure(head, code) for code in FIGURES] == [number + 1 for number in counted]
            head.open("/reports/half-year/?period=2025-H1")
            assert f"已销号{counted[1] + 1}条" in head.text("article.document")


def _found(inspector: Phone, picture: Path) -> str:
    """Register a hazard of an enterprise that is looked up by part of its name; gives the record's address."""
    inspector.open("/ledgers/safety.hazard/new/")
    assert not inspector.page.locator("[name=rechecked_by]").is_visible(), "later columns are folded away"
    firm = _looked_up(inspector, "object", "铜业")
    inspector.fill(HAZARD | {"rectifying_unit": firm.partition("（")[0]})
    inspector.tap("button", "保存")
    inspector.page.wait_for_selector("#procedure")
    inspector.fits()
    inspector.tap("link", "照片和附件")
    inspector.photograph(picture, "before")
    assert "2025-06-10 09:30" in inspector.text("#attachments")
    return str(inspector.page.url).partition("#")[0]


def _ordered(inspector: Phone, record: str) -> None:
    inspector.open("/ledgers/safety.rectification_order/new/")
    _looked_up(inspector, "object", "铜业")
    inspector.fill(ORDER)
    inspector.tap("button", "保存")
    inspector.page.wait_for_selector("text=已登记")
    inspector.open(record)
    inspector.tap("link", "下达整改文书")
    inspector.page.wait_for_selector("#panel form")
    given = {"move-on": ORDER["issued_on"], "due_on": ORDER["due_on"], "order": ORDER["document_no"]}
    inspector.fill(given, "#panel")
    inspector.tap("button", "下达整改文书", "#panel")
    inspector.page.wait_for_selector("text=记录现在是「待整改」")
    inspector.fits()


def _told(head: Phone, record: str) -> None:
    """The head finds it in the inbox and among the to-dos."""
    head.open("/todos/")
    assert HAZARD["hazard_no"] in head.text()
    head.open("/messages/")
    opened = head.page.locator(".inbox li", has_text="整改期限已逾期 5 天")
    for place in range(opened.count()):
        head.open("/messages/")
        opened.nth(place).get_by_role("button").tap()
        head.page.wait_for_selector("#procedure")
        if head.page.url == record:
            return
    raise AssertionError("no message leads to the hazard")


def _mended(inspector: Phone, record: str, picture: Path) -> None:
    inspector.open(record)
    inspector.photograph(picture, "after")
    inspector.open(record)
    inspector.tap("link", "整改完成")
    inspector.page.wait_for_selector("#panel form")
    inspector.fill({"done_text": "已加锁并清扫"}, "#panel")
    inspector.tap("button", "整改完成", "#panel")
    inspector.page.wait_for_selector("text=记录现在是「待复查」")


def _closed(head: Phone, record: str) -> None:
    head.open(record)
    assert head.page.locator("#attachments img").count() == 2
    head.tap("link", "复查合格")
    head.page.wait_for_selector("#panel form")
    head.fill({"rechecked_by": "科长", "recheck_text": "现场复查，整改到位"}, "#panel")
    head.tap("button", "复查合格", "#panel")
    head.page.wait_for_selector("text=记录现在是「已销号」")


def _looked_up(inspector: Phone, column: str, words: str) -> str:
    """Type part of a name and take the first that is offered."""
    field = inspector.page.locator(f"[name={column}]")
    field.tap()
    field.press_sequentially(words)
    offered = inspector.page.locator(f"#field-{column}-options option[value*={words}]")
    offered.first.wait_for(state="attached")
    name = str(offered.first.get_attribute("value"))
    field.fill(name)
    return name


def _figure(reader: Phone, code: str) -> int:
    reader.open(f"/figures/{code}/?period=2025-H1")
    return int(re.sub(r"\D", "", reader.text(".figure-value")))


def _one_case_reopened(zone: Any, folder: Path) -> Path:
    zone.run("export", "services.service_case", "--out", folder / "cases.csv")
    with (folder / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["办结结果"] == "办结" and row["受理时间"] > "2025-02")
    for column in ("办结时间", "办结部门", "办结结果", "证照名称", "证照编号"):
        row[column] = ""
    path = folder / "办件更正.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path


def test_a_chain_is_opened_by_keyboard_and_scrolls_on_a_phone(page: Any) -> None:
    page.goto("/chains/panorama/")
    page.get_by_role("link", name=re.compile("^数控机床整机，薄弱")).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden]) [data-panel-title]")
    assert "数控机床整机" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("(f => f.scrollWidth > f.clientWidth)(document.querySelector('.diagram-frame'))")
        flow, picture = (page.locator(f".diagram-{each}").bounding_box() for each in ("list", "frame"))
        assert flow["y"] + flow["height"] <= picture["y"], (
            "the segments flow downwards before the wide picture"
        )
        page.locator(".diagram-step a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#panel:not([hidden]) [data-panel-title]")
        page.keyboard.press("Escape")
    finally:
        page.set_viewport_size({"width": 1280, "height": 720})
