"""What follows what (联动): applications their batch, titles and projects their moves, bonds the lists of machines."""

from __future__ import annotations

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_TITLES, _BATCHES, _ENTRIES = "innovation.qualification", "innovation.batch", "innovation.entry"
_PROJECTS, _BONDS, _MACHINES = "innovation.renovation", "innovation.bond", "innovation.bond_equipment"


def follow(change: int) -> None:
    """Compute again what records written under ``change`` have a part in."""
    ledgers = touched(change)
    if _TITLES in ledgers:
        compute_again(_TITLES, "held_until", pk__in=written(_TITLES, change).values("pk"))
    if "registers.rule" in ledgers:
        compute_again(_TITLES, "renew_by")
    if _BATCHES in ledgers:
        batches = written(_BATCHES, change).values("pk")
        for column in ("kind", "fill_by", "county_by"):
            compute_again(_ENTRIES, column, batch__in=batches)
    if _PROJECTS in ledgers:
        for column in ("building_from", "counted_to", "report_from", "report_to"):
            compute_again(_PROJECTS, column, pk__in=written(_PROJECTS, change).values("pk"))
    if _BONDS in ledgers:
        compute_again(_BONDS, "closed_on", pk__in=written(_BONDS, change).values("pk"))
    if _MACHINES in ledgers:
        bonds = written(_MACHINES, change).values("bond")
        compute_again(_BONDS, "retired_ratio", pk__in=bonds)


follow_changes(follow)
