"""Whether a ledger changed since it was last exported (变动标记).

The history knows: every statement on a ledger leaves a line. Their number and the latest change move with every
write, in whichever order transactions commit. The mark also names the server, the database and the table's file,
so that a database made anew in the same home is never taken for the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from yuanqu.engines.ledger import registry

_SYSTEM = "SELECT system_identifier::bigint FROM pg_control_system()"

Query = Callable[[str], Sequence[Sequence[Any]]]


def marks(query: Query) -> dict[str, str]:
    """The mark of each declared ledger whose table stands, by label. ``query`` runs SQL and gives all rows."""
    identity = _server(query)
    tables = query("SELECT relname::text, relfilenode::bigint FROM pg_class WHERE pg_table_is_visible(oid)")
    files = {table: file for table, file in tables}  # noqa: C416 - rows come as any sequence
    written = {
        label: f"{count}-{change}"
        for label, count, change in query(
            "SELECT ledger, count(*)::bigint, max(change_id)::bigint FROM ledger_statement GROUP BY ledger"
        )
    }
    return {
        ledger.label: f"{identity}-{files[ledger.table()]}-{written.get(ledger.label, 0)}"
        for ledger in registry.ledgers()
        if ledger.table() in files
    }


def _server(query: Query) -> str:
    database = query("SELECT oid::bigint FROM pg_database WHERE datname = current_database()")[0][0]
    if query("SELECT has_function_privilege('pg_control_system()', 'execute')")[0][0]:
        return f"{query(_SYSTEM)[0][0]}-{database}"
    return f"{database}"
