"""The database's side of attachments: a row is never removed, and only voiding may change it (不删除)."""

from __future__ import annotations

from typing import Any

from django.db import connections

_SQL = """
CREATE OR REPLACE FUNCTION yuanqu_attachment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'yuanqu: attachments are voided, never removed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.voided_at IS NOT NULL
       OR (to_jsonb(OLD) - ARRAY['voided_at', 'void_reason', 'voided_by_id', 'move'])
          IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['voided_at', 'void_reason', 'voided_by_id', 'move'])
       OR (OLD.move IS NOT NULL AND NEW.move IS DISTINCT FROM OLD.move) THEN
        RAISE EXCEPTION 'yuanqu: an attachment stays as it was uploaded'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER yuanqu_attachment_stays BEFORE UPDATE OR DELETE ON attachments_attachment
    FOR EACH ROW EXECUTE FUNCTION yuanqu_attachment_stays();
"""


def install_refusals(*, app_config: Any, using: str, **_signal: Any) -> None:
    """Put the trigger on the table once it stands."""
    if app_config.label != "attachments":
        return
    with connections[using].cursor() as cursor:
        if "attachments_attachment" in connections[using].introspection.table_names(cursor):
            cursor.execute(_SQL)
