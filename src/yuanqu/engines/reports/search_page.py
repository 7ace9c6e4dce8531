"""The search box of every page: ledgers and indicators by name, records by what stands in their search columns."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yuanqu.engines.indicators.catalogue import every_indicator
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.search import first_in_each, words_of
from yuanqu.engines.ledger.titles import NAMELESS, titles_of
from yuanqu.people.access import may_read
from yuanqu.site.parts import Crumb
from yuanqu.terms.plain_text import without_controls

FIRST = 8


def search(request: HttpRequest) -> HttpResponse:
    """What was typed, in all ledgers the reader may see; each ledger shows its first few records."""
    text = " ".join(without_controls(request.GET.get("q", "")).split())
    context: dict[str, Any] = {"text": text, "groups": [], "crumbs": [Crumb("首页", "/"), Crumb("搜索")]}
    if words_of(text):
        held = first_in_each(request.user, [*registry.ledgers()], text, FIRST + 1)
        found = [
            _names(request, text),
            *(_records(request, ledger, text, ids) for ledger, ids in held.items()),
        ]
        context["groups"] = [group for group in found if group["links"]]
    return render(request, "reports/search.html", context)


def _names(request: HttpRequest, text: str) -> dict[str, Any]:
    """Ledgers and indicators that are called so."""
    links = [
        (ledger.name, reverse("ledger:list", args=[ledger.label]))
        for ledger in registry.ledgers()
        if text in ledger.name and may_read(request.user, ledger.record)
    ]
    links += [
        (each.name, reverse("figure", args=[each.code]))
        for each in every_indicator()
        if may_open(request.user, each) and any(text in name for name in (each.name, *each.aliases))
    ]
    return {"name": "台账和指标", "links": links, "more": ""}


def _records(request: HttpRequest, ledger: type[Ledger], text: str, ids: list[UUID]) -> dict[str, Any]:
    titles = titles_of(request.user, ledger, ids[:FIRST])
    links = [
        (titles[pk], reverse("ledger:detail", args=[ledger.label, pk]))
        for pk in ids[:FIRST]
        if titles[pk] not in NAMELESS  # a record that its reader cannot be told apart from others is no find
    ]
    more = f"{reverse('ledger:list', args=[ledger.label])}?q={text}" if len(ids) > FIRST else ""
    return {"name": ledger.name, "links": links, "more": more}
