"""Snapshots of a real PostgreSQL: what goes in, when they are new, and what a kill leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import SnapshotError, collect_garbage, current, open_snapshot, take
from yuanqu.engines.snapshots.marks import marks
from yuanqu.engines.snapshots.reading import reading
from yuanqu.engines.snapshots.store import newest
from yuanqu.engines.snapshots.taking import _own_query

ENTERPRISE = registry.ledger("registers.enterprise").record
LOCK = registry.ledger("economy.month_lock").record
RATING, CASE = registry.ledger("services.rating").record, registry.ledger("services.service_case").record


@pytest.fixture(autouse=True)
def _home(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    settings.YUANQU_HOME = tmp_path


def _case(**cells: Any) -> Any:
    number = uuid4().hex
    plain = {
        "case_no": number,
        "task_code": "1",
        "task_name": "开办",
        "applicant": "某某",
        "applicant_type": "1",
    }
    return CASE.objects.create(**plain, channel="1", applied_at=datetime(2025, 1, 1, tzinfo=UTC), **cells)


def _column(label: str, column: str) -> list[Any]:
    view = label.replace(".", "__")
    with current().connect() as duckdb:
        return [row[0] for row in duckdb.execute(f'SELECT "{column}" FROM {view}').fetchall()]


def test_a_moment_is_its_business_date_in_shanghai() -> None:
    _case(accepted_at=datetime(2025, 6, 30, 15, 59, 59, tzinfo=UTC))
    _case(accepted_at=datetime(2025, 6, 30, 16, 0, 0, tzinfo=UTC))  # midnight in Shanghai
    _case()
    assert _column("services.service_case", "accepted_at") == [date(2025, 6, 30), date(2025, 7, 1), None]


def test_a_month_is_its_first_day_whatever_was_written() -> None:
    LOCK.objects.create(month=date(2025, 4, 30), locked_on=date(2025, 5, 20), locked_by="办公室")
    assert _column("economy.month_lock", "month") == [date(2025, 4, 1)]


def test_voided_records_and_personal_columns_stay_out() -> None:
    kept, voided = _case(), _case()
    CASE.objects.filter(pk=voided.pk).update(voided_on=date(2025, 6, 1), void_reason="误录")
    snapshot = current()
    assert _column("services.service_case", "id") == [kept.pk]
    assert not {"applicant", "applicant_id"} & dict(snapshot.parts["services.service_case"].columns).keys()
    assert b"\xe6\x9f\x90\xe6\x9f\x90" not in snapshot.paths("services.service_case")[0].read_bytes()


def test_amounts_are_exact_and_links_are_ids() -> None:
    case = _case(fee=Decimal("123456789012345678.91"))
    RATING.objects.create(
        case=case, rating_no=1, rated_at=datetime(2025, 1, 1, tzinfo=UTC), channel="1", level="5"
    )
    assert _column("services.service_case", "fee") == [Decimal("123456789012345678.91")]
    assert _column("services.rating", "case") == [case.pk]


def test_a_part_is_sorted_by_its_ledgers_main_date() -> None:
    for day in (3, 1, 2):
        _case(accepted_at=datetime(2025, 3, day, tzinfo=UTC))
    assert _column("services.service_case", "accepted_at") == [date(2025, 3, day) for day in (1, 2, 3)]


def test_the_same_records_give_the_same_id_and_only_what_changed_is_exported_again() -> None:
    _case()
    first = current()
    assert current() == first
    untouched = first.paths("registers.rule")[0].stat().st_mtime_ns
    second_case = _case()
    second = current()
    assert second.id != first.id
    changed = [label for label in second.parts if second.parts[label] != first.parts[label]]
    assert changed == ["services.service_case"]
    assert second.paths("registers.rule")[0].stat().st_mtime_ns == untouched
    CASE.objects.filter(pk=second_case.pk).update(voided_on=date(2025, 6, 1), void_reason="误录")
    assert current().id == first.id  # the same records again
    assert open_snapshot(second.id, verify=True).rows("services.service_case") == 2


def test_uncommitted_changes_are_not_in_it() -> None:
    before = current()
    with transaction.atomic():
        _case()
        assert current().id == before.id
    assert current().id != before.id


def test_all_ledgers_are_read_in_one_moment_and_nothing_is_written() -> None:
    with reading() as database:
        reader = database.cursor()
        reader.execute(
            "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
        )
        assert reader.fetchone() == ("repeatable read", "on")
        reader.execute("SELECT count(*) FROM services_servicecase")
        (before,) = reader.fetchone()
        _case()
        reader.execute("SELECT count(*) FROM services_servicecase")
        assert reader.fetchone() == (before,)
        reader.close()


def test_a_table_made_anew_is_never_taken_for_the_old_one() -> None:
    _case()
    before = marks(_own_query)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET session_replication_role = replica; TRUNCATE services_servicecase CASCADE;"
            " RESET session_replication_role"
        )
    after = marks(_own_query)
    assert {label for label in before if before[label] != after[label]} >= {"services.service_case"}


def test_garbage_is_what_nobody_names() -> None:
    first = take()
    _case()
    second = take()
    _case()
    third = take()
    assert collect_garbage({second.id}) == [first.id]
    with pytest.raises(SnapshotError) as caught:
        open_snapshot(first.id)
    assert caught.value.code == "snapshot-missing"
    for kept in (second, third):
        open_snapshot(kept.id, verify=True)


def test_a_damaged_part_is_told() -> None:
    _case()
    snapshot = take()
    path = snapshot.paths("services.service_case")[0]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SnapshotError, match="与其摘要不符"):
        open_snapshot(snapshot.id, verify=True)


_TAKER = """
import itertools
from yuanqu.config.preparation import set_up_django
set_up_django()
from django.conf import settings
from django.db import connection
settings.YUANQU_HOME = {home!r}
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = {database!r}
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import take
record = registry.ledger("services.service_case").record
for n in itertools.count():
    record.objects.update(task_name=str(n))
    print(take().id, flush=True)
"""


def test_a_kill_at_any_moment_leaves_the_last_snapshot_whole(tmp_path: Path) -> None:
    for _ in range(50):
        _case()
    script = _TAKER.format(home=str(tmp_path), database=connection.settings_dict["NAME"])
    for moment in (0.004, 0.031):
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as taker:
            assert taker.stdout
            said = taker.stdout.readline().strip()
            sleep(moment)
            os.kill(taker.pid, signal.SIGKILL)
        assert said
        pointer = newest()
        assert pointer
        assert open_snapshot(pointer.snapshot.id, verify=True).rows("services.service_case") == 50
        assert open_snapshot(said, verify=True)
    current()
    assert not list(tmp_path.rglob("*.draft"))
