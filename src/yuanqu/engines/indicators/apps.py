"""The indicators engine as a Django app: its pages' templates, and checks of all declarations at start-up."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class IndicatorsEngine(AppConfig):
    """Knows no office; what it measures follows from the catalogue."""

    name = "yuanqu.engines.indicators"
    label = "indicators"
    verbose_name = "指标"

    def ready(self) -> None:
        # Found by name: they read models, which cannot be imported before all apps are known.
        autodiscover_modules("system_checks", "figure_routes", "as_measured")
