"""The warning list of who would be missed by the register (漏统预警页), each with the records that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.domains.economy.missed import Missed, light, missed, window
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.pages.navigation import also_list
from yuanqu.engines.ledger.today import today
from yuanqu.people.access import may_read
from yuanqu.people.models import Account
from yuanqu.site.navigation import Item
from yuanqu.site.parts import Cell, Column, Crumb, Table

_COLUMNS = (Column("企业"), Column("达标的记录"), Column("培育库"), Column("申报"))
_LEDGERS = ("economy.statement", "economy.candidate")


@require_safe
def missed_page(request: HttpRequest) -> HttpResponse:
    """``/economy/missed/``: for whoever may open both ledgers it is read from."""
    account = cast(Account, request.user)
    if not _may_open(request):
        raise PermissionDenied("漏统预警由财务状况月报和升规入统培育库得出，您的账号不能查看这两本台账。")
    found, (colour, word) = missed(account, today()), light(window(today()), today())
    table = Table("漏统预警", _COLUMNS, [row for each in found for row in _rows(each)])
    context = {
        "crumbs": [Crumb("首页", reverse("home")), Crumb("漏统预警")],
        "table": table if found else None,
        "count": len(found),
        "colour": colour,
        "word": word,
        "wide": True,
    }
    return render(request, "economy/missed.html", context)


def _rows(each: Missed) -> Iterator[list[Cell]]:
    """A row a record; the enterprise is named in the first."""
    colour, word = light(each.due, today())
    name = Cell(each.name, ledger_address("registers.enterprise", "detail", each.enterprise))
    for place, evidence in enumerate(each.evidence):
        said = Cell(evidence.said, ledger_address(evidence.ledger, "detail", evidence.record), panel=True)
        first = place == 0
        yield [
            name if first else Cell("同上"),
            said,
            Cell((each.pool or "未列入") if first else ""),
            Cell(word, light=colour) if first else Cell(""),
        ]


def _may_open(request: HttpRequest) -> bool:
    return all(may_read(request.user, registry.ledger(label).record) for label in _LEDGERS)


def _links(request: HttpRequest, room: str) -> Iterator[Item]:
    if room == "economy" and _may_open(request):
        yield Item("漏统预警", reverse("missed"), "alert-triangle", group="预警")


also_list(_links)
