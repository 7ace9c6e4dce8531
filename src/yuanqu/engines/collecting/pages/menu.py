"""Collecting in the menu (导航): for the zone's staff what it collects, for an enterprise what it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.collecting.declaration import Collecting, collectings
from yuanqu.engines.collecting.requested import requesting
from yuanqu.engines.ledger import registry
from yuanqu.people.access import Reader, may_read, sees_figures
from yuanqu.site.navigation import Item


def readable(account: Reader) -> list[Collecting]:
    """What is collected of which the account may see returns."""
    return [each for each in collectings() if may_read(account, each.return_ledger.record)]


def collecting_links(request: HttpRequest) -> Iterable[Item]:
    """One link, where there is anything behind it."""
    given = requesting()
    asked = given is not None and may_read(request.user, registry.ledger(given.returns).record)
    if asked or readable(request.user):
        name = "填报管理" if sees_figures(request.user) else "我的填报"
        yield Item(name, reverse("collecting:index"), "clipboard-list")
