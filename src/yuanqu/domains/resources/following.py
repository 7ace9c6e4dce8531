"""What follows what (联动): quotas the parcels that use them, supplies the parcel register."""

from __future__ import annotations

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_QUOTAS, _SUPPLIES = "resources.quota", "resources.land_supply"


def follow(change: int) -> None:
    """Compute again what records written under ``change`` have a part in."""
    ledgers = touched(change)
    if ledgers & {"resources.land_approval", "resources.forest_use"}:
        # a parcel may have gone from one quota to another: both change, and there are few of them
        for column in ("used_mu", "left_mu"):
            compute_again(_QUOTAS, column)
    if "registers.parcel" in ledgers:
        parcels = written("registers.parcel", change).values("pk")
        for column in ("contract_no", "standard", "signed_on", "finished_on"):
            compute_again(_SUPPLIES, column, parcel__in=parcels)


follow_changes(follow)
