"""The office of investment promotion as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Investment(Office):
    """招商科, the second of the fifteen systems."""

    name = "yuanqu.domains.investment"
    label = "investment"
    verbose_name = "招商引资"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "招商引资", "招商科", 2

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
