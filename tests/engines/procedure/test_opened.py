"""What is open is asked of every ledger at once: by an index of the standing records' states, never by whole tables."""

from __future__ import annotations

import pytest
from django.db import connection

from yuanqu.engines.procedure.opened import open_states
from yuanqu.engines.procedure.registry import procedures


@pytest.mark.django_db
def test_states_are_looked_up(fault: object) -> None:
    assert open_states()["trial.trial_fault"] == ["found"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE starts_with(indexdef, 'CREATE INDEX')"
                       " AND indexdef LIKE '%_by_state ON %(state) WHERE (voided_on IS NULL)'")  # fmt: skip
        indexed = {table for (table,) in cursor.fetchall()}
    known = {each.ledger().table() for each in procedures() if each.state_column() == "state"}
    assert known - indexed == {"trial_trialfault"}, "made past the migrations"
