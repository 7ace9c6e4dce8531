"""Where the map is tied to the records' pages and the menu (接线)."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.ledger.pages.beside import stand_beside
from yuanqu.engines.ledger.pages.navigation import also_list
from yuanqu.engines.maps.areas import shape_block
from yuanqu.engines.maps.layers import first_layer
from yuanqu.site.navigation import Item


def map_links(request: HttpRequest, room: str) -> Iterable[Item]:
    """The map, once: in the menu of the first room that has a layer for its reader."""
    first = first_layer(request.user) if request.user.is_authenticated else None
    if first and first.ledger.office() == room:
        yield Item("地图", reverse("maps:map"), "map-2", "一张图")


stand_beside(shape_block)
also_list(map_links)
