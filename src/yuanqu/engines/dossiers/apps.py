"""The engine of dossiers as a Django app; registers declare which of their ledgers have one."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DossiersEngine(AppConfig):
    """Knows no office: what stands in a dossier follows from the links that ledgers declare."""

    name = "yuanqu.engines.dossiers"
    label = "dossiers"
    verbose_name = "档案"

    def ready(self) -> None:
        # Found by name: it reads models, which cannot be imported before all apps are known.
        autodiscover_modules("wiring")
