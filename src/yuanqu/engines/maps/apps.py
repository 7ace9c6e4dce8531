"""The engine of the map as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MapsEngine(AppConfig):
    """Knows no office: a ledger has a layer by having a column of the kind Shape."""

    name = "yuanqu.engines.maps"
    label = "maps"
    verbose_name = "地图"

    def ready(self) -> None:
        # Found by name: it reads models, which cannot be imported before all apps are known.
        autodiscover_modules("wiring")
