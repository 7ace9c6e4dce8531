"""Publishing: a zone's snapshot written into the lake, sealed (发布).

Each part gets the zone's code as its first column, and ids as sixteen bytes, which every engine reads. What the
publisher withholds is not in the lake at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from yuanqu.engines.indicators.canonical import catalogue_hash
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.rollup.errors import LakeError
from yuanqu.engines.rollup.seals import SEAL, Seal, Zone, fingerprint
from yuanqu.engines.snapshots import Part, Snapshot, view_name
from yuanqu.engines.snapshots.columns import Exported
from yuanqu.engines.snapshots.parts import ROW_GROUP, part_path, write_whole
from yuanqu.engines.snapshots.writing import write_part

READABLE, FOLDER = 0o644, 0o755  # by the executors, whichever user they run as


def publish(
    snapshot: Snapshot,
    zone: Zone,
    lake: Path,
    *,
    key: bytes,
    through: date,
    closed: Iterable[str] = (),
    withheld: Iterable[str] = (),
) -> Seal:
    """Write ``snapshot`` into ``lake`` as what ``zone`` knows up to the day ``through``, and seal it with ``key``.

    The seal appears last and whole: until then the lake holds what was published before.
    """
    _known(snapshot, (*closed, *withheld))
    kept = [label for label in snapshot.parts if label.partition(":")[0] not in set(withheld)]
    folder = lake / "zones" / zone.code
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    before = {path.name for path in folder.glob("*.parquet")}
    parts = {label: _written(snapshot, label, zone, folder) for label in kept}
    unsigned = Seal(
        zone=zone,
        taken_at=snapshot.taken_at,
        through=through,
        catalogue=catalogue_hash(indicators()),
        snapshot=snapshot.id,
        parts=parts,
        first=_first_days(snapshot, kept),
        closed=tuple(sorted(closed)),
        signer=fingerprint(key),
        folder=folder,
    )
    seal = replace(unsigned, signature=unsigned.signed(key))
    write_whole(folder / SEAL, seal.to_json(), READABLE)
    for name in before - {part_path(folder, part.sha256).name for part in parts.values()}:
        (folder / name).unlink()
    return seal


def _known(snapshot: Snapshot, labels: Iterable[str]) -> None:
    unknown = [label for label in labels if label not in snapshot.parts]
    if unknown:
        raise LakeError(
            "ledger-unknown", f"没有台账「{'、'.join(unknown)}」。用 yuanqu ledgers 查看台账标识。"
        )


def _written(snapshot: Snapshot, label: str, zone: Zone, folder: Path) -> Part:
    held = snapshot.parts[label]
    columns = [Exported(name, "BINARY" if kind == "UUID" else kind, "") for name, kind in held.columns]
    part = write_part(_batches(snapshot, label, zone), [Exported("zone", "VARCHAR", ""), *columns], folder)
    part_path(folder, part.sha256).chmod(READABLE)
    return Part(part.sha256, part.rows, part.columns[1:])


def _batches(snapshot: Snapshot, label: str, zone: Zone) -> Iterator[pa.RecordBatch]:
    names = ["zone", *(name for name, _ in snapshot.parts[label].columns)]
    for path in snapshot.paths(label):
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(ROW_GROUP):
                code = pa.array([zone.code] * batch.num_rows, pa.string())
                yield pa.RecordBatch.from_arrays([code, *batch.columns], names)


def _first_days(snapshot: Snapshot, labels: Iterable[str]) -> dict[str, dict[str, str]]:
    """The earliest day in each date column: what tells a ledger not kept then from one in which nothing happened."""
    found: dict[str, dict[str, str]] = {}
    with snapshot.connect() as connection:
        for label in labels:
            days = [name for name, kind in snapshot.parts[label].columns if kind == "DATE"]
            if not days or not snapshot.rows(label):
                continue
            chosen = ", ".join(f'min("{name}")' for name in days)
            row = connection.execute(f"SELECT {chosen} FROM {view_name(label)}").fetchone()  # noqa: S608 - declared
            assert row is not None
            found[label] = {name: day.isoformat() for name, day in zip(days, row, strict=True) if day}
    return found
