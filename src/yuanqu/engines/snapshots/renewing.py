"""A large part after a change: only the files whose months changed are written anew (按月更新分片).

The old rows of the records that changed (`changed`) are taken out of the old files and their present ones put in;
nothing else is read from the database. Where the history does not account for what is found there, the part is
exported whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from yuanqu.engines.snapshots import parts
from yuanqu.engines.snapshots.changed import Changed, changed, changes_after
from yuanqu.engines.snapshots.marks import Seen, statements_between
from yuanqu.engines.snapshots.months import Hashes, runs
from yuanqu.engines.snapshots.parts import Part, is_whole, part_path
from yuanqu.engines.snapshots.store import Pointer, parts_folder
from yuanqu.engines.snapshots.tables import Table
from yuanqu.engines.snapshots.writing import PartWriter, plain, typed

WORTH = 4  # a change of more than one record in so many is exported whole


def renewed(database: Any, table: Table, pointer: Pointer, now: Seen, mark: str) -> Part | None:
    """The table's part of the snapshot that ``pointer`` names, brought to this moment; None where it has to be
    exported whole.
    """
    part, seen = pointer.snapshot.parts.get(table.label), pointer.seen
    if part is None or not part.files or part.columns != table.shape or not table.by:
        return None
    statements = statements_between(pointer.marks[table.label], mark)
    if statements is None or seen is None or seen.server != now.server:
        return None
    after = changes_after(database, table, seen)
    if not after or sum(each.statements for each in after) != statements:
        return None
    if sum(each.records for each in after) * WORTH > part.rows:
        return None
    found = changed(database, table, [each.change for each in after])
    with PartWriter(table.columns, parts_folder(), table.by, large=True) as writer:
        merged = _merge(part, found, table.by, writer)
        accounted = writer.rows == part.rows - found.gone + found.standing.num_rows
        return writer.part() if merged and accounted and writer.rows >= max(parts.BY_MONTH, 1) else None


def _merge(part: Part, found: Changed, by: str, writer: PartWriter) -> bool:
    """The part with the changed rows into ``writer``; files that hold none of their months stay as they are.

    False where an old file is not whole: nothing of it may go on into a new one.
    """
    held = list(part.by_file())
    hit = {_place(held, month) for month in found.months}
    fresh: dict[int, list[pa.Table]] = {}
    for month, start, length in runs(found.standing.column(by)):
        fresh.setdefault(_place(held, month), []).append(found.standing.slice(start, length))
    for place, (file, months) in enumerate(held):
        if writer.settled() and place not in hit:
            writer.keep(file, months)
            continue
        path = part_path(parts_folder(), file.sha256)
        if not is_whole(path, file.sha256):
            return False
        into = pa.concat_tables([found.standing.slice(0, 0), *fresh.get(place, ())])
        for table in _with(path, found.ids, into, by):
            writer.take(table)
    return True


def _place(held: Sequence[tuple[Any, Hashes]], month: date | None) -> int:
    """The file that rows of ``month`` belong to: the last one that begins with it or before."""
    firsts = [_in_order(months[0][0]) for _, months in held[1:]]
    return bisect_right(firsts, _in_order(month))


def _in_order(month: date | None) -> date:
    return month or date.max


def _with(path: Path, gone: pa.Array, fresh: pa.Table, by: str) -> Iterator[pa.Table]:
    """The rows of a file without those that are ``gone`` and with the ``fresh`` ones, in their order."""
    with parquet.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            group = typed(file.read_row_group(number), fresh.schema)
            goes = compute.is_in(plain(group.column("id")), gone)
            stays = group.filter(compute.invert(goes)) if compute.any(goes).as_py() else group
            before = _up_to(fresh, group.slice(group.num_rows - 1), by)
            yield _sorted(pa.concat_tables([stays, fresh.slice(0, before)]), by) if before else stays
            fresh = fresh.slice(before)
    yield fresh


def _up_to(table: pa.Table, last: pa.Table, by: str) -> int:
    """How many rows of ``table``, in their order, do not come after the row ``last``."""
    day, identity = last.column(by)[0], plain(last.column("id"))[0]
    days, ids = table.column(by), plain(table.column("id"))
    if not day.is_valid:
        earlier, same = compute.is_valid(days), compute.is_null(days)
    else:
        earlier = compute.fill_null(compute.less(days, day), False)
        same = compute.fill_null(compute.equal(days, day), False)
    found = compute.or_(earlier, compute.and_(same, compute.less_equal(ids, identity)))
    return compute.sum(found).as_py() or 0


def _sorted(table: pa.Table, by: str) -> pa.Table:
    keys = pa.table({"day": table.column(by), "id": plain(table.column("id"))})
    return table.take(compute.sort_indices(keys, sort_keys=[("day", "ascending"), ("id", "ascending")]))
