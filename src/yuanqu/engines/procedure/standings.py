"""How open records stand, worked out once as long as nothing of them changes (在办记录的现状).

A row of the database is known by where it is held and since which transaction, a record's moves by how many stand and
which is the last (they only grow, and are taken back once). Where both are as they were, and the day is the same, so
are the clocks; extensions are asked for each time.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID

from django.db import connection

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.running import Granted, Reading, readings
from yuanqu.engines.procedure.standing import moves_of_many

MOST = 4_000  # records kept by a process, some 6 kB each
Key = tuple[str, UUID]


@dataclass(frozen=True)
class Standing:
    """A record's values, its standing moves (the begin first, at least that), and how its clocks stand on a day."""

    row: Row
    made: Sequence[MoveMade]
    clocks: Sequence[Reading]


_kept: OrderedDict[Key, tuple[Any, Standing]] = OrderedDict()
_lock = Lock()


def standings(found: Mapping[type[Procedure], Mapping[UUID, str]], today: date) -> dict[Key, Standing]:
    """How each record stands on ``today``, given where its row is held; those without moves are left out."""
    ids = [pk for records in found.values() for pk in records]
    if not ids:
        return {}
    moves, granted = _moves(ids), _granted(ids)
    marks = {
        (procedure.label, pk): (
            today,
            held,
            moves.get((procedure.label, pk)),
            granted.get((procedure.label, pk)),
        )
        for procedure, records in found.items()
        for pk, held in records.items()
    }
    with _lock:
        known = {key: _kept[key][1] for key, mark in marks.items() if key in _kept and _kept[key][0] == mark}
    anew = {
        procedure: [pk for pk in records if (procedure.label, pk) not in known]
        for procedure, records in found.items()
    }
    read = {
        key: standing
        for procedure, wanted in anew.items()
        for key, standing in _read(procedure, wanted, granted, today)
    }
    _keep(read, marks)
    return known | read


def _keep(read: Mapping[Key, Standing], marks: Mapping[Key, Any]) -> None:
    with _lock:
        for key, standing in read.items():
            _kept[key] = (marks[key], standing)
            _kept.move_to_end(key)
        while len(_kept) > MOST:
            _kept.popitem(last=False)


def _read(
    procedure: type[Procedure], wanted: Sequence[UUID], granted: Mapping[Key, Granted], today: date
) -> Iterable[tuple[Key, Standing]]:
    if not wanted:
        return
    made = moves_of_many(procedure, wanted)
    for record in procedure.record._default_manager.filter(pk__in=wanted):
        if record.pk in made:
            key, row = (procedure.label, record.pk), row_of(procedure, record)
            clocks = readings(procedure, row, made[record.pk], today, granted.get(key))
            yield key, Standing(row, made[record.pk], clocks)


def _moves(ids: Sequence[UUID]) -> dict[Key, tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT procedure, record, count(*), max(id) FROM procedure_move"
            " WHERE record = ANY(%s) AND taken_back IS NULL GROUP BY procedure, record",
            [list(ids)],
        )
        return {(label, record): (count, last) for label, record, count, last in cursor.fetchall()}


def _granted(ids: Sequence[UUID]) -> dict[Key, dict[tuple[str, int], date]]:
    """As `running.granted_of`, of many procedures at once."""
    found: dict[Key, dict[tuple[str, int], date]] = defaultdict(dict)
    rows = ExtensionRequest.objects.filter(record__in=ids, state=ExtensionRequest.State.APPROVED)
    told = rows.order_by("due_new").values_list("procedure", "record", "clock", "start", "due_new")
    for label, record, clock, start, due in told:
        found[label, record][clock, start] = due
    return found
