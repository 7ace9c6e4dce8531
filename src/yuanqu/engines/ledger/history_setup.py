"""Installs the database's side of the history: functions before tables are made, triggers after.

Both are idempotent and follow the registry, so a new ledger has its history the moment it is migrated.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connections

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.staying import refusal

_FUNCTIONS = Path(__file__).with_name("sql") / "history.sql"
_HISTORY = ("ledger_change", "ledger_statement", "ledger_beforeimage")


def install_functions(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Create or replace the history's functions (their bodies bind late, so tables need not stand yet)."""
    if app_config.label == "ledger":
        with connections[using].cursor() as cursor:
            cursor.execute(_FUNCTIONS.read_text(encoding="utf-8"))


def install_triggers(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Put the statement triggers on the ledgers of the app just migrated, and on the history itself."""
    with connections[using].cursor() as cursor:
        standing = set(connections[using].introspection.table_names(cursor))
        for ledger in registry.ledgers():
            if ledger.office() == app_config.label and ledger.table() in standing:
                cursor.execute(_ledger_triggers(ledger.table(), ledger.label))
        if app_config.label == "ledger" and standing.issuperset(_HISTORY):
            for table in _HISTORY:
                cursor.execute(refusal(table, "UPDATE OR DELETE"))


def _ledger_triggers(table: str, label: str) -> str:
    return f"""
        CREATE OR REPLACE TRIGGER yuanqu_insert AFTER INSERT ON "{table}"
            REFERENCING NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_record_insert('{label}');
        CREATE OR REPLACE TRIGGER yuanqu_update AFTER UPDATE ON "{table}"
            REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_record_update('{label}');
        {refusal(table, "DELETE")}"""
