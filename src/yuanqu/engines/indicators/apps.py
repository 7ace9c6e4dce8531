"""The indicators engine as a Django app: its pages' templates, and checks of all declarations at start-up."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks

from yuanqu.engines.indicators.system_checks import check_declarations


class IndicatorsEngine(AppConfig):
    """Knows no office; what it measures follows from the catalogue."""

    name = "yuanqu.engines.indicators"
    label = "indicators"
    verbose_name = "指标"

    def ready(self) -> None:
        checks.register(check_declarations, "yuanqu.indicators")
