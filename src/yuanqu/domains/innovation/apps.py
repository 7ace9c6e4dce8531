"""The office of science and innovation as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Innovation(Office):
    """科技创新科, the fifth of the fifteen systems."""

    name = "yuanqu.domains.innovation"
    label = "innovation"
    verbose_name = "科技创新"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "科技创新", "科技创新科", 5

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following", "wiring")
