"""In which states records stand that are not closed, asked for all procedures at once (未办结)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.db import connection

from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.registry import procedures


def open_states() -> Mapping[str, list[str]]:
    """The states that are not final in which some standing record is, by procedure; one query.

    Most of the dozens of procedures have nothing open for most people: they need not be asked one by one.
    """
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_asked(each) for each in procedures()))
        for label, state in cursor.fetchall():
            found.setdefault(label, []).append(state)
    return found


def _asked(procedure: type[Procedure]) -> str:
    ledger = procedure.ledger()
    column = cast(Any, ledger.declared()[procedure.state_column()]).column
    states = ", ".join(f"('{each.code}')" for each in procedure.states() if not each.final)
    return (  # declared names, nothing that anybody typed
        f"SELECT '{procedure.label}', open.state FROM (VALUES {states}) AS open (state) WHERE EXISTS ("  # noqa: S608
        f'SELECT 1 FROM "{ledger.table()}" WHERE "voided_on" IS NULL AND "{column}" = open.state)'
    )
