"""The database's own guard of what is sealed and of what was written in drafts: neither is changed (只增)."""

from __future__ import annotations

from typing import Any

from django.db import connections

_TABLES = ("reports_sealedreport", "reports_rewording")
_SQL = """
CREATE OR REPLACE FUNCTION yuanqu_sealed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('yuanqu.truncate', true) = 'allowed' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'yuanqu: % on % is refused: what is sealed stays as it is', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
_TRIGGER = """
CREATE OR REPLACE TRIGGER yuanqu_sealed_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_sealed_stays();
"""


def install_guard(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Put the triggers on the tables once they stand."""
    if app_config.label != "reports":
        return
    with connections[using].cursor() as cursor:
        standing = connections[using].introspection.table_names(cursor)
        cursor.execute(_SQL)
        for table in _TABLES:
            if table in standing:
                cursor.execute(_TRIGGER.format(table=table))
