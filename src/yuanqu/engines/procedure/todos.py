"""What waits for somebody: moves open to a person, extensions to decide, a department's open records (待办)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.urls import reverse

from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.extending import open_requests
from yuanqu.engines.procedure.lights import Light, light_of, watches_now
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade, Watch
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.opened import open_states
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.rights import may_act, may_ever_make, may_make, own_work, rows_to_move
from yuanqu.engines.procedure.running import granted_of, readings
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.access import access_records
from yuanqu.people.filling import Sitting, sitting_now
from yuanqu.people.models import Account
from yuanqu.people.rights import kept_of
from yuanqu.site.parts import Colour

READ = 500  # open records looked at in one procedure; the list says when there are more
MINE, OURS = "mine", "ours"  # what waits for the account; what is open and concerns its department
_URGENCY = {"red": 0, "yellow": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class Todo:
    """One open record: where it stands, how urgent, which of its moves the reader may make."""

    procedure: type[Procedure]
    record: UUID
    title: str
    state: str
    light: Light
    moves: Sequence[Move]
    decide: UUID | None = None

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
    lights = (each.light(record) for each in read for record in each.first(OURS) if record.pk in each.made)
    return _gathered(account, read, MINE), Counter(light.colour for light in lights)


def _gathered(account: Account, read: Sequence[_Read], whose: str) -> Todos:
    found = [todo for each in read for todo in _listed(each, account, whose)]
    cut = [each.procedure.name for each in read if len(each.records[whose]) > READ]
    return Todos(sorted(found, key=lambda each: each.urgency), cut)


class _Read:
    """Open records of one procedure with their moves, by whose they are; how each stands is worked out once."""

    def __init__(
        self,
        procedure: type[Procedure],
        records: Mapping[str, Sequence[Record]],
        sitting: Sitting,
        today: date,
        watch: Watch,
    ) -> None:
        self.procedure, self.records, self.sitting = procedure, records, sitting
        self._today, self._watch = today, watch
        ids = {record.pk for whose in records for record in self.first(whose)}
        self.made, self._granted = moves_of_many(procedure, ids), granted_of(procedure, ids)
        self._lights: dict[UUID, Light] = {}

    def first(self, whose: str) -> Sequence[Record]:
        """The records that are looked at."""
        return self.records[whose][:READ]

    def light(self, record: Record) -> Light:
        """How a record with moves stands."""
        if record.pk not in self._lights:
            made, row = self.made[record.pk], row_of(self.procedure, record)
            clocks = readings(self.procedure, row, made, self._today, self._granted)
            self._lights[record.pk] = light_of(self.procedure, made, clocks, self._watch)
        return self._lights[record.pk]


class _Open:
    """Which records are open, and which of them wait for an account."""

    def __init__(self, account: Account) -> None:
        self.sitting = sitting_now()
        self.account = account
        self._states = open_states()

    def any(self, procedure: type[Procedure]) -> Q | None:
        """Every open record; None where there is none."""
        codes = self._states.get(procedure.label)
        return Q(**{f"{procedure.state_column()}__in": codes}) if codes else None

    def awaiting(self, procedure: type[Procedure]) -> Q | None:
        """The records that wait for the account, sifted by the database: a list that is cut is cut of its own records.

        None where there can be none.
        """
        standing = self.any(procedure)
        if standing is None:
            return None
        found = _deciding(procedure, self.account, standing)
        for code in self._states[procedure.label]:
            found += _moving(procedure, self.account, code, self.sitting)
        return reduce(or_, found) if found else None


def _read(account: Account, today: date | None, whose: Sequence[str]) -> list[_Read]:
    """Each procedure with the first open records that concern the account, READ and one more: whole, for the clocks.

    One query finds the records of all procedures; most people have some in a few.
    """
    asked, now, watches = _Open(account), today or business_today(), watches_now()
    sought = [ids for procedure in procedures() for each in whose for ids in _sought(procedure, asked, each)]
    found: dict[str, dict[str, list[UUID]]] = defaultdict(lambda: {each: [] for each in whose})
    for label, each, pk in sought[0].union(*sought[1:], all=True) if sought else ():
        found[label][each].append(pk)
    return [
        _Read(procedure, _records(procedure, found[procedure.label]), asked.sitting, now, watches(procedure))
        for procedure in procedures()
        if procedure.label in found
    ]


def _sought(procedure: type[Procedure], asked: _Open, whose: str) -> Iterator[Any]:
    """The query for the ids of open records, each with its procedure and ``whose``; none where there can be none."""
    which = asked.awaiting(procedure) if whose == MINE else asked.any(procedure)
    if which is None:
        return
    rows: Any = access_records(asked.account, procedure.record)
    rows = rows if whose == MINE else _concerned(procedure, asked.account, rows)
    ids = rows.filter(which, voided_on=None).order_by("pk")
    named = ids.annotate(of=Value(procedure.label), whose=Value(whose))
    yield named.values_list("of", "whose", "pk")[: READ + 1]


def _records(procedure: type[Procedure], ids: Mapping[str, Sequence[UUID]]) -> dict[str, list[Record]]:
    sets = {whose: set(found) for whose, found in ids.items()}
    held = procedure.record._default_manager.filter(pk__in=set().union(*sets.values())).order_by("pk")
    return {whose: [record for record in held if record.pk in found] for whose, found in sets.items()}


def _deciding(procedure: type[Procedure], account: Account, standing: Q) -> list[Q]:
    """The open records with an extension that the account may decide."""
    if not any(c.extension and may_act(account, procedure, c.extension.by) for c in procedure.clocks):
        return []
    asked = ExtensionRequest.objects.filter(procedure=procedure.label, state=ExtensionRequest.State.ASKED)
    return [standing & Q(pk__in=asked.values("record"))]


def _moving(procedure: type[Procedure], account: Account, state: str, sitting: Sitting) -> Iterator[Q]:
    """The records in a state with a move that waits for the account."""
    for move in procedure.leaving(state):
        if move.waits_for(account.role) and may_ever_make(account, procedure, move):
            rows = Q(**{procedure.state_column(): state}) & rows_to_move(account, procedure, move, sitting)
            yield rows & ~_own_work(procedure, move, account) if move.not_by else rows


def _own_work(procedure: type[Procedure], move: Move, account: Account) -> Q:
    """The records whose ``move`` would verify the account's own work (`rights.own_work`)."""
    begins = MoveMade.objects.filter(
        procedure=procedure.label, record=OuterRef("record"), seq=0, taken_back=None
    )
    mine = Q(backfilled=False) | ~Q(change_id=Subquery(begins.values("change_id")[:1]))
    found, mine_too = Q(pk=None), account.same_person
    for name in move.verifies:
        made = MoveMade.objects.filter(procedure=procedure.label, move=name, taken_back=None)
        last = made.filter(record=OuterRef(OuterRef("pk"))).order_by("-seq").values("pk")[:1]
        found |= Q(Exists(MoveMade.objects.filter(pk=Subquery(last), account__in=mine_too).filter(mine)))
    return found


def _concerned(procedure: type[Procedure], account: Account, rows: Any) -> Any:
    """Of ``rows``, the open records that concern the account's department: what it keeps, and what names it."""
    department, kept = account.department, kept_of(procedure.record)
    if department is None or kept is None or department.name == procedure.ledger().keeper:
        return rows
    named = Q(pk=None)
    for column in {move.named for move in procedure.moves.values() if move.named}:
        named |= Q(**{f"{column}__in": list(kept.values(column, department.name))})
    return rows.filter(named)


def _listed(read: _Read, account: Account, whose: str) -> Iterator[Todo]:
    procedure, records = read.procedure, read.first(whose)
    ids = [record.pk for record in records]
    asked, titles = open_requests(procedure, ids), titles_of(account, procedure.ledger(), ids)
    for record in records:
        made = read.made.get(record.pk)
        if not made:
            continue
        row = row_of(procedure, record)
        moves = [
            move
            for move in procedure.leaving(made[-1].target)
            if not own_work(move, made, account) and may_make(account, procedure, move, row, read.sitting)
        ]
        decide = _decidable(procedure, asked.get(record.pk), account)
        if whose == MINE and decide is None and not any(move.waits_for(account.role) for move in moves):
            continue
        title, state = titles.get(record.pk, str(record.pk)), procedure.state(made[-1].target).label
        yield Todo(procedure, record.pk, title, state, read.light(record), moves, decide)


def _decidable(procedure: type[Procedure], request: Any, account: Account) -> UUID | None:
    if request is None or request.asked_by_id in account.same_person:
        return None
    clock = next((clock for clock in procedure.clocks if clock.name == request.clock), None)
    if clock is None or clock.extension is None or not may_act(account, procedure, clock.extension.by):
        return None
    return cast(UUID, request.pk)
