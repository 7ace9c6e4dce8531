"""The office of economic operation as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Economy(Office):
    """经济运行科, the first of the fifteen systems."""

    name = "yuanqu.domains.economy"
    label = "economy"
    verbose_name = "经济运行"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "经济运行", "经济运行科", 1

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("missed_page")
