"""Where many records stand in their procedure, each in a word and a light; the same few queries however many (一览)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuanqu.engines.ledger.pages.beside import Mark
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.ledger.withholding import sees
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.lights import Light, light_of, watch_of
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.running import granted_of, readings
from yuanqu.engines.procedure.standing import moves_of_many


@dataclass(frozen=True)
class Glance:
    """The label of the present state, its light, whether nothing more is to be done; the moves that led there.

    ``moves``: the day and the name of each after the begin, with the label of the state it led to.
    """

    state: str
    light: Light
    final: bool
    moves: tuple[tuple[date, str, str], ...] = ()


def glances(procedure: type[Procedure], records: Sequence[UUID], today: date) -> dict[UUID, Glance]:
    """By record; without those whose procedure has not begun. The caller holds the records by right."""
    if not records:
        return {}
    held, granted = moves_of_many(procedure, records), granted_of(procedure, records)
    watch, found = watch_of(procedure), {}
    for record in procedure.record._default_manager.filter(pk__in=records):  # whole, for the clocks
        made = held.get(record.pk)
        if made:
            clocks = readings(procedure, row_of(procedure, record), made, today, granted)
            state = procedure.state(made[-1].target)
            light = light_of(procedure, made, clocks, watch)
            found[record.pk] = Glance(state.label, light, state.final, _later(procedure, made))
    return found


def marks(on: Subject, records: Sequence[UUID]) -> dict[UUID, Mark]:
    """Where the records of a list stand, for a reader of their state."""
    procedure = registry.find(on.ledger.label)
    if procedure is None or not sees(on.account, on.ledger.declared()[procedure.state_column()]):
        return {}
    found = glances(procedure, records, business_today())
    return {pk: Mark(each.state, each.light.colour, each.light.word) for pk, each in found.items()}


def _later(procedure: type[Procedure], made: Sequence[MoveMade]) -> tuple[tuple[date, str, str], ...]:
    """The moves after the begin, oldest first; one whose declaration is gone is told by the state alone."""
    return tuple(
        (each.on, procedure.moves[each.move].label if each.move in procedure.moves else "", state.label)
        for each in made[1:]
        for state in (procedure.state(each.target),)
    )
