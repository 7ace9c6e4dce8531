"""What follows what (联动): percent complete its parts, connection days the connections, spare capacity the demand."""

from __future__ import annotations

from yuanqu.engines.ledger.change import follow_changes, touched
from yuanqu.registers.following import compute_again, written

_WORKS, _PARTS = "infrastructure.work", "infrastructure.work_part"
_DEMANDS, _CONNECTIONS = "infrastructure.utility_demand", "infrastructure.connection"
_CAPACITIES = "infrastructure.utility_capacity"


def follow(change: int) -> None:
    """Compute again what records written under ``change`` have a part in."""
    ledgers = touched(change)
    if _PARTS in ledgers:
        compute_again(_WORKS, "percent", pk__in=written(_PARTS, change).values("work"))
    if _CONNECTIONS in ledgers:
        demands = written(_CONNECTIONS, change).values("demand")
        compute_again(_DEMANDS, "connected_on", pk__in=demands)
    if _DEMANDS in ledgers:
        demands = written(_DEMANDS, change, "resource", "feeds").values("pk")
        compute_again(_CONNECTIONS, "answer_due_on", demand__in=demands)
    if ledgers & {_DEMANDS, _CONNECTIONS}:
        # a demand may have gone from one facility to another: both change, and there are few of them
        for column in ("committed", "spare", "short"):
            compute_again(_CAPACITIES, column)


follow_changes(follow)
