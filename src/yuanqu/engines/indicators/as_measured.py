"""A record opened from a figure: as it stood in the figure's snapshot, and what has changed since (快照对照).

The figure's page names its snapshot in the address of each record; the record's page shows this block above it.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone

from yuanqu.engines.indicators.connections import ask
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.pages.beside import Beside, stand_beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.paths import path_of
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import linked_titles
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.snapshots import Snapshot, SnapshotError, open_snapshot, view_name
from yuanqu.engines.snapshots.columns import exported_columns
from yuanqu.site.parts import Cell, Column, Table

TEMPLATE = "indicators/as_measured.html"
_IDENTITY = re.compile(r"[0-9a-f]{64}")


def as_measured(request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The block of a record's page; None where it was not opened from a figure."""
    identity = request.GET.get("snapshot", "")
    if not _IDENTITY.fullmatch(identity):
        return None
    try:
        then = _row(open_snapshot(identity), on.ledger, record)
    except SnapshotError as error:
        return Beside(TEMPLATE, {"snapshot": identity[:16], "problem": str(error)}, order=10, above=True)
    table, same = _changed(on, record, then) if then else (None, 0)
    found = {"snapshot": identity[:16], "held": then is not None, "table": table, "same": same}
    return Beside(TEMPLATE, {**found, "voided": record.voided_on if then else None}, order=10, above=True)


def _row(snapshot: Snapshot, ledger: type[Ledger], record: Record) -> dict[str, Any] | None:
    names = [column.name for column in exported_columns(ledger)]
    chosen = ", ".join(f'"{name}"' for name in names)
    sql = f"SELECT {chosen} FROM {view_name(ledger.label)} WHERE id = ?"  # noqa: S608 - names of declared columns
    found = ask(snapshot, sql, (record.pk,))
    return dict(zip(names, found[0], strict=True)) if found else None


def _changed(on: Subject, record: Record, then: dict[str, Any]) -> tuple[Table | None, int]:
    """The columns whose values differ, then and now, and how many do not."""
    paths = [path_of(on.ledger, name) for name in then if name != "id"]
    paths = [path for path in paths if sees(on.account, path.column)]
    now = {path.name: _day(getattr(record, str(cast(Any, path.column).attname))) for path in paths}
    differing = [path for path in paths if (then[path.name] or None) != (now[path.name] or None)]
    titles = linked_titles(on.account, differing, [then, now])
    rows = [
        [
            Cell(path.label),
            Cell(wording(path.column, then[path.name], titles) or "（空）"),
            Cell(wording(path.column, now[path.name], titles) or "（空）"),
        ]
        for path in differing
    ]
    columns = [Column("列"), Column("快照中（数值所用）"), Column("现在")]
    return Table("快照之后的改动", columns, rows) if rows else None, len(paths) - len(rows)


def _day(value: Any) -> Any:
    """A moment as the business day that a snapshot holds of it."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


stand_beside(as_measured)
