"""The office of land and resource guarantees as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Resources(Office):
    """自然资源科, the ninth of the fifteen systems."""

    name = "yuanqu.domains.resources"
    label = "resources"
    verbose_name = "要素保障"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "要素保障", "自然资源科", 9

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
