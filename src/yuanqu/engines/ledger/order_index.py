"""Indexes of each ledger: for its own order, so that its first page is read and not sorted out of all rows (索引).

It follows the declaration's ``order``: its first column, where that is a day or a number. The rest of the order is
then sorted among the few rows that agree in it. A column by which standing records are sought has one too: what is
open is asked of every ledger at once. Measured in docs/decisions/pages.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import connections

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.paths import path_of

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

KINDS = ("day", "month", "moment", "whole", "amount")


def install_order_indexes(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Make the indexes of the app just migrated that are not there yet, and drop those of an order that has changed."""
    with connections[using].cursor() as cursor:
        standing = set(connections[using].introspection.table_names(cursor))
        for ledger in registry.ledgers():
            if ledger.office() == app_config.label and ledger.table() in standing:
                _install(cursor, ledger)


def _install(cursor: Any, ledger: type[Ledger]) -> None:
    start = f"{ledger.table()[:40]}_by_"
    wanted = _wanted(ledger, start)
    cursor.execute(
        "SELECT indexname FROM pg_indexes WHERE tablename = %s AND starts_with(indexname, %s)",
        [ledger.table(), start],
    )
    held = {name for (name,) in cursor.fetchall()}
    for name in held - wanted.keys():
        cursor.execute(f'DROP INDEX "{name}"')
    for name in wanted.keys() - held:
        cursor.execute(f'CREATE INDEX "{name}" ON "{ledger.table()}" {wanted[name]}')


def _wanted(ledger: type[Ledger], start: str) -> dict[str, str]:
    """The indexes by their names."""
    return {**_of_order(ledger, start), **_of_sought(ledger, start)}


def _of_order(ledger: type[Ledger], start: str) -> dict[str, str]:
    """That of the ledger's order: at most one."""
    first = ledger.order[0] if ledger.order else ""
    if not first or "." in first:
        return {}
    path = path_of(ledger, first.lstrip("-"))
    if path.kind not in KINDS:
        return {}
    stored, descending = str(cast(Any, path.column).column), first.startswith("-")
    name = f"{start}{stored[:16]}_{'desc' if descending else 'asc'}"
    return {name: f'("{stored}" {"DESC" if descending else "ASC"} NULLS LAST)'}


def _of_sought(ledger: type[Ledger], start: str) -> dict[str, str]:
    """Those of the columns by which standing records are sought."""
    sought = [str(cast(Any, column).column) for column in ledger.declared().values() if column.sought]
    return {f"{start}{stored[:16]}": f'("{stored}") WHERE "voided_on" IS NULL' for stored in sought}
