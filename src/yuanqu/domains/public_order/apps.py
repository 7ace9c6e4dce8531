"""The office of public order as a Django app."""

from __future__ import annotations

from django.utils.module_loading import autodiscover_modules

from yuanqu.engines.ledger.office import Office


class PublicOrder(Office):
    """政法综治科, the twelfth of the fifteen systems."""

    name = "yuanqu.domains.public_order"
    label = "public_order"
    verbose_name = "平安园区"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "平安园区", "政法综治科", 12

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("following")
