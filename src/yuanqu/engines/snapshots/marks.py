"""Whether a ledger changed since it was last exported (变动标记).

The history knows: every statement on a ledger leaves a line. Their number and the latest change move with every
write, in whichever order transactions commit. The mark also names the server, the database and the table's file,
so that a database made anew in the same home is never taken for the old one.

Moves only grow, and are taken back once: how many there are and how many were taken back move with every write,
again in whichever order transactions commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.snapshots.tables import moves_label, tables

_SERVER = (
    "SELECT oid::bigint, pg_postmaster_start_time()::text, has_function_privilege('pg_control_system()', 'execute')"
    " FROM pg_database WHERE datname = current_database()"
)
_SYSTEM = "SELECT system_identifier::bigint FROM pg_control_system()"
_systems: dict[str, int] = {}  # by the moment the server was started: a server stays what it is while it runs

Query = Callable[[str], Sequence[Sequence[Any]]]


class Seen(NamedTuple):
    """Which transactions a snapshot saw: the moment the server was started, and PostgreSQL's own list."""

    server: str
    transactions: str


def seen(query: Query) -> Seen:
    """What is seen now."""
    return Seen(*query("SELECT pg_postmaster_start_time()::text, txid_current_snapshot()::text")[0])


def statements_between(before: str, after: str) -> int | None:
    """How many statements on a ledger lie between two of its marks; None where they are of different tables."""
    held, now = before.rsplit("-", 2), after.rsplit("-", 2)
    return int(now[1]) - int(held[1]) if held[0] == now[0] else None


def marks(query: Query) -> dict[str, str]:
    """The mark of each part whose table stands, by label. ``query`` runs SQL and gives all rows."""
    identity = _server(query)
    standing = query(
        "SELECT relname::text, relfilenode::bigint FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid)"
    )
    files = {table: file for table, file in standing}  # noqa: C416 - rows come as any sequence
    written = {
        label: f"{count}-{change}"
        for label, count, change in query(
            "SELECT ledger, count(*)::bigint, max(change_id)::bigint FROM ledger_statement GROUP BY ledger"
        )
    }
    if MoveMade._meta.db_table in files:
        written |= _moves(query)
    return {
        each.label: f"{identity}-{files[each.table]}-{written.get(each.label, 0)}"
        for each in tables()
        if each.table in files
    }


def _moves(query: Query) -> dict[str, str]:
    found = query(
        "SELECT procedure, count(*)::bigint AS made, count(taken_back)::bigint AS taken, max(id)::bigint AS last"
        " FROM procedure_move GROUP BY procedure"
    )
    return {moves_label(label): f"{made}-{taken}-{last}" for label, made, taken, last in found}


def _server(query: Query) -> str:
    database, started, may_ask = query(_SERVER)[0]
    if not may_ask:
        return f"{database}"
    if started not in _systems:
        _systems[started] = query(_SYSTEM)[0][0]
    return f"{_systems[started]}-{database}"
