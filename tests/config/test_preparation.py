"""Preparing: the schema is brought up to date once, quickly, and never taken from a newer program."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from yuanqu.config.command import run
from yuanqu.config.errors import SetupError
from yuanqu.config.preparation import _written, bring_schema_up_to_date, prepare

pytestmark = pytest.mark.django_db


def test_preparing_again_changes_nothing() -> None:
    before = MigrationRecorder(connection).applied_migrations().keys()
    prepare()
    assert MigrationRecorder(connection).applied_migrations().keys() == before


def test_migrations_are_told_by_the_names_of_their_files() -> None:
    """What every command looks at first is what Django finds by loading them all."""
    assert _written() == set(MigrationLoader(connection).disk_migrations)


@pytest.mark.django_db(transaction=True)
def test_a_missing_migration_is_run() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE people_secondfactor, people_recoverycode")
    for name in ("0008_trail_is_never_emptied", "0007_second_factor"):
        MigrationRecorder(connection).record_unapplied("people", name)
    assert (
        run(["django", "showmigrations", "people"]) == 0
    )  # whoever moves the schema himself finds it as it is
    assert "people_secondfactor" not in connection.introspection.table_names()
    assert run(["django", "diffsettings"]) == 0  # any other command finds it as the program needs it
    assert "people_secondfactor" in connection.introspection.table_names()


def test_a_database_of_a_newer_program_is_refused() -> None:
    MigrationRecorder(connection).record_applied("people", "9999_from_the_future")
    with pytest.raises(SetupError, match=r"people\.9999_from_the_future") as caught:
        bring_schema_up_to_date()
    assert caught.value.code == "database-newer"
