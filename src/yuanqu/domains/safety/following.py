"""首次参训 follows the attendances (首次参训联动): an earlier one that comes in, or one voided, moves it at once."""

from __future__ import annotations

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_ATTENDANCES = "safety.training_attendance"


def follow(change: int) -> None:
    """Tell again which attendances are an object's first, of the objects whose attendances ``change`` wrote."""
    if _ATTENDANCES in touched(change):
        objects = written(_ATTENDANCES, change).values("object")
        compute_again(_ATTENDANCES, "first_time", object__in=objects)


follow_changes(follow)
