"""The database's own guard of the versions: what a figure once meant is neither changed nor removed (只增)."""

from __future__ import annotations

from typing import Any

from django.db import connections

_TABLE = "composing_version"
_SQL = f"""
CREATE OR REPLACE FUNCTION yuanqu_versions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('yuanqu.truncate', true) = 'allowed' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'yuanqu: % on % is refused: an indicator is archived, its versions stay', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE TRIGGER yuanqu_versions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON {_TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_versions_stay();
"""


def install_guard(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Put the trigger on the table once it stands."""
    if app_config.label != "composing":
        return
    with connections[using].cursor() as cursor:
        if _TABLE in connections[using].introspection.table_names(cursor):
            cursor.execute(_SQL)
