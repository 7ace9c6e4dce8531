"""The style guide in a real Chromium: the panel, the keys, the remembered columns, and not one request elsewhere.

Needs the built bundle: `python packaging/bundle.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


class Seen:
    """What a page did that it must not do."""

    def __init__(self, page: Page, host: str) -> None:
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._asked(request.url, host))
        page.on("console", lambda line: self._said(line.type, line.text))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))

    def _said(self, level: str, text: str) -> None:
        # A status that a test asked for is no complaint; what the security policy or a script says is.
        if level == "error" and "status of 403" not in text and "Status Error Code 403" not in text:
            self.complaints.append(text)

    def _asked(self, url: str, host: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != host:
            self.elsewhere.append(url)


@pytest.fixture(scope="module")
def server(bundle: Path) -> Iterator[LiveServer]:
    """The product's server in a thread. The style guide reads no record, so no database is set up for it."""
    running = LiveServer("127.0.0.1")
    yield running
    running.stop()


@pytest.fixture(params=[WIDE, PHONE], ids=["1440", "390"])
def page(request: Any, browser: Browser, server: LiveServer, settings: Any) -> Iterator[Page]:
    """The style guide, open; at the end nothing was asked of other hosts and nothing was complained of."""
    settings.DEBUG = True
    opened = browser.new_page(viewport=request.param, locale="zh-CN")
    opened.set_default_timeout(10_000)
    seen = Seen(opened, urlsplit(server.url).netloc)
    opened.goto(f"{server.url}/styleguide/")
    opened.wait_for_selector("[data-ready-chart] canvas")
    yield opened
    opened.close()
    assert seen.elsewhere == []
    assert seen.complaints == []


def is_phone(page: Page) -> bool:
    return (page.viewport_size or {}).get("width", 0) < 768


def test_the_page_is_not_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def test_a_button_shows_that_it_has_the_focus(page: Page) -> None:
    page.keyboard.press("Tab")
    page.locator(".btn:visible").first.focus()
    style = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "solid 3px" in style


def test_records_open_beside_the_text_and_escape_leads_back(page: Page) -> None:
    link = page.locator(".document .figure-link").nth(2)
    link.click()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel [data-panel-title]")).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith("/styleguide/")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_back_button_closes_the_panel_and_stays_on_the_page(page: Page) -> None:
    page.locator(".document .figure-link").first.click()
    expect(page.locator("#panel")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    assert page.url.endswith("/styleguide/")
    page.go_forward()
    expect(page.locator("#panel [data-panel-title]")).to_have_text("办结率的记录")


def test_focus_stays_in_a_panel_that_covers_the_page(page: Page) -> None:
    page.locator(".document .figure-link").first.click()
    expect(page.locator("#panel [data-panel-title]")).to_be_focused()
    inside = "document.getElementById('panel').contains(document.activeElement)"
    for _ in range(40):
        page.keyboard.press("Tab")
        if not page.evaluate(inside):
            break
    assert page.evaluate(inside) == is_phone(page)  # beside the text focus moves on; over it, it stays


def test_a_click_for_a_new_tab_is_left_to_the_browser(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.locator(".document .figure-link").first.click(modifiers=["Control"])
    assert opened.value.url.endswith("/styleguide/records/")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_request_that_fails_says_so(page: Page) -> None:
    page.route("**/styleguide/records/", lambda route: route.fulfill(status=403, body=""))
    page.locator(".document .figure-link").first.click()
    expect(page.locator("#notices [role=alert]")).to_contain_text("没有查看这项内容的权限")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_whole_page_never_lands_in_the_panel(page: Page) -> None:
    whole = "<!doctype html><meta charset=utf-8><title>登录</title>"
    page.route("**/styleguide/records/", lambda route: route.fulfill(content_type="text/html", body=whole))
    page.locator(".document .figure-link").first.click()
    page.wait_for_url("**/styleguide/records/")
    assert page.title() == "登录"


def test_hidden_columns_are_remembered(page: Page) -> None:
    cells = page.locator("main [data-column=item]")
    page.locator("[data-column-choice] summary").click()
    page.locator("[data-column-choice] input[value=item]").uncheck()
    expect(cells.first).to_be_hidden()
    page.reload()
    expect(cells.first).to_be_hidden()
    page.locator("[data-column-choice] summary").click()
    page.locator("[data-column-reset]").click()
    expect(cells.first).to_be_visible()


def test_a_chosen_file_is_named(page: Page) -> None:
    page.set_input_files("#id_workbook", {"name": "办件.csv", "mimeType": "text/csv", "buffer": b"a" * 3072})
    expect(page.locator("[data-drop-zone-name]")).to_have_text("已选：办件.csv（3 KB）")


def test_a_question_mark_lists_the_keys_but_not_while_typing(page: Page) -> None:
    page.locator("#id_name").focus()
    page.keyboard.type("?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.locator("#content").focus()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_the_navigation_is_a_sheet_on_a_phone_only(page: Page) -> None:
    toggle = page.locator("[data-navigation-toggle]")
    navigation = page.locator("#navigation")
    if not is_phone(page):
        expect(toggle).to_be_hidden()
        expect(navigation).to_be_visible()
        return
    expect(navigation).to_be_hidden()
    toggle.click()
    expect(navigation).to_be_visible()
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(toggle).to_be_focused()
