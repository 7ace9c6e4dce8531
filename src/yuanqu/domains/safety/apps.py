"""The office of work safety as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Safety(Office):
    """安全环保科, the tenth of the fifteen systems."""

    name = "yuanqu.domains.safety"
    label = "safety"
    verbose_name = "安全生产"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "安全生产", "安全环保科", 10

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
