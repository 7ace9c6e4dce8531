"""Everything a page or the API says of one record's procedure, fetched once (流程的现状)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure.blocking import blocks
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.extending import may_ask
from yuanqu.engines.procedure.lights import Light, light_of, watch_of
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.performing import row_of
from yuanqu.engines.procedure.requirements import RowWithId, guarded
from yuanqu.engines.procedure.rights import may_act, who_may
from yuanqu.engines.procedure.running import Reading, granted_of, readings
from yuanqu.engines.procedure.standing import moves_of
from yuanqu.people.models import Account


@dataclass(frozen=True)
class Possible:
    """A move that leads on from here: who may make it, what blocks it now, what its guards will ask for."""

    move: Move
    by: str
    blocks: Sequence[Problem]
    hints: Sequence[Problem]

    @property
    def open(self) -> bool:
        """Whether nothing known beforehand blocks it."""
        return not self.blocks


@dataclass(frozen=True)
class Running:
    """A clock that runs, and whether the account may ask for an extension of it."""

    reading: Reading
    extendable: bool


@dataclass(frozen=True)
class View:
    """Where one record stands in its procedure, as one account sees it."""

    procedure: type[Procedure]
    held: Sequence[MoveMade]
    row: RowWithId
    light: Light
    clocks: Sequence[Running]
    possible: Sequence[Possible]
    request: ExtensionRequest | None
    may_decide: bool

    @property
    def state(self) -> str:
        """The label of the present state."""
        return self.procedure.state(self.held[-1].target).label


def view_of(
    procedure: type[Procedure], record: Record, account: Account, today: date | None = None
) -> View | None:
    """The view; None for a record whose procedure has not begun (written past the product, before the next tick)."""
    whole = procedure.record._default_manager.get(
        pk=record.pk
    )  # guards judge what this reader may not see, too
    held, row, today = moves_of(procedure, record.pk), row_of(procedure, whole), today or business_today()
    if not held:
        return None
    clocks = readings(procedure, row, held, today, granted_of(procedure, [record.pk]))
    waiting = ExtensionRequest.objects.filter(
        procedure=procedure.label, record=record.pk, state=ExtensionRequest.State.ASKED
    ).select_related("asked_by")
    request = waiting.first()
    standing = record.voided_on is None
    return View(
        procedure,
        held,
        row,
        light_of(procedure, held, clocks, watch_of(procedure)),
        [
            _running(procedure, reading, row, account, today, request)
            for reading in clocks
            if reading.stopped is None
        ],
        [_possible(procedure, move, record, row, held, account, today) for move in _leaving(procedure, held)]
        if standing
        else [],
        request,
        standing and request is not None and _may_decide(procedure, request, account),
    )


def _leaving(procedure: type[Procedure], held: Sequence[MoveMade]) -> list[Move]:
    return procedure.leaving(held[-1].target)


def _possible(
    procedure: type[Procedure],
    move: Move,
    record: Record,
    row: RowWithId,
    held: Sequence[MoveMade],
    account: Account,
    today: date,
) -> Possible:
    found = blocks(procedure, move, record.pk, row, held, account, today)
    return Possible(move, who_may(procedure, move.by, move.named), found, guarded(move, row))


def _running(
    procedure: type[Procedure],
    reading: Reading,
    row: RowWithId,
    account: Account,
    today: date,
    request: ExtensionRequest | None,
) -> Running:
    extension, due = reading.clock.extension, reading.due
    given = ExtensionRequest.objects.filter(
        procedure=procedure.label,
        record=reading.start.record,
        clock=reading.clock.name,
        start=reading.start.pk,
        state=ExtensionRequest.State.APPROVED,
    )
    free = extension is not None and due is not None and today <= due and request is None
    asks = free and may_ask(account, procedure, reading.clock, row)
    return Running(reading, bool(asks and extension and given.count() < extension.times))


def _may_decide(procedure: type[Procedure], request: ExtensionRequest, account: Account) -> bool:
    clock = next((clock for clock in procedure.clocks if clock.name == request.clock), None)
    if clock is None or clock.extension is None or request.asked_by_id in account.same_person:
        return False
    return may_act(account, procedure, clock.extension.by)
