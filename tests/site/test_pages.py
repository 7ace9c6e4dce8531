"""Whole pages: the frame, the panel's part of the same page, error pages, and who may see the style guide."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from yuanqu.site.navigation import NAVIGATION, Item, Section
from yuanqu.site.topbar import TOP_BAR
from yuanqu.site.vary import VaryOnPanelMiddleware


@pytest.fixture
def client(settings) -> Client:  # type: ignore[no-untyped-def]
    """A visitor while pages are being built: the style guide is shown only then."""
    settings.DEBUG = True
    settings.YUANQU_ZONE_NAME = "临川湖高新区"
    return Client()


@pytest.fixture
def _signed_in() -> None:
    TOP_BAR.provide(account_name=lambda _request: "周明远", sign_out_url=lambda _request: "/leave/")


def body(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_frame_is_whole(client: Client) -> None:
    html = body(client.get("/styleguide/"))
    assert '<html lang="zh-CN">' in html
    assert "不得录入国家秘密" in html
    assert "临川湖高新区" in html
    assert "数据截至 2025年6月30日 18:00" in html
    assert html.index("跳到正文") < html.index("<header")
    for landmark in ("<main", '<nav class="navigation"', 'id="panel"'):
        assert html.count(landmark) == 1
    assert html.count("<h1>") == 2  # the page's own, and the sample document's


def test_every_id_stands_once(client: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', body(client.get("/styleguide/")))
    assert sorted(set(ids)) == sorted(ids)


def test_every_label_has_its_control(client: Client) -> None:
    html = body(client.get("/styleguide/"))
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', html)) <= ids


@pytest.mark.usefixtures("_signed_in")
def test_signing_out_is_a_post_with_a_token(client: Client) -> None:
    html = body(client.get("/styleguide/"))
    assert re.search(
        r'<form method="post" action="/leave/"><input type="hidden" name="csrfmiddlewaretoken"', html
    )
    assert "周明远" in html


def test_a_registered_section_stands_in_the_navigation(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = Section("样例科室", 99, lambda _request: [Item("样例台账", "/styleguide/", group="台账")])
    monkeypatch.setattr(NAVIGATION, "_sections", {section.name: section})
    html = body(client.get("/styleguide/"))
    assert re.search(r'<a href="/styleguide/" aria-current="page">.*样例台账', html)
    assert '<details class="navigation-section" open>' in html


def test_one_template_is_a_page_and_a_part_of_the_panel(client: Client) -> None:
    page = body(client.get("/styleguide/records/"))
    part = body(client.get("/styleguide/records/", headers={"HX-Request": "true"}))
    assert "<!doctype html>" in page
    assert "<html" not in part
    assert "data-panel-close" in part
    assert all("您可查看 5 件" in html for html in (page, part))


def test_caches_tell_the_page_from_the_part() -> None:
    asked = VaryOnPanelMiddleware(lambda _request: HttpResponse("<p></p>"))(RequestFactory().get("/"))
    assert "HX-Request" in asked["Vary"]
    data = VaryOnPanelMiddleware(lambda _request: HttpResponse("{}", content_type="application/json"))
    assert not data(RequestFactory().get("/")).has_header("Vary")


def test_the_style_guide_is_only_for_those_who_build_pages(settings) -> None:  # type: ignore[no-untyped-def]
    settings.DEBUG = False
    assert Client().get("/styleguide/").status_code == 404
    assert Client().get("/styleguide/records/").status_code == 404


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_nothing_and_say_what_to_do(name: str) -> None:
    """Django draws the 500 page without request or context processors."""
    html = render_to_string(name)
    assert '<p class="lead-line">' in html
    assert re.search(r"<h1>[^<]+。</h1>", html)
    assert "回到首页" in html


def test_a_missing_page_is_said_in_chinese(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.DEBUG = False
    response = client.get("/styleguide/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()


def test_a_forbidden_page_gives_the_reason_of_the_one_who_forbids() -> None:
    html = render_to_string("403.html", {"exception": "招商线索只向招商局开放。"})
    assert "招商线索只向招商局开放。" in html


def test_the_context_asks_nothing_of_a_page_that_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from yuanqu.site.context import site

    def refuse(_request: HttpRequest) -> list[Item]:
        raise AssertionError("navigation was built for a page without navigation")

    monkeypatch.setattr(NAVIGATION, "_sections", {"": Section("", 0, refuse)})
    assert set(site(RequestFactory().get("/"))["site"]) == {"bar", "navigation"}
