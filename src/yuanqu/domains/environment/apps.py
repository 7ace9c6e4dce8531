"""The environment office as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class Environment(Office):
    """安全环保科, which keeps work safety too; the eleventh of the fifteen systems."""

    name = "yuanqu.domains.environment"
    label = "environment"
    verbose_name = "生态环境"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "生态环境", "安全环保科", 11

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
