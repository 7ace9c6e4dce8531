"""Blocks that other engines put on a record's page stand where they ask to, in their order."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yuanqu.engines.ledger.pages import beside
from yuanqu.engines.ledger.pages.beside import Beside, stand_beside

pytestmark = pytest.mark.django_db


def test_blocks_stand_above_and_below_in_their_order(
    signed_in: Client, projects: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_PARTS", [])
    options = "ledger/parts/options.html"
    stand_beside(lambda *_: Beside(options, {"texts": ["后"]}, order=20))
    stand_beside(lambda *_: None)
    stand_beside(lambda *_: Beside(options, {"texts": ["先"]}, order=10, above=True))
    page = signed_in.get(reverse("ledger:detail", args=["registers.project", projects["XM-1"].pk]))
    assert page.status_code == 200
    assert [part.context["texts"] for part in page.context["above"]] == [["先"]]
    assert [part.context["texts"] for part in page.context["below"]] == [["后"]]


def test_columns_that_say_nothing_are_named_in_one_line(signed_in: Client, projects: dict[str, Any]) -> None:
    project = projects["XM-1"]
    page = signed_in.get(reverse("ledger:detail", args=["registers.project", project.pk]))
    first, *others = page.context["groups"]
    assert project.name in [fact.text for fact in first.facts]
    assert "终止原因" in first.blank
    assert "说明" in first.blank, "a heading under which nothing is said is not drawn"
    assert all(group.facts for group in others)
    assert "未填：" in page.content.decode()
