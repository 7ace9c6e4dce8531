"""The engine of collecting as a Django app; offices declare what they collect beside their ledgers."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CollectingEngine(AppConfig):
    """Knows no office: whom it asks and whose rows it follows is declared."""

    name = "yuanqu.engines.collecting"
    label = "collecting"
    verbose_name = "填报"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Found by name: it reads models, which cannot be imported before all apps are known.
        autodiscover_modules("wiring")
