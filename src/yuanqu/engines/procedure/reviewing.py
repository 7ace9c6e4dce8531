"""The preview of an import: rows whose days cannot be replayed, or contradict moves made, are told (补录复核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
    Editor,
    Touched,
    due_columns,
    entered_today,
    lawful_rows,
)
from yuanqu.engines.procedure.judged import spoken_against
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.reconciling import reconcile
from yuanqu.engines.procedure.replaying import Replay
from yuanqu.engines.procedure.requirements import RowWithId
from yuanqu.engines.procedure.rights import may_make, own_work_problem, who_may
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
    watched = _watched(procedure, asked)
    touched = [
        at
        for at in range(len(asked.rows))
        if _touched(procedure, asked, named, at) or _other(asked, watched, at)
    ]
    ids = {at: UUID(found) for at in touched if (found := asked.ids[at])}
    made, sitting, today = moves_of_many(procedure, ids.values()), sitting_now(), business_today()
    brought = dict[int, Replay]()
    for at in touched:
        row, held = RowWithId(asked.rows[at], ids.get(at)), made.get(ids[at], []) if at in ids else []
        days = {name: row[name] for name in named if row[name] is not None}
        brought[at] = reconcile(procedure, row, held, days, today)
        theirs = _not_his(asked, at, procedure, brought[at], row, held, sitting)
        for problem in (*brought[at].blocks, *theirs):
            beside = _beside(asked, at, problem, [*named, procedure.begin.on])
            yield at, beside, Fault(problem.code, problem.expected, problem.mend)
    for at, problem in _against(procedure, asked, ids, made, brought):
        yield at, _beside(asked, at, problem), Fault(problem.code, problem.expected, problem.mend)


def _against(
    procedure: type[Procedure],
    asked: Reviewed,
    ids: Mapping[int, UUID],
    made: Mapping[UUID, Sequence[MoveMade]],
    brought: Mapping[int, Replay],
) -> Iterator[tuple[int, Problem]]:
    """What speaks against the held columns that rows of standing records alter."""
    places = [at for at in brought if at in ids and ids[at] in made]
    if not places:
        return
    sender = cast(Account | None, asked.sender)
    lesser = sender is not None and sender.role in NOT_A_HEAD
    account = sender.pk if sender else None
    editor = Editor(account, lesser, entered_today(procedure, [ids[at] for at in places], account))
    granted, today = granted_of(procedure, [ids[at] for at in places]), business_today()
    rows = [
        Touched(asked.held[at], asked.rows[at], [step.move.name for step in brought[at].steps])
        for at in places
    ]
    for at, row, was in zip(places, rows, lawful_rows(procedure, rows), strict=True):
        edit = Edit(ids[at], was, row.now, made[ids[at]], granted, editor)
        yield from ((at, problem) for problem in spoken_against(procedure, edit, today))


def _beside(asked: Reviewed, at: int, problem: Problem, days: Sequence[str] = ()) -> str:
    """The column of the sheet to say it beside: the problem's own, else a day of moves, else one the row changes."""
    changed = (name for name in asked.named if asked.rows[at][name] != asked.held[at][name])
    beside = (*problem.columns, *days, *changed)
    return next((name for name in beside if name in asked.named), asked.named[0])


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
        elif own := own_work_problem(procedure, move, held, account):
            yield replace(own, columns=(move.day,))
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


def _other(asked: Reviewed, watched: Sequence[str], at: int) -> bool:
    """Whether one of the held columns of a standing record would be another."""
    row, held = asked.rows[at], asked.held[at]
    return bool(asked.ids[at]) and any(row[name] != held[name] for name in watched)


def _watched(procedure: type[Procedure], asked: Reviewed) -> list[str]:
    """The held columns that the sheet may alter: last days, and what moves needed."""
    needed = (name for move in procedure.moves.values() for name in move.needs)
    altered = {*asked.named, *asked.ledger.derived}
    return [name for name in dict.fromkeys((*due_columns(procedure), *needed)) if name in altered]


def _touched(procedure: type[Procedure], asked: Reviewed, named: list[str], at: int) -> bool:
    """Whether a row says anything new of days."""
    row, held, begun = asked.rows[at], asked.held[at], procedure.begin.on
    shifted = bool(begun in asked.named and asked.ids[at] and row[begun] != held[begun])
    return shifted or any(row[name] is not None and row[name] != held[name] for name in named)
