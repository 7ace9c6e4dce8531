"""The preview of an import: rows whose days cannot be replayed, or contradict moves made, are told (补录复核)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast
from uuid import UUID

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.importing.problems import Fault
from yuanqu.engines.ledger.importing.reviewing import Reviewed
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.ledger.today import today as business_today
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.evidence import lacking
from yuanqu.engines.procedure.holding import (
    NOT_A_HEAD,
    Edit,
    due_columns,
    entered_today,
    moved_by_hand,
    written_by,
)
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.reconciling import reconcile
from yuanqu.engines.procedure.replaying import Replay
from yuanqu.engines.procedure.requirements import RowWithId
from yuanqu.engines.procedure.rights import may_make, own_work, who_may
from yuanqu.engines.procedure.rounds import anew
from yuanqu.engines.procedure.running import granted_of
from yuanqu.engines.procedure.standing import moves_of_many
from yuanqu.people.filling import Sitting, sitting_now
from yuanqu.people.models import Account


def review(asked: Reviewed) -> Iterator[tuple[int, str, Fault]]:
    """Faults of the rows' days, each beside the day it is about."""
    procedure = registry.find(asked.ledger.label)
    if procedure is None:
        return
    named = [name for name in procedure.days() if name in asked.named]
    beside = [*named, procedure.begin.on] if procedure.begin.on in asked.named else named
    due = [name for name in due_columns(procedure) if name in asked.named]
    touched = [
        at for at in range(len(asked.rows)) if _touched(procedure, asked, named, at) or _moved(asked, due, at)
    ]
    ids = {at: UUID(found) for at in touched if (found := asked.ids[at])}
    made, today = moves_of_many(procedure, ids.values()), business_today()
    sitting, granted = sitting_now(), granted_of(procedure, ids.values())
    lesser = _lesser(procedure, asked, ids.values())
    for at in touched:
        row = RowWithId(asked.rows[at], ids.get(at))
        days = {name: row[name] for name in named if row[name] is not None}
        held = made.get(ids[at], []) if at in ids else []
        replayed = reconcile(procedure, row, held, days, today)
        for problem in [*replayed.blocks, *_not_his(asked, at, procedure, replayed, row, held, sitting)]:
            column = next((name for name in problem.columns if name in beside), (beside or due)[0])
            yield at, column, Fault(problem.code, problem.expected, problem.mend)
        if due and held:
            own = frozenset(written_by(procedure, [step.move.name for step in replayed.steps]))
            edit = Edit(asked.held[at], row, held, granted, ids[at] in lesser, own)
            for problem in moved_by_hand(procedure, edit, today):
                yield at, problem.columns[0], Fault(problem.code, problem.expected, problem.mend)


def _lesser(procedure: type[Procedure], asked: Reviewed, records: Collection[UUID]) -> Collection[UUID]:
    """The standing records whose last days the sender may not move later."""
    sender = cast(Account | None, asked.sender)
    if sender is None or sender.role not in NOT_A_HEAD:
        return ()
    return {*records} - entered_today(procedure, records)


def _not_his(
    asked: Reviewed,
    at: int,
    procedure: type[Procedure],
    found: Replay,
    row: Row,
    held: Sequence[MoveMade],
    sitting: Sitting,
) -> Iterator[Problem]:
    """Whoever sends a workbook brings in the days of moves that he might make: neither others' nor of his own work.

    What a new row says is history. A record that stands goes on as it would by hand: with what a move rests on, and by
    two where one looks at the other's work. The program itself brings in what happened, whoever did it.
    """
    if asked.sender is None:
        return
    account = cast(Account, asked.sender)
    for place, step in enumerate(found.steps):
        move, before = step.move, [each.move for each in found.steps[:place]]
        both = next((each for each in before if held and each.name in move.verifies), None)
        if not may_make(account, procedure, move, row, sitting):
            said = f"「{move.label}」由{who_may(procedure, move.by, move.named)}办理，您的账号不能补录"
            yield Problem("procedure.right", (move.day,), said, "请由办理的人补录，或从表中删去这一天")
        elif own := own_work(move, held, account):
            said = f"「{procedure.label_of_move(own)}」是您本人办理的，「{move.label}」要由另一人办理"
            yield Problem("procedure.own_work", (move.day,), said, "请交由其他有权限的人办理")
        elif both is not None:
            said = f"同一张表不能既补录「{both.label}」又补录「{move.label}」，后者要由另一人办理"
            yield Problem("procedure.own_work", (move.day,), said, "请从表中删去这一天，由另一人办理或补录")
        elif held:
            yield from _as_before(asked, at, procedure, move, held)
            for problem in lacking(procedure, row["id"], move, held, before):
                yield Problem(problem.code, (move.day,), problem.expected, "请先在记录的附件中上传，再导入")


def _as_before(
    asked: Reviewed, at: int, procedure: type[Procedure], move: Move, held: Sequence[MoveMade]
) -> Iterator[Problem]:
    """What a move made again needs is said anew: what stands there is of the earlier round."""
    for name in move.needs:
        if name in anew(procedure, move, held) and asked.rows[at][name] == asked.held[at][name]:
            said = (
                f"「{move.label}」须重新填写「{procedure.ledger().declared()[name].label}」，现仍是上一轮的"
            )
            yield Problem("procedure.needs", (move.day,), said, "请在表中填写这一轮的，或在记录的详情页办理")


def _moved(asked: Reviewed, due: list[str], at: int) -> bool:
    """Whether a standing record's last day would be another."""
    return bool(asked.ids[at]) and any(asked.rows[at][name] != asked.held[at][name] for name in due)


def _touched(procedure: type[Procedure], asked: Reviewed, named: list[str], at: int) -> bool:
    """Whether a row says anything new of days."""
    row, held, begun = asked.rows[at], asked.held[at], procedure.begin.on
    shifted = bool(begun in asked.named and asked.ids[at] and row[begun] != held[begun])
    return shifted or any(row[name] is not None and row[name] != held[name] for name in named)
