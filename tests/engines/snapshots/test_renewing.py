"""A large part brought up to date by its changed months is the part that a build from nothing gives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Part, SnapshotError, current, open_snapshot, parts, taking
from yuanqu.engines.snapshots.reading import reading
from yuanqu.engines.snapshots.store import keep, newest
from yuanqu.engines.snapshots.tables import table_of

LABEL = "services.service_case"
CASE: Any = registry.ledger(LABEL).record
ROUNDS, EDITS, AT_FIRST = 16, 3, 150


@pytest.fixture
def done(transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What became of the large part each time it was asked to be renewed; large is from 10 records."""
    settings.YUANQU_HOME = tmp_path / "home"
    monkeypatch.setattr(parts, "BY_MONTH", 10)
    monkeypatch.setattr(parts, "ROW_GROUP", 12)
    asked, renewed = list[str](), taking.renewed

    def watched(database: Any, table: Any, *more: Any) -> Part | None:
        found = renewed(database, table, *more)
        if table.label == LABEL:
            asked.append("renewed" if found else "whole")
        return found

    monkeypatch.setattr(taking, "renewed", watched)
    return asked


def _case(chance: Random, **cells: Any) -> Any:
    return CASE(
        id=UUID(int=chance.getrandbits(128)),
        case_no=uuid4().hex,
        task_code="1",
        task_name="开办",
        applicant="某某",
        applicant_type="1",
        channel="1",
        applied_at=datetime(2025, 1, 1, tzinfo=UTC),
        accepted_at=_moment(chance),
        **cells,
    )


def _moment(chance: Random) -> datetime | None:
    """One in ten is empty; many lie where a day of UTC is already another day, and another month, in Shanghai."""
    if chance.random() < 0.1:
        return None
    day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=min(int(chance.expovariate(0.02)), 360))
    return day + timedelta(hours=chance.choice((0, 15, 16, 23)))


def _edit(chance: Random, ids: list[UUID]) -> None:
    some = CASE.objects.filter(pk__in=chance.sample(ids, chance.choice((1, 1, 2, 5))))
    match chance.choice(("enter", "move", "void", "restore", "change", "nothing", "other")):
        case "enter":
            fresh = [_case(chance) for _ in range(chance.choice((1, 4)))]
            CASE.objects.bulk_create(fresh)
            ids += [each.pk for each in fresh]
        case "move":
            some.update(accepted_at=_moment(chance))
        case "void":
            some.update(voided_on=date(2025, 6, 1), void_reason="误录")
        case "restore":
            some.update(voided_on=None, void_reason=None)
        case "change":
            some.update(fee=chance.randint(0, 99), task_name=chance.choice(("开办", "变更", "")))
        case "nothing":
            some.update(channel="1")
        case "other":  # a column that is in no snapshot
            some.update(applicant=chance.choice("甲乙丙"))


def _as_built_anew(settings: Any, tmp_path: Path) -> Part:
    """The part as it is now, which must be that of an empty home."""
    snapshot = current()
    home, settings.YUANQU_HOME = settings.YUANQU_HOME, tmp_path / uuid4().hex
    with reading() as database:
        assert taking._export(database, table_of(LABEL)) == snapshot.parts[LABEL]
    settings.YUANQU_HOME = home
    return snapshot.parts[LABEL]


def test_random_edits_give_what_a_build_from_nothing_gives(
    settings: Any, tmp_path: Path, done: list[str]
) -> None:
    chance = Random(1)
    cases = [_case(chance) for _ in range(AT_FIRST)]
    CASE.objects.bulk_create(cases)
    ids = [each.pk for each in cases]
    part = _as_built_anew(settings, tmp_path)
    assert len(part.files) > 2
    kept = 0
    for _ in range(ROUNDS):
        for _ in range(chance.randint(1, EDITS)):
            with transaction.atomic():
                for _ in range(chance.randint(1, 2)):
                    _edit(chance, ids)
        before, part = part, _as_built_anew(settings, tmp_path)
        kept += len({*before.names} & {*part.names})
        with current().connect(views=["services__service_case"]) as duckdb:
            counted = duckdb.execute("SELECT count(*), count(DISTINCT id) FROM services__service_case")
            assert counted.fetchone() == (part.rows, CASE.objects.standing().count())
    assert done.count("renewed") > ROUNDS // 2
    assert kept > ROUNDS  # most files stay
    for path in current().paths(LABEL):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SnapshotError, match="与其摘要不符"):
        open_snapshot(current().id, verify=True)
    CASE.objects.filter(pk=ids[0]).update(fee=1000, voided_on=None, void_reason=None)
    _as_built_anew(settings, tmp_path)
    assert done[-1] == "whole"


def test_what_was_begun_before_and_committed_after_is_not_missed(
    settings: Any, tmp_path: Path, done: list[str]
) -> None:
    chance = Random(3)
    CASE.objects.bulk_create([_case(chance) for _ in range(AT_FIRST)])
    first, second = CASE.objects.order_by("pk")[:2]
    current()
    begun, may_commit = Event(), Event()

    def late() -> None:
        with transaction.atomic():
            CASE.objects.filter(pk=first.pk).update(accepted_at=datetime(2024, 3, 1, tzinfo=UTC))
            begun.set()
            may_commit.wait(30)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(late)
        assert begun.wait(30)
        CASE.objects.filter(pk=second.pk).update(fee=7)
        _as_built_anew(settings, tmp_path)
        may_commit.set()
        running.result()
    _as_built_anew(settings, tmp_path)
    assert done[-4:].count("renewed") == 2


def test_where_the_history_does_not_account_for_it_the_part_is_written_whole(
    settings: Any, tmp_path: Path, done: list[str]
) -> None:
    chance = Random(4)
    CASE.objects.bulk_create([_case(chance) for _ in range(AT_FIRST)])
    current()

    def after(sql: str, **left: Any) -> str:
        """What becomes of the part after ``sql``, where the pointer that was left says something else."""
        pointer = newest()
        assert pointer
        keep(*(left.get(name, getattr(pointer, name)) for name in ("snapshot", "marks", "seen")))
        done.clear()
        with connection.cursor() as cursor:
            cursor.execute(sql)
        _as_built_anew(settings, tmp_path)
        return done[0]

    one = f"UPDATE services_servicecase SET fee = %s WHERE id = '{CASE.objects.first().pk}'"
    pointer = newest()
    assert pointer
    assert pointer.seen
    assert after(one % 1, seen=None) == "whole"  # as an older version left it
    assert after(one % 2, seen=pointer.seen._replace(server="another")) == "whole"
    assert after("UPDATE services_servicecase SET fee = 8") == "whole"  # too much to be worth it
    assert after(one % 3) == "renewed"
    assert after("VACUUM FULL services_servicecase") == "whole"
    snapshot = current()
    lacking = replace(snapshot.parts[LABEL], rows=snapshot.parts[LABEL].rows + 1)
    spoiled = replace(snapshot, parts={**snapshot.parts, LABEL: lacking})
    assert after(one % 4, snapshot=spoiled) == "whole"
