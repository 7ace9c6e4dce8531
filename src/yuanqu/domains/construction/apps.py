"""The office of project construction as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Construction(Office):
    """项目建设科, the seventh of the fifteen systems."""

    name = "yuanqu.domains.construction"
    label = "construction"
    verbose_name = "项目建设"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "项目建设", "项目建设科", 7

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
