"""The office of land use efficiency as a Django app."""

from __future__ import annotations

from yuanqu.engines.ledger.office import Office


class Land(Office):
    """自然资源科, the sixth of the fifteen systems."""

    name = "yuanqu.domains.land"
    label = "land"
    verbose_name = "土地效益"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "土地效益", "自然资源科", 6
