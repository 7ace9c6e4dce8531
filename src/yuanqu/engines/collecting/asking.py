"""A task is asked of its respondents: one return for each, as soon as the task is entered (发起填报)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting, collecting
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Derivation
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.engines.procedure.writing import put_begins

_AT_ONCE = 1000
_FIRST = (
    "submit",
    "file_late",
    "correct",
)  # of moves that report; the latter where leave was given to who had not


def ask(collecting: Collecting, task: Any, change: int) -> int:
    """Make the returns of ``task`` that are not there yet, under ``change``; how many."""
    records = _records(collecting)
    there = set(
        collecting.returns_held().filter(month=task.month).values_list(collecting.attribute, flat=True)
    )
    asked = collecting.asked(task) - there
    made = [
        records.model(
            month=task.month,
            asked_on=task.asked_on,
            due_on=task.due_on,
            **collecting.scope,
            **{collecting.attribute: each},
        )
        for each in sorted(asked, key=str)
    ]
    records.bulk_create(made, batch_size=_AT_ONCE)
    put_begins(procedure(collecting.returns), change)
    return len(made)


def settle_due(collecting: Collecting, task: Any) -> None:
    """Let the returns of a task whose due day was moved follow it."""
    late = [each for each in collecting.returns_held().filter(month=task.month) if each.due_on != task.due_on]
    for each in late:
        each.due_on, each.version = task.due_on, each.version + 1
    _records(collecting).bulk_update(late, ["due_on", "version"], batch_size=_AT_ONCE)


def settle_came(collecting: Collecting, returns: Sequence[UUID]) -> None:
    """Let the first reporting day of ``returns`` say what their moves say."""
    first = _first_reported(collecting, returns)
    records = list(_records(collecting).filter(pk__in=returns))
    stale = [each for each in records if each.came_on != first.get(each.pk)]
    for each in stale:
        each.came_on, each.version = first.get(each.pk), each.version + 1
    _records(collecting).bulk_update(stale, ["came_on", "version"], batch_size=_AT_ONCE)


def due_of_task(of: str) -> Derivation:
    """The derived column 应报日 of the returns of the ledger ``of``: that of the task of the same period."""

    def derive(rows: Sequence[Row]) -> Sequence[date | None]:
        tasks = collecting(of).tasks_held().filter(month__in={row.get("month") for row in rows})
        due = dict(tasks.values_list("month", "due_on"))
        return [due.get(row.get("month")) for row in rows]

    return derive


def came_of_moves(of: str) -> Derivation:
    """The derived column 首次上报日期: the day of the first reporting move, empty before there is one."""

    def derive(rows: Sequence[Row]) -> Sequence[date | None]:
        collected = collecting(of)
        found = _standing(collected, rows)
        first = _first_reported(collected, list(found.values()))
        return [first.get(cast(UUID, found.get(_place(collected, row)))) for row in rows]

    return derive


def _standing(collecting: Collecting, rows: Sequence[Row]) -> dict[tuple[Any, Any], UUID]:
    held = collecting.returns_held().filter(month__in={row.get("month") for row in rows})
    return {(month, whose): pk for month, whose, pk in held.values_list("month", collecting.attribute, "pk")}


def _place(collecting: Collecting, row: Row) -> tuple[Any, Any]:
    return row.get("month"), row.get(collecting.respondent)


def _first_reported(collecting: Collecting, returns: Sequence[UUID]) -> Mapping[UUID, date]:
    held = moves_of_many(procedure(collecting.returns), returns)
    days = {pk: next((each.on for each in made if each.move in _FIRST), None) for pk, made in held.items()}
    return {pk: day for pk, day in days.items() if day is not None}


def _records(collecting: Collecting) -> Any:
    return collecting.return_ledger.record._default_manager
