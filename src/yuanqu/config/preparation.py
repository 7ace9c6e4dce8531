"""What has to be true before a command works: Django set up, the database answering, its schema current (准备)."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from yuanqu.config.database import ensure_running
from yuanqu.config.errors import SetupError

COLLECTING = 20_000, 20, 50  # thresholds of the garbage collector's generations
MIGRATION_LOCK = 0x7975616E7175  # "yuanqu": the advisory lock of whoever changes the schema


def set_up_django() -> None:
    """Load settings and apps; needs no database. Doing it twice changes nothing.

    What is loaded stays to the end, some hundred thousand objects: the garbage collector is told to look past them,
    and not to look after every few hundred objects that an answer makes. A tenth of all processor time went there.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanqu.config.settings")
    gc.disable()
    try:
        django.setup()
    finally:
        gc.enable()
    gc.freeze()
    gc.set_threshold(*COLLECTING)


def prepare() -> None:
    """Set Django up, start or join the database, bring its schema up to date. Raises SetupError."""
    set_up_django()
    ensure_running()
    bring_schema_up_to_date()


def bring_schema_up_to_date() -> None:
    """Run the migrations that are missing, in one process at a time. Quick when there are none.

    Raises SetupError `database-newer` when the database knows migrations that this program does not.
    """
    if not _missing_migrations():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            if _missing_migrations():
                call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def _missing_migrations() -> bool:
    rooms = {each.label for each in apps.get_app_configs()}
    recorded = {key for key in MigrationRecorder(connection).applied_migrations() if key[0] in rooms}
    return recorded != _written() and _planned()


def _written() -> set[tuple[str, str]]:
    """(room, name) of every migration file: told by their names, for loading hundreds takes longer than most commands.

    A room that keeps its migrations elsewhere says none here, so that they are looked at as Django does.
    """
    folders = {each.label: Path(each.path, "migrations") for each in apps.get_app_configs()}
    return {(label, file.stem) for label, folder in folders.items() for file in folder.glob("[!_~]*.py")}


def _planned() -> bool:
    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
    rooms = {label for label, _ in known}
    newer = sorted(
        f"{label}.{name}" for label, name in applied if label in rooms and (label, name) not in known
    )
    if newer:
        raise SetupError(
            "database-newer",
            f"数据库由更新版本的 yuanqu 建立（含本程序没有的结构变更 {'、'.join(newer)}）。"
            "请升级 yuanqu 后再打开这个数据目录。",
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
