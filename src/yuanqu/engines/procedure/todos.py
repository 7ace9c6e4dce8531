"""What waits for somebody: moves open to a person, extensions to decide, a department's open records (待办)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    return _gathered(account, today or business_today(), mine=True)


def todos_of_department(account: Account, today: date | None = None) -> Todos:
    """Every open record that ``account`` may read of the procedures its department keeps; all, where it has none."""
    return _gathered(account, today or business_today(), mine=False)


def department_lights(account: Account, today: date | None = None) -> Counter[Colour]:
    """How many of the records of `todos_of_department` stand under each colour."""
    now, watches, counted = today or business_today(), watches_now(), Counter[Colour]()
    for procedure, records in _read(account, _Open(account), mine=False):
        ids = [record.pk for record in records[:READ]]
        held, granted = moves_of_many(procedure, ids), granted_of(procedure, ids)
        for record in records[:READ]:
            if made := held.get(record.pk):
                clocks = readings(procedure, row_of(procedure, record), made, now, granted)
                counted[light_of(procedure, made, clocks, watches(procedure)).colour] += 1
    return counted


def _gathered(account: Account, today: date, *, mine: bool) -> Todos:
    found: list[Todo] = []
    cut: list[str] = []
    asked, watches = _Open(account), watches_now()
    for procedure, records in _read(account, asked, mine=mine):
        if len(records) > READ:
            cut.append(procedure.name)
        watch, sitting = watches(procedure), asked.sitting
        found += _listed(procedure, account, records[:READ], today, sitting, watch, mine=mine)
    return Todos(sorted(found, key=lambda each: each.urgency), cut)


class _Open:
    """Which records are open, and which of them wait for an account."""

    def __init__(self, account: Account) -> None:
        self.sitting = sitting_now()
        self._account = account
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
        found = _deciding(procedure, self._account, standing)
        for code in self._states[procedure.label]:
            found += _moving(procedure, self._account, code, self.sitting)
        return reduce(or_, found) if found else None


def _read(
    account: Account, asked: _Open, *, mine: bool
) -> Iterator[tuple[type[Procedure], Sequence[Record]]]:
    """Each procedure with the first open records that concern the account, READ and one more: whole, for the clocks.

    One query finds the records of all procedures; most people have some in a few.
    """
    sought = []
    for procedure in procedures():
        which = asked.awaiting(procedure) if mine else asked.any(procedure)
        if which is None:
            continue
        rows: Any = access_records(account, procedure.record)
        rows = rows if mine else _concerned(procedure, account, rows)
        ids = rows.filter(which, voided_on=None).order_by("pk").annotate(of=Value(procedure.label))
        sought.append(ids.values_list("of", "pk")[: READ + 1])
    found: dict[str, list[UUID]] = defaultdict(list)
    for label, pk in sought[0].union(*sought[1:], all=True) if sought else ():
        found[label].append(pk)
    for procedure in procedures():
        if ids := found.get(procedure.label):
            yield procedure, list(procedure.record._default_manager.filter(pk__in=ids).order_by("pk"))


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


def _listed(
    procedure: type[Procedure],
    account: Account,
    records: Sequence[Record],
    today: date,
    sitting: Sitting,
    watch: Watch,
    *,
    mine: bool,
) -> Iterable[Todo]:
    ids = [record.pk for record in records]
    held, asked = moves_of_many(procedure, ids), open_requests(procedure, ids)
    granted, titles = granted_of(procedure, ids), titles_of(account, procedure.ledger(), ids)
    for record in records:
        made = held.get(record.pk)
        if not made:
            continue
        row = row_of(procedure, record)
        leaving = procedure.leaving(made[-1].target)
        moves = [
            move
            for move in leaving
            if not own_work(move, made, account) and may_make(account, procedure, move, row, sitting)
        ]
        decide = _decidable(procedure, asked.get(record.pk), account)
        if mine and decide is None and not any(move.waits_for(account.role) for move in moves):
            continue
        clocks = readings(procedure, row, made, today, granted)
        light, state = light_of(procedure, made, clocks, watch), procedure.state(made[-1].target).label
        title = titles.get(record.pk, str(record.pk))
        yield Todo(procedure, record.pk, title, state, light, moves, decide)


def _decidable(procedure: type[Procedure], request: Any, account: Account) -> UUID | None:
    if request is None or request.asked_by_id in account.same_person:
        return None
    clock = next((clock for clock in procedure.clocks if clock.name == request.clock), None)
    if clock is None or clock.extension is None or not may_act(account, procedure, clock.extension.by):
        return None
    return cast(UUID, request.pk)
