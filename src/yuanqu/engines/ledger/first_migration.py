"""How the tables of an office's ledgers are made the first time, quickly (初次建表).

Django rebuilds, for every table that a migration makes, all models that reach it by links. In a house where each
ledger links to the registers and to the changes that is every model again and again: the square of their number.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class FirstMigration(migrations.Migration):
    """A migration that only adds: each operation builds the one model it names, and no other.

    Models that link to one built anew keep the class it had before; the tables do not depend on that, and the
    models are built afresh for whatever migration comes next.
    """

    initial = True

    def apply(
        self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False
    ) -> ProjectState:
        """Run the operations in their order on ``project_state``, as Django's own ``apply`` does."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        held = vars(
            project_state
        )  # Django keeps the built models here, and builds none where they are missing
        apps = project_state.apps
        for operation in self.operations:
            held.pop("apps")
            operation.state_forwards(self.app_label, project_state)
            self._build(operation, project_state, apps)
            held["apps"] = apps
            operation.database_forwards(self.app_label, schema_editor, project_state, project_state)
        held.pop("apps")
        return project_state

    def _build(self, operation: Operation, state: ProjectState, apps: Any) -> None:
        name = getattr(operation, "model_name_lower", None) or getattr(operation, "name_lower", None)
        key = (self.app_label, name)
        if key in state.models:
            apps.unregister_model(*key)
            apps.render_multiple([state.models[key]])
