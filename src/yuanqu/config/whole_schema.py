"""An empty database gets today's tables at once, instead of every step that once led to them (一次建表).

Applying hundreds of migrations one by one draws all models anew after each; with two hundred ledgers that took most of
the first start of a zone. The tables that the last state of the migrations asks for are the same ones, which
``tests/config/test_whole_schema.py`` compares, column by column and constraint by constraint.
"""

from __future__ import annotations

from typing import Any

from django.core.management.sql import emit_pre_migrate_signal
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.executor import MigrationExecutor


def make_whole_schema(connection: BaseDatabaseWrapper) -> bool:
    """Make all tables where no migration was ever applied, and record all as applied; gives whether it did.

    One transaction: all is there afterwards, or nothing. Of what migrations do besides tables, only what is marked
    ``elidable`` is left out: it moves records from older tables, and here there are none. ``pre_migrate`` is sent
    first, since indexes stand on the functions that its receivers make; ``post_migrate`` is the caller's.
    """
    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations:
        return False
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    state = executor.loader.project_state()
    apps = state.apps
    emit_pre_migrate_signal(0, False, connection.alias, apps=apps, plan=plan)
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models(include_auto_created=False):
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        for migration, _ in plan:
            for operation in migration.operations:
                _do(operation, migration.app_label, editor, state)
        executor.recorder.ensure_schema()
        for migration, _ in plan:
            executor.recorder.record_applied(migration.app_label, migration.name)
    return True


def _do(operation: Any, label: str, editor: Any, state: Any) -> None:
    """What a migration does by hand, unless it only moves what older tables held."""
    if not isinstance(operation, RunSQL | RunPython) or operation.elidable:
        return
    if isinstance(operation, RunSQL):
        operation.database_forwards(label, editor, state, state)
    else:
        operation.code(state.apps, editor)
