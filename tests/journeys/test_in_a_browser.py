"""A clerk's whole way in a real browser: sign in, import, see the figure change, open its records, take the report."""

from __future__ import annotations

import csv
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(own_demonstration: Any) -> Iterator[str]:
    """The address of a server over the module's own demonstration zone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "yuanqu", "serve", "--port", str(port)], env=own_demonstration.environment
    )
    url = f"http://127.0.0.1:{port}"
    _wait_for(url, server)
    yield url
    server.terminate()
    server.wait(30)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{url}/sign-in/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def page(browser: Any, address: str, own_demonstration: Any) -> Iterator[Any]:
    """A page signed in as the services office's clerk, with the password the demonstration printed."""
    context = browser.new_context(base_url=address, locale="zh-CN", accept_downloads=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith(address) else None,
    )
    password = re.search(r"用户名 services，密码 (\S+)", own_demonstration.said)
    assert password
    page.goto("/")
    page.get_by_label("用户名").fill("services")
    page.locator("input[type=password]").fill(password[1])
    page.keyboard.press("Enter")
    page.wait_for_selector("#shell")
    yield page
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    context.close()


def test_from_import_to_report(page: Any, own_demonstration: Any, tmp_path: Path) -> None:
    page.goto("/figures/services.completed/?period=2025-H1")
    assert "286件" in page.inner_text("main")

    page.goto("/ledgers/services.service_case/import/")
    page.set_input_files("input[type=file]", _one_case_reopened(own_demonstration, tmp_path))
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
