"""After every change of a ledger, in its transaction: new records begin, days brought by an import are replayed (随动).

A record that comes in has its begin in one statement, however many there are; only rows that bring days are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.models import Change
from yuanqu.engines.ledger.refusals import Problem, Refused
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.evidence import tie_replayed
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.reconciling import business_day, reconcile
from yuanqu.engines.procedure.replaying import Step
from yuanqu.engines.procedure.requirements import RowWithId
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.procedure.writing import put_begins, put_moves, put_projections

BULK = ("import", "demo", "command")  # ways by which what happened earlier is brought in
CHUNK = 5_000


def begin_and_replay(change: int) -> None:
    """Let the moves follow what was written under ``change``. Raises FileRefused or Refused, which undoes it all."""
    for label, did in _statements(change):
        procedure = registry.find(label)
        if procedure is None:
            continue
        if did == "insert":
            put_begins(procedure, change)
            brought = Q(change_id=change) & _any_day(procedure)
            _replay(procedure, change, brought)
        else:
            _follow_updates(procedure, change)


def take_back(ledger: type[Ledger], undone: int, change: int) -> None:
    """Undoing an import takes back the moves that it brought to records which stay."""
    if registry.find(ledger.label):
        made = MoveMade.objects.filter(procedure=ledger.label, change_id=undone, taken_back=None)
        standing = cast(Any, ledger.record)._default_manager.filter(voided_on=None)
        made.filter(record__in=standing.values("pk")).update(taken_back=change)


def begin_missing(procedure: type[Procedure]) -> int:
    """Begin the records that came in past every change that code opened; how many there were."""
    return put_begins(procedure, None)


def _statements(change: int) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ledger, did FROM ledger_statement WHERE change_id = %s ORDER BY did", [change]
        )
        return list(cursor.fetchall())


def _any_day(procedure: type[Procedure]) -> Q:
    found = Q(pk__in=[])
    for name in procedure.days():
        found |= Q(**{f"{name}__isnull": False})
    return found


def _follow_updates(procedure: type[Procedure], change: int) -> None:
    """Records whose days, or whose day of beginning, an update of this change wrote."""
    watched = [
        *procedure.days(),
        procedure.state_column(),
        *([procedure.begin.on] if procedure.begin.on else []),
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT record FROM ledger_beforeimage"
            " WHERE change_id = %s AND ledger = %s AND did = 'update' AND before ?| %s",
            [change, procedure.label, watched],
        )
        ids = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(ids), CHUNK):
        _replay(procedure, change, Q(pk__in=ids[start : start + CHUNK]))


def _replay(procedure: type[Procedure], change: int, which: Q) -> None:
    rows = procedure.record._default_manager.filter(which, voided_on=None)
    names = {name: cast(Any, column).attname for name, column in procedure.ledger().declared().items()}
    today = business_today()
    for chunk in _chunks(rows.values("pk", *names.values()).iterator(CHUNK)):
        held = moves_of_many(procedure, [row["pk"] for row in chunk])
        steps: list[tuple[UUID, int, Step, str]] = []
        for values in chunk:
            record = values["pk"]
            row = RowWithId({name: values[attname] for name, attname in names.items()}, record)
            steps += _steps_of(procedure, record, row, held.get(record, []), change, today)
        put_moves(procedure, steps, change, backfilled=True)
        tie_replayed(procedure, {record for record, _, step, _ in steps if step.move.evidence}, change)
        put_projections(procedure, [values["pk"] for values in chunk])


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _steps_of(
    procedure: type[Procedure],
    record: UUID,
    row: RowWithId,
    held: list[MoveMade],
    change: int,
    today: date,
) -> list[tuple[UUID, int, Step, str]]:
    days = {name: row[name] for name in procedure.days() if row[name] is not None}
    found = reconcile(procedure, row, held, days, today)
    if found.blocks:
        refuse(change, found.blocks)
    _shift_begin(procedure, held, row, change)
    state, placed = held[-1].target, []
    for seq, step in enumerate(found.steps, held[-1].seq + 1):
        placed.append((record, seq, step, state))
        state = step.move.target.code
    return placed


def _shift_begin(procedure: type[Procedure], held: list[MoveMade], row: RowWithId, change: int) -> None:
    """The begin is on the day the record's own column says: a corrected day gives a corrected begin.

    It stays of the change that brought the record: by that it is told what came in as history (`rights.own_work`).
    """
    began = business_day(row[procedure.begin.on]) if procedure.begin.on else None
    if not began or held[0].move != procedure.begin.name or held[0].on == began:
        return
    former, anew = held[0].pk, held[0]
    MoveMade.objects.filter(pk=former).update(taken_back=change)
    anew.pk, anew.on, anew.at = None, began, timezone.now()
    anew.save(force_insert=True)
    ExtensionRequest.objects.filter(start=former).update(start=anew.pk)  # of the same round


def refuse(change: int, blocks: list[Problem]) -> None:
    """Refuse what is written under ``change``. Raises FileRefused where a file brought it, else Refused."""
    way = Change.objects.values_list("way", flat=True).get(pk=change)
    if way in BULK:
        raise FileRefused("replay", f"有记录与已办的动作不符，什么也没有写入：{blocks[0].sentence}")
    raise Refused("record.problems", "记录没有保存：与已办的动作不符。", blocks)
