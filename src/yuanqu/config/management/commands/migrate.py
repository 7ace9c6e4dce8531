"""Django's ``migrate``, which makes an empty database's tables at once (一次建表)."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from yuanqu.config.whole_schema import make_whole_schema


class Command(migrate.Command):
    """Everything else, from ``--plan`` to going back, is Django's."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the tables where there are none and all are asked for; then do what is left, which sends the signals."""
        asked = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")
        if not any(options.get(name) for name in asked):
            make_whole_schema(connections[options["database"]])
        super().handle(*args, **options)
