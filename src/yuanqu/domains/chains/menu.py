"""The panoramas in the office's menu (导航)."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.domains.chains.models import IndustryChain
from yuanqu.engines.ledger.pages.navigation import also_list
from yuanqu.people.access import may_read
from yuanqu.site.navigation import Item


def _links(request: HttpRequest, room: str) -> Iterator[Item]:
    if room == "chains" and may_read(request.user, IndustryChain):
        yield Item("产业链全景图", reverse("chain-panoramas"), "sitemap", group="一张图")


also_list(_links)
