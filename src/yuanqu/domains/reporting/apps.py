"""The editions of the work report as a Django app: no office of its own, the 办公室 keeps them."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Reporting(AppConfig):
    """工作总结, the fifteenth of the fifteen systems; what it states is the other offices'."""

    name = "yuanqu.domains.reporting"
    label = "reporting"
    verbose_name = "工作总结"
    menu_order = 35  # the fifteenth system, after the fourteen that it reports on
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("following", "wiring")
