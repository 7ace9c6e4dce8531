"""The migrations say what the models say."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState


@pytest.mark.django_db
def test_no_migration_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail("a migration is missing:\n" + capsys.readouterr().out)


@pytest.mark.django_db
def test_a_field_without_its_migration_is_found() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wanted: ProjectState = loader.project_state()
    changed: ModelState = wanted.models["people", "department"].clone()
    changed.fields["telephone"] = models.CharField(max_length=20, default="")
    wanted.models["people", "department"] = changed
    detector = MigrationAutodetector(loader.project_state(), wanted, NonInteractiveMigrationQuestioner())
    assert set(detector.changes(graph=loader.graph)) == {"people"}
