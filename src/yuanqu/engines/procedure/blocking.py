"""What stands in the way of a move before anything is typed: said on the page, and refused when tried (为何不能办)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.evidence import lacking
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.rights import may_make, own_work_problem, who_may
from yuanqu.engines.procedure.running import granted_of, reading_of
from yuanqu.people.models import Account


def blocks(
    procedure: type[Procedure],
    move: Move,
    record: UUID,
    row: Row,
    held: Sequence[MoveMade],
    account: Account,
    today: date,
) -> list[Problem]:
    """Everything known beforehand that blocks ``move``: right, state, doer, evidence, a clock that has run out."""
    return [
        *_no_right(procedure, move, row, account),
        *_other_state(procedure, move, held),
        *_own_work(procedure, move, held, account),
        *lacking(procedure, record, move, held),
        *_shut(procedure, move, record, row, held, today),
    ]


def _no_right(procedure: type[Procedure], move: Move, row: Row, account: Account) -> Iterator[Problem]:
    if not may_make(account, procedure, move, row):
        said = f"「{move.label}」由{who_may(procedure, move.by, move.named)}办理，您的账号不能办理"
        yield Problem("procedure.right", (), said)


def _other_state(procedure: type[Procedure], move: Move, held: Sequence[MoveMade]) -> Iterator[Problem]:
    now = procedure.state(held[-1].target)
    if not move.starts_in(now.code):
        sources = "、".join(state.label for state in move.sources)
        possible = "、".join(f"「{each.label}」" for each in procedure.leaving(now.code)) or "没有"
        said = f"记录现在是「{now.label}」，「{move.label}」要在「{sources}」时办理；现在可办的：{possible}"
        yield Problem("procedure.source", (), said, "请刷新页面查看")


def _own_work(
    procedure: type[Procedure], move: Move, held: Sequence[MoveMade], account: Account
) -> Iterator[Problem]:
    """Nobody verifies his own work."""
    if problem := own_work_problem(procedure, move, held, account):
        yield problem


def _shut(
    procedure: type[Procedure], move: Move, record: UUID, row: Row, held: Sequence[MoveMade], today: date
) -> Iterator[Problem]:
    for clock in procedure.clocks:
        if clock.shuts and move.name in clock.stops:
            reading = reading_of(procedure, clock, row, held, today, granted_of(procedure, [record]))
            if reading and reading.due and reading.stopped is None and today > reading.due:
                said = f"「{clock.name}」已于 {reading.due} 届满，「{move.label}」不能再办理"
                yield Problem("procedure.expired", (), said)
