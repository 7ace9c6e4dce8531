"""What the top bar states, and who says it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from yuanqu.site.topbar import TopBar


def test_zone_name_comes_from_the_settings(settings) -> None:  # type: ignore[no-untyped-def]
    settings.YUANQU_ZONE_NAME = "临川湖高新区"
    assert TopBar().stated(RequestFactory().get("/"))["zone_name"] == "临川湖高新区"


def test_what_nobody_provides_is_none() -> None:
    stated = TopBar().stated(RequestFactory().get("/"))
    assert stated["as_of"] is None
    assert stated["search_url"] is None


def test_a_provided_part_is_asked_with_the_request() -> None:
    bar = TopBar()
    bar.provide(as_of=lambda request: date.fromisoformat(request.GET["as_of"]))  # type: ignore[attr-defined]
    assert bar.stated(RequestFactory().get("/?as_of=2025-06-30"))["as_of"] == date(2025, 6, 30)


def test_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="asof"):
        TopBar().provide(asof=lambda _request: None)


def test_nobody_is_named_before_signing_in() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert TopBar().stated(request)["account_name"] == ""
