"""The moves of records as they stand, and what the record's own columns must say of them (现行动作)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.rounds import undone


def moves_of(procedure: type[Procedure], record: UUID) -> list[MoveMade]:
    """The standing moves of one record, the begin first."""
    return moves_of_many(procedure, [record]).get(record, [])


def moves_of_many(procedure: type[Procedure], records: Iterable[UUID]) -> dict[UUID, list[MoveMade]]:
    """The standing moves of each record, the begin first; one query."""
    found: dict[UUID, list[MoveMade]] = {}
    rows = MoveMade.objects.filter(procedure=procedure.label, record__in=list(records), taken_back=None)
    for made in rows.order_by("record", "seq"):
        found.setdefault(made.record, []).append(made)
    return found


def projection(procedure: type[Procedure], made: Sequence[MoveMade]) -> dict[str, Any]:
    """The state and the days that the standing moves say: each day is that of the latest move that names it, of those
    that going back has not undone."""
    days: dict[str, date | None] = dict.fromkeys(procedure.days())
    past = undone(procedure, made)
    for at, each in enumerate(made):
        move = procedure.moves.get(each.move)
        if move is not None and move.day and at not in past:
            days[move.day] = each.on
    state = made[-1].target if made else procedure.begin.target.code
    return {procedure.state_column(): state, **days}
