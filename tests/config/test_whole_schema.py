"""The tables made at once are those that the migrations make one after another (一次建表)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

# A database of its own: tables of both ways, one after the other, and what the server's catalogue says of them.
BOTH_WAYS = """
import json, sys
from yuanqu.config.preparation import set_up_django
set_up_django()
from yuanqu.config.database import ensure_running
ensure_running()
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
ASKED = {
    "columns": '''SELECT table_name, row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position), column_name,
        column_default, is_nullable, udt_name, character_maximum_length, numeric_precision, numeric_scale,
        collation_name, is_identity, generation_expression
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2''',
    "constraints": '''SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2''',
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
    "triggers": '''SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger
        WHERE NOT tgisinternal ORDER BY 1, 2''',
    "functions": '''SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' ORDER BY 1, 2''',
    "migrations": "SELECT app, name FROM django_migrations ORDER BY 1, 2",
}

def catalogue():
    found = {}
    for name, asked in ASKED.items():
        with connection.cursor() as cursor:
            cursor.execute(asked)
            found[name] = cursor.fetchall()
    return found

call_command("migrate", verbosity=0, interactive=False)
at_once = catalogue()
with connection.cursor() as cursor:
    cursor.execute("DROP SCHEMA public CASCADE")
    cursor.execute("CREATE SCHEMA public")
call_command(migrate.Command(), verbosity=0, interactive=False)  # Django's own
json.dump([at_once, catalogue()], sys.stdout)
"""


def test_tables_made_at_once_are_those_of_the_migrations(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YUANQU_", "DJANGO_"))}
    ours = {"YUANQU_HOME": str(tmp_path / "home"), "YUANQU_THROWAWAY_DATABASE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BOTH_WAYS],
        env=kept | ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    at_once, in_steps = json.loads(done.stdout)
    assert min(map(len, at_once.values())) > 5
    for kind, found in in_steps.items():
        assert at_once[kind] == found, kind
