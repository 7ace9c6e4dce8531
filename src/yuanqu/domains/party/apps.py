"""The office of party building as a Django app."""

from __future__ import annotations

from yuanqu.engines.ledger.office import Office


class Party(Office):
    """党建科, the thirteenth of the fifteen systems."""

    name = "yuanqu.domains.party"
    label = "party"
    verbose_name = "党的建设"
    default = True  # Office is imported here too, and Django must not choose between the two
    chinese, department, number = "党的建设", "党建科", 13
