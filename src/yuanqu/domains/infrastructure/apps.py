"""The office of infrastructure as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Infrastructure(Office):
    """规划建设科, the eighth of the fifteen systems."""

    name = "yuanqu.domains.infrastructure"
    label = "infrastructure"
    verbose_name = "基础设施"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "基础设施", "规划建设科", 8

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
