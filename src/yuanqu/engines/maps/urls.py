"""Where the map lies."""

from __future__ import annotations

from django.urls import include, path

from yuanqu.engines.maps.page import layer_features, map_page

_pages = [
    path("map/", map_page, name="map"),
    path("map/<str:label>/", layer_features, name="layer"),
]

urlpatterns = [path("", include((_pages, "maps")))]
