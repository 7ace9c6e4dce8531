"""The office of plan and supervision as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class PlanOffice(Office):
    """办公室, the fourteenth of the fifteen systems."""

    name = "yuanqu.domains.plan"
    label = "plan"
    verbose_name = "工作计划与督办"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "计划与督办", "办公室", 14

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following", "menu", "uses")
