"""Where the map is tied to the records' pages and the menu (接线)."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from yuanqu.engines.ledger.pages.beside import stand_beside
from yuanqu.engines.ledger.pages.navigation import also_list
from yuanqu.engines.maps.areas import shape_block
from yuanqu.engines.maps.layers import layers
from yuanqu.site.navigation import Item


def map_links(request: HttpRequest, room: str) -> Iterable[Item]:
    """The map, in the menu of each room that has a layer."""
    if request.user.is_authenticated and any(layer.ledger.office() == room for layer in layers(request.user)):
        yield Item("地图", reverse("maps:map"), "map-2", "地图")


stand_beside(shape_block)
also_list(map_links)
