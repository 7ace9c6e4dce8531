"""What waits for somebody: moves open to a person, extensions to decide, a department's open records (待办)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from django.urls import reverse

from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure.concerning import MINE, OURS, READ, Found, concerning
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.extending import open_requests
from yuanqu.engines.procedure.lights import Light, light_of, watches_now
from yuanqu.engines.procedure.models import Watch
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.rights import may_act, may_make, own_work, whose_turn
from yuanqu.engines.procedure.standings import Key, Standing, standings
from yuanqu.people.filling import Sitting, sitting_now
from yuanqu.people.models import Account
from yuanqu.site.parts import Colour

_URGENCY = {"red": 0, "yellow": 1, "green": 2, "grey": 3}


@dataclass
class Titles:
    """What records of one ledger are called, read when the first is shown: a page shows few of what waits."""

    account: Account
    procedure: type[Procedure]
    records: Sequence[UUID]

    @cached_property
    def read(self) -> Mapping[UUID, str]:
        """By record."""
        return titles_of(self.account, self.procedure.ledger(), self.records)


@dataclass(frozen=True)
class Todo:
    """One open record: where it stands, how urgent, which moves of it the reader may make; ``whose`` it is now."""

    procedure: type[Procedure]
    record: UUID
    state: str
    light: Light
    moves: Sequence[Move]
    titles: Titles
    whose: str
    decide: UUID | None = None

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.titles.read[self.record]

    @property
    def url(self) -> str:
        """The record's page."""
        return reverse("ledger:detail", args=[self.procedure.label, self.record])

    @property
    def due(self) -> date:
        """The last day of its most urgent clock; far off where none runs."""
        return (self.light.reading.due if self.light.reading else None) or date.max

    @property
    def urgency(self) -> tuple[int, date]:
        """Red before yellow before green, the earlier due first."""
        return _URGENCY[self.light.colour], self.due


@dataclass(frozen=True)
class Todos:
    """The list, most urgent first; ``cut`` names the procedures of which only the first READ records were read."""

    found: Sequence[Todo]
    cut: Sequence[str]


def todos_of(account: Account, today: date | None = None) -> Todos:
    """What ``account`` may do now: each record with a move open to it, or an extension for it to decide."""
    return _gathered(account, _read(account, today, (MINE,)), MINE)


def todos_of_department(account: Account, today: date | None = None) -> Todos:
    """Every open record that ``account`` may read of the procedures its department keeps; all, where it has none."""
    return _gathered(account, _read(account, today, (OURS,)), OURS)


def todos_and_lights(account: Account, today: date | None = None) -> tuple[Todos, Counter[Colour]]:
    """`todos_of`, and how many records of `todos_of_department` stand under each colour: read once for both."""
    read = _read(account, today, (MINE, OURS))
    lights = (each.light(standing) for each in read for _, standing in each.first(OURS))
    return _gathered(account, read, MINE), Counter(light.colour for light in lights)


def todos_and_departments(
    account: Account, today: date | None = None
) -> tuple[Todos, dict[str, Counter[Colour]]]:
    """`todos_of`; and by the department that they wait for, how many open records stand under each colour."""
    read = _read(account, today, (MINE, OURS))
    found: dict[str, Counter[Colour]] = defaultdict(Counter)
    for each in read:
        for _, standing in each.first(OURS):
            found[each.whose(standing)][each.light(standing).colour] += 1
    return _gathered(account, read, MINE), found


def _gathered(account: Account, read: Sequence[_Read], whose: str) -> Todos:
    found = [todo for each in read for todo in _listed(each, account, whose)]
    cut = [each.procedure.name for each in read if len(each.found[whose]) > READ]
    return Todos(sorted(found, key=lambda each: each.urgency), cut)


@dataclass(frozen=True)
class _Read:
    """Open records of one procedure, by whose they are, and how they stand."""

    procedure: type[Procedure]
    found: Found
    standings: Mapping[Key, Standing]
    sitting: Sitting
    watch: Watch

    def first(self, whose: str) -> list[tuple[UUID, Standing]]:
        """The records that are looked at; none that has not begun."""
        known = ((pk, self.standings.get((self.procedure.label, pk))) for pk in [*self.found[whose]][:READ])
        return [(pk, standing) for pk, standing in known if standing]

    def light(self, standing: Standing) -> Light:
        """By the zone's settings."""
        return light_of(self.procedure, standing.made, standing.clocks, self.watch)

    def whose(self, standing: Standing) -> str:
        """The department that it waits for."""
        return whose_turn(self.procedure, standing.made[-1].target, standing.row, self.sitting)


def _read(account: Account, today: date | None, whose: Sequence[str]) -> list[_Read]:
    """Each procedure with the first open records that concern the account, READ and one more."""
    sitting, watches = sitting_now(), watches_now()
    found = concerning(account, sitting, whose)
    held = {procedure: dict(_first(records)) for procedure, records in found.items()}
    known = standings(held, today or business_today())
    return [
        _Read(procedure, records, known, sitting, watches(procedure)) for procedure, records in found.items()
    ]


def _first(found: Found) -> Iterator[tuple[UUID, str]]:
    return (each for records in found.values() for each in [*records.items()][:READ])


def _listed(read: _Read, account: Account, whose: str) -> Iterator[Todo]:
    procedure, records = read.procedure, read.first(whose)
    titles = Titles(account, procedure, [pk for pk, _ in records])
    asked = open_requests(procedure, titles.records)
    for pk, standing in records:
        made = standing.made
        moves = [
            move
            for move in procedure.leaving(made[-1].target)
            if not own_work(move, made, account)
            and may_make(account, procedure, move, standing.row, read.sitting)
        ]
        decide = _decidable(procedure, asked.get(pk), account)
        if whose == MINE and decide is None and not any(move.waits_for(account.role) for move in moves):
            continue
        state = procedure.state(made[-1].target).label
        yield Todo(procedure, pk, state, read.light(standing), moves, titles, read.whose(standing), decide)


def _decidable(procedure: type[Procedure], request: Any, account: Account) -> UUID | None:
    if request is None or request.asked_by_id in account.same_person:
        return None
    clock = next((clock for clock in procedure.clocks if clock.name == request.clock), None)
    if clock is None or clock.extension is None or not may_act(account, procedure, clock.extension.by):
        return None
    return cast(UUID, request.pk)
