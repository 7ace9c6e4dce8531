"""The office of industry chains as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Chains(Office):
    """产业发展科, the third of the fifteen systems."""

    name = "yuanqu.domains.chains"
    label = "chains"
    verbose_name = "产业链"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "产业链", "产业发展科", 3

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following", "annex", "menu")
