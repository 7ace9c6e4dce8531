"""Which records of a ledger changed since a snapshot, and the months they were and are in (变动的记录).

The history says it: every write leaves a line with its transaction, and an update what the record was before. What
changed is what the transactions did that the snapshot did not see, however early they began. So a record's months are
known however late it came, however often its date was changed, and if it was voided or restored.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as compute

from yuanqu.engines.snapshots.marks import Seen
from yuanqu.engines.snapshots.months import runs
from yuanqu.engines.snapshots.reading import rows
from yuanqu.engines.snapshots.tables import Table
from yuanqu.engines.snapshots.writing import plain, schema_of, typed

_CHANGES = """
    SELECT s.change_id, count(*)::bigint AS statements, sum(s.records)::bigint AS records
    FROM ledger_change AS c JOIN ledger_statement AS s ON s.change_id = c.id
    WHERE c.transaction >= txid_snapshot_xmin('$seen')
        AND NOT txid_visible_in_snapshot(c.transaction, '$seen') AND s.ledger = '$ledger'
    GROUP BY s.change_id"""
_IMAGES = "SELECT * FROM ledger_beforeimage WHERE change_id IN ($changes) AND ledger = '$ledger'"
_RECORDS = """
    WITH images AS MATERIALIZED ($images),
        was AS (SELECT DISTINCT ON (record) record, before -> 'voided_on' = 'null' AS stood FROM images
                WHERE jsonb_exists(before, 'voided_on') ORDER BY record, id),
        touched AS (SELECT record FROM images UNION SELECT id FROM "$table" WHERE change_id IN ($changes))
    SELECT $standing AS standing,
        change_id NOT IN ($changes) AND coalesce((SELECT stood FROM was WHERE was.record = id), $standing) AS stood,
        $columns
    FROM "$table" WHERE id IN (SELECT record FROM touched) ORDER BY $order"""
_DAYS = """
    SELECT DISTINCT $day AS day
    FROM (SELECT before AS yuanqu_before FROM ($images) AS images) AS held,
        LATERAL jsonb_populate_record(
            NULL::"$table", jsonb_build_object('$stored', yuanqu_before -> '$stored')) AS was
    WHERE jsonb_exists(yuanqu_before, '$stored')"""


class Change(NamedTuple):
    """One change: its number, its statements on the ledger, and how many records these touched."""

    change: int
    statements: int
    records: int


@dataclass(frozen=True)
class Changed:
    """The records that changed: their ids, the months they were or are in, their rows that stand now.

    ``gone``: how many of them stood before.
    """

    ids: pa.Array
    months: set[date | None]
    standing: pa.Table
    gone: int


def changes_after(database: Any, table: Table, seen: Seen) -> list[Change]:
    """The changes of the table's ledger by transactions that were not seen."""
    return [Change(*row) for row in rows(database, _filled(_CHANGES, table, seen=seen.transactions))]


def changed(database: Any, table: Table, changes: Sequence[int]) -> Changed:
    """What these changes, all that came after a snapshot, did to the records of a table sorted by a date."""
    listed = ", ".join(map(str, changes))
    images = _filled(_IMAGES, table, changes=listed)
    with closing(database.cursor()) as cursor:
        cursor.execute(_filled(_RECORDS, table, images=images, changes=listed))
        found: pa.Table = cursor.fetch_arrow_table()
    days = rows(database, _filled(_DAYS, table, images=images))
    records = typed(found.select(range(2, found.num_columns)), schema_of(table.columns))
    months = {month for month, _, _ in runs(records.column(table.by))}
    return Changed(
        plain(records.column("id")).combine_chunks(),
        months | {day and day.replace(day=1) for (day,) in days},
        records.filter(found.column(0)),
        compute.sum(found.column(1)).as_py() or 0,
    )


def _filled(sql: str, table: Table, **named: str) -> str:
    """``sql`` with declared names put in."""
    known = {
        "ledger": table.label,
        "table": table.table,
        "standing": table.standing,
        "columns": ", ".join(f'{column.read} AS "{column.name}"' for column in table.columns),
        "order": table.order,
        "day": table.day,
        "stored": table.stored,
    }
    return Template(sql).substitute(known | named)
