"""By keyboard alone, in a real browser: a record on the map and its page; everything of an enterprise on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.journeys.desk import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, address: str, walked_zone: Any) -> Iterator[Any]:
    """A page of a leader's, who reads everything; nothing may be asked of another host."""
    context = browser.new_context(base_url=address, locale="zh-CN")
    foreign: list[str] = []
    broken: list[str] = []
    context.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith(address) else None,
    )
    context.on("weberror", lambda error: broken.append(str(error.error)))
    page = sign_in(context, walked_zone.said, "leader")
    yield page
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    assert broken == []
    context.close()


def _tab_to(page: Any, matches: str, most: int = 400) -> None:
    """Press Tab until what has the focus fits the selector."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", matches):
            return
    raise AssertionError(f"Tab does not reach {matches}")


def _list_follows_the_view(page: Any) -> None:
    """Only when asked to: the list then holds what the map shows, and says how much that is of the whole."""
    whole = page.inner_text(".map-layer summary .map-number")
    page.get_by_label("只列视野内的").check()
    for _ in range(4):
        page.get_by_role("button", name="放大").click()
    page.wait_for_function(
        """() => {
            const [seen, all] = document.querySelector('.map-layer summary .map-number').textContent.match(/\\d+/g);
            return Number(seen) < Number(all);
        }"""
    )
    assert page.locator(".map-list li[hidden]").count() > 0
    page.get_by_label("只列视野内的").uncheck()
    assert page.inner_text(".map-layer summary .map-number") == whole
    assert page.locator(".map-list li[hidden]").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("without", ["", "webgl"])
def test_a_record_is_found_on_the_map_by_keyboard(page: Any, width: int, without: str) -> None:
    if without:
        page.add_init_script(
            "const get = HTMLCanvasElement.prototype.getContext;"
            "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
            " return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"
        )
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/map/?layer=registers.project")
    page.wait_for_selector("[data-map][data-drawn]")
    if without:
        assert page.get_attribute("[data-map]", "data-drawn") == "svg"
        page.locator(".map-written text", has_text="主园区").first.wait_for(state="attached")
        said = page.locator(".map-written text").all_text_contents()
        assert "主园区" in said
        crowded = sum(int(text) for text in said if text.isdigit())
        drawn = page.locator(".map-own > g[data-id]:not([hidden])").count()
        assert crowded > drawn, "points that crowd are drawn as their number"
        page.locator(".map-count").last.click()
        assert page.locator(".map-own > g[data-id]:not([hidden])").count() != drawn
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    _list_follows_the_view(page)
    for summary in page.locator(".map-list summary").all():
        summary.press("Enter")
    assert page.evaluate("document.documentElement.scrollHeight") < 5000, (
        "one part of the list is open at a time"
    )
    page.locator(".map-layer").evaluate("list => { list.open = true }")
    _tab_to(page, "[data-map-item]")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-map-card]:not([hidden])")
    assert page.inner_text("[data-map-card] h2") == name
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Enter")
    _tab_to(page, "[data-map-card] a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ledgers/registers.project/**")
    assert name in page.inner_text("h1")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_dossier_is_read_by_keyboard(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/ledgers/registers.enterprise/")
    page.goto(page.locator("table a.cell-link").first.get_attribute("href"))
    name = page.inner_text("h1")
    _tab_to(page, "a[href^='/dossier/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossier/enterprise/**")
    assert page.inner_text("h1") == name
    assert re.search(r"\d+ 本台账中共有 \d+ 条相关记录", page.inner_text("main"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    _tab_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() >= 1
    assert re.search(r"20\d\d年", page.inner_text("main"))
    page.get_by_role("link", name="按科室").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**by=room")
    assert page.locator(".dossier-lists a").count() >= 1
    page.get_by_role("link", name="按时间").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**by=time")
