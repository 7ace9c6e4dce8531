"""All ledgers of the zone, by the office that keeps them (台账目录)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.pages.navigation import ledgers_by_room
from yuanqu.site.parts import Crumb


@require_safe
def ledger_index(request: HttpRequest) -> HttpResponse:
    """``/ledgers/``."""
    context = {"rooms": ledgers_by_room(request.user), "crumbs": [Crumb("台账")]}
    return render(request, "ledger/index.html", context)
