"""Tables that only grow: the database refuses whatever would change or empty them, whoever asks (只增)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections


def refusal(table: str, acts: str, why: str = "records are voided, never removed") -> str:
    """The triggers that refuse ``acts``, and emptying, on a table; ``why`` is said to whoever tries."""
    return f"""
        CREATE OR REPLACE TRIGGER yuanqu_refuse BEFORE {acts} ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_refuse('{why}');
        CREATE OR REPLACE TRIGGER yuanqu_refuse_truncate BEFORE TRUNCATE ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_refuse('{why}');"""


def stays(app: str, tables: Sequence[str], why: str) -> Callable[..., None]:
    """What an app connects to ``post_migrate``: once its tables stand, their rows are neither changed nor removed."""

    def install(*, app_config: Any, using: str, **_signal: Any) -> None:
        if app_config.label != app:
            return
        with connections[using].cursor() as cursor:
            standing = connections[using].introspection.table_names(cursor)
            for table in tables:
                if table in standing:
                    cursor.execute(refusal(table, "UPDATE OR DELETE", why))

    return install
