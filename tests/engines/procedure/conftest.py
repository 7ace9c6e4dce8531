"""The trial procedure, standing in registry and database for the tests of this folder only; its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.engines.procedure import trial

from yuanqu.engines.attachments.models import Attachment
from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.history_setup import _ledger_triggers
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.writing import Author, author, create
from yuanqu.engines.procedure import registry
from yuanqu.people.models import Account, Department, Role


@pytest.fixture(scope="module", autouse=True)
def _trial_stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Other tests walk all ledgers and procedures there are: this one is there for these tests only."""
    table = trial.TrialFaults.table()
    with django_db_blocker.unblock():
        if table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(trial.TrialFault)
                editor.execute(_ledger_triggers(table, trial.TrialFaults.label))
    ledgers._ledgers[trial.TrialFaults.label] = trial.TrialFaults
    registry._procedures[trial.FaultLoop.label] = trial.FaultLoop
    yield
    _leave()


def _leave() -> None:
    ledgers._ledgers.pop(trial.TrialFaults.label, None)
    registry._procedures.pop(trial.FaultLoop.label, None)


_leave()  # importing the declaration entered it


@pytest.fixture
def loop() -> Any:
    """试验闭环."""
    return registry.procedure("trial.trial_fault")


@pytest.fixture
def keeper(db: None) -> Department:
    """试验科."""
    return Department.objects.create(code="trial", name="试验科")


def _account(name: str, role: Role, department: Department | None) -> Account:
    return Account.objects.create_user(name, "Trial-12345", name=name, role=role, department=department)


@pytest.fixture
def clerk(keeper: Department) -> Author:
    """A clerk of the keeper department."""
    return author(_account("clerk", Role.CLERK, keeper), "page")


@pytest.fixture
def head(keeper: Department) -> Author:
    """Its head."""
    return author(_account("head", Role.HEAD, keeper), "page")


@pytest.fixture
def stranger(db: None) -> Author:
    """Somebody who reads the ledger and may make none of its moves: a leader of another department."""
    other = Department.objects.create(code="other", name="别的科")
    return author(_account("stranger", Role.LEADER, other), "page")


@pytest.fixture
def fault(loop: Any, clerk: Author) -> Record:
    """A fault found on 1 March 2025."""
    return create(loop.ledger(), {"number": "W-1", "found_on": date(2025, 3, 1), "major": False}, clerk)


@pytest.fixture
def photo(db: None) -> Callable[[Record, str], Attachment]:
    """``photo(record, phase)``: lay a picture with a record."""

    def lay(record: Record, phase: str = "after", media_type: str = "image/jpeg") -> Attachment:
        return Attachment.objects.create(
            ledger="trial.trial_fault",
            record=record.pk,
            phase=phase,
            digest=uuid4().hex * 2,
            name="照片.jpg",
            media_type=media_type,
            size=1,
            uploaded_at=timezone.now(),
        )

    return lay
