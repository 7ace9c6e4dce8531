"""Snapshots 快照: the ledgers of one moment as immutable, content-addressed Parquet; what all measuring reads.

snapshot = current()                 # exports again only the ledgers that changed
with snapshot.connect() as duckdb:   # one view a ledger: services.service_case is services__service_case
    duckdb.sql("SELECT count(*) FROM services__service_case")
"""

from yuanqu.engines.snapshots.errors import SnapshotError
from yuanqu.engines.snapshots.months import Months
from yuanqu.engines.snapshots.parts import Part
from yuanqu.engines.snapshots.snapshot import Snapshot
from yuanqu.engines.snapshots.store import collect_garbage, keep_snapshots, open_snapshot, spill_folder
from yuanqu.engines.snapshots.tables import labels_by_view, moves_label, view_name, views_in
from yuanqu.engines.snapshots.taking import current, take

__all__ = [
    "Months",
    "Part",
    "Snapshot",
    "SnapshotError",
    "collect_garbage",
    "current",
    "keep_snapshots",
    "labels_by_view",
    "moves_label",
    "open_snapshot",
    "spill_folder",
    "take",
    "view_name",
    "views_in",
]
