"""What moved in some days, what is late and what stands open, over all procedures that somebody may read (动态).

Known by the registry alone. Each procedure costs a handful of queries, however many records it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.titles import titles_of
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.lights import Light, light_of, watch_of
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.registry import procedures
from yuanqu.engines.procedure.rights import whose_turn
from yuanqu.engines.procedure.running import granted_of, readings
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.access import access_records, may_read
from yuanqu.people.filling import sitting_now
from yuanqu.people.models import Account
from yuanqu.site.parts import Colour

NAMED = 2  # records of one kind of move that are called by their titles


@dataclass(frozen=True)
class Between:
    """The days after ``since`` up to ``on``; and what was entered after ``entered`` for an earlier day."""

    since: date
    on: date
    entered: Any = None


@dataclass(frozen=True)
class Advance:
    """One move of one procedure: how often it was made, and a few of the records by title."""

    move: str
    count: int
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Open:
    """One record that waits for something on the day; ``whose``: the department it waits for.

    ``was``: its colour at the end of the day that was told last, empty where it was not told then.
    """

    procedure: type[Procedure]
    record: UUID
    title: str
    state: str
    light: Light
    since: date
    whose: str
    solved: bool = False
    was: Colour | Literal[""] = ""

    @property
    def turned(self) -> bool:
        """Whether its light turned to this colour since it was told last."""
        return self.was != self.light.colour

    @property
    def problem(self) -> bool:
        """Whether it stands in somebody's way."""
        return self.procedure.problem and not self.solved


@dataclass(frozen=True)
class Course:
    """One procedure in those days: what moved, and what stands open at their end."""

    procedure: type[Procedure]
    advances: Sequence[Advance]
    opened: Sequence[Open]

    @property
    def moved(self) -> int:
        """How many moves were made."""
        return sum(each.count for each in self.advances)


@dataclass(frozen=True)
class Survey:
    """Everything that ``account`` may read of the courses between two days."""

    between: Between
    courses: Sequence[Course]

    @property
    def moved(self) -> int:
        """How many moves were made."""
        return sum(course.moved for course in self.courses)

    def lit(self, colour: str) -> list[Open]:
        """Open records of that light, the one that is late longest (or due first) before the others."""
        found = [each for course in self.courses for each in course.opened if each.light.colour == colour]
        return sorted(found, key=lambda each: (_due(each), each.title))

    @property
    def problems(self) -> list[Open]:
        """Open records of procedures that are about what stands in somebody's way, the oldest first."""
        found = [each for course in self.courses for each in course.opened if each.problem]
        return sorted(found, key=lambda each: (each.since, each.title))


def survey(account: Account, between: Between) -> Survey:
    """What ``account`` may read: no ledger, record or title beyond its rights."""
    found = [
        _course(procedure, account, between)
        for procedure in procedures()
        if may_read(account, procedure.record)
    ]
    return Survey(between, [course for course in found if course.moved or course.opened])


def _course(procedure: type[Procedure], account: Account, between: Between) -> Course:
    readable: QuerySet[Any] = access_records(account, procedure.record).filter(voided_on=None)
    return Course(
        procedure,
        [*_advances(procedure, account, readable, between)],
        [*_open(procedure, account, readable, between)],
    )


def _advances(
    procedure: type[Procedure], account: Account, readable: QuerySet[Any], between: Between
) -> Iterator[Advance]:
    """Moves by their name, in the order of the declaration; those of a day already told that came in late, too."""
    when = Q(on__gt=between.since, on__lte=between.on)
    if between.entered is not None:
        when |= Q(on__lte=between.since, at__gt=between.entered, backfilled=False)
    made = MoveMade.objects.filter(
        when, procedure=procedure.label, taken_back=None, record__in=readable.values("pk")
    )
    counted: Counter[str] = Counter()
    first: dict[str, list[UUID]] = {}
    for move, record in made.order_by("on", "pk").values_list("move", "record"):
        counted[move] += 1
        if len(first.setdefault(move, [])) < NAMED and record not in first[move]:
            first[move].append(record)
    titles = titles_of(account, procedure.ledger(), [pk for records in first.values() for pk in records])
    order = [procedure.begin.name, *procedure.moves]
    for move in sorted(counted, key=lambda name: order.index(name) if name in order else len(order)):
        called = tuple(titles[pk] for pk in first[move] if pk in titles)
        yield Advance(procedure.label_of_move(move), counted[move], called)


def _open(
    procedure: type[Procedure], account: Account, readable: QuerySet[Any], between: Between
) -> Iterator[Open]:
    """Records that were not settled at the end of the last day: by their moves of that day, whatever happened since."""
    on = between.on
    final = [state.code for state in procedure.states() if state.final]
    later = MoveMade.objects.filter(procedure=procedure.label, on__gt=on, taken_back=None).values("record")
    state = procedure.state_column()
    rows = list(readable.exclude(~Q(pk__in=later), **{f"{state}__in": final}).values_list("pk", flat=True))
    held, granted, watch = moves_of_many(procedure, rows), granted_of(procedure, rows), watch_of(procedure)
    titles, sitting = titles_of(account, procedure.ledger(), rows), sitting_now()
    whole: Sequence[Record] = procedure.record._default_manager.filter(pk__in=rows)  # type: ignore[assignment]
    for record in whole:
        made, row = [each for each in held.get(record.pk, []) if each.on <= on], row_of(procedure, record)
        if not made or procedure.state(made[-1].target).final:
            continue
        light = light_of(procedure, made, readings(procedure, row, made, on, granted), watch)
        known = [each for each in made if _told(each, between)]
        before = readings(procedure, row, known, between.since, granted) if known else []
        was = light_of(procedure, known, before, watch).colour if known else ""
        state_now, title = procedure.state(made[-1].target), titles.get(record.pk, "")
        whose, solved = whose_turn(procedure, state_now.code, row, sitting), state_now in procedure.solved
        yield Open(procedure, record.pk, title, state_now.label, light, made[0].on, whose, solved, was)


def _told(made: MoveMade, between: Between) -> bool:
    """Whether a move was there to be told of by the last day before these."""
    entered = between.entered is None or made.backfilled or made.at <= between.entered
    return made.on <= between.since and entered


def _due(each: Open) -> date:
    reading = each.light.reading
    return (reading.due if reading else None) or date.max
