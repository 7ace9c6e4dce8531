"""The database's own guard of the moves: they are added and never changed, but for being taken back once (只增)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connections

_GUARD = Path(__file__).with_name("sql") / "moves.sql"


def install_guard(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Create or replace the guard when the engine's tables have been migrated."""
    if app_config.label != "procedure":
        return
    with connections[using].cursor() as cursor:
        if "procedure_move" in connections[using].introspection.table_names(cursor):
            cursor.execute(_GUARD.read_text(encoding="utf-8"))
