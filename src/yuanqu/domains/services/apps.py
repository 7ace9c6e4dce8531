"""The office of government services as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Services(Office):
    """政务服务科, the fourth of the fifteen systems."""

    name = "yuanqu.domains.services"
    label = "services"
    verbose_name = "政务服务"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "政务服务", "政务服务科", 4

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following", "wiring")
