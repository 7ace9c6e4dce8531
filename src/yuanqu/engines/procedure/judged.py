"""What another has judged stays as he judged it (已审的内容不得自改).

A move that names the moves it is not made by the doers of (``Move.not_by``) judges what those brought: the columns they
needed or filled. From then on these are corrected by a head, never by the doer himself, and the history keeps the
reason; what is sent back or opened again is free once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.holding import Edit, emptied, moved_by_hand
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.rounds import undone


def judged_columns(procedure: type[Procedure]) -> Mapping[str, tuple[str, ...]]:
    """The columns that another move judges, by the name of the move that brings them."""
    moves = procedure.moves
    names = dict.fromkeys(name for move in moves.values() for name in move.verifies)
    return {name: (*moves[name].needs, *moves[name].fills) for name in names if name in moves}


def spoken_against(procedure: type[Procedure], edit: Edit, today: date) -> Iterator[Problem]:
    """All that speaks against an edit of a standing record."""
    gone = [*emptied(procedure, edit)]
    yield from gone
    told = {name for problem in gone for name in problem.columns}
    yield from (problem for problem in rewritten(procedure, edit) if not told.issuperset(problem.columns))
    yield from moved_by_hand(procedure, edit, today)


def rewritten(procedure: type[Procedure], edit: Edit) -> Iterator[Problem]:
    """What speaks against an edit of what was judged: of several judgements of a column the first."""
    told = set[str]()
    for judgement, brought in _judgements(procedure, edit):
        if not (edit.by.lesser or edit.by.account == brought.account_id is not None):
            continue
        for name in judged_columns(procedure).get(brought.move, ()):
            if name in told or edit.was[name] == edit.now[name] or edit.was[name] in (None, ""):
                continue
            told.add(name)
            label, by = procedure.ledger().declared()[name].label, procedure.label_of_move(judgement.move)
            said = f"「{label}」已由另一人于 {judgement.on} 办理「{by}」审定，不能再自行改动"
            mend = "请由科长（不是原办理人）更正并写明原因，或退回后重新办理"
            yield Problem("procedure.judged", (name,), said, mend)


def _judgements(procedure: type[Procedure], edit: Edit) -> Iterator[tuple[MoveMade, MoveMade]]:
    """Each standing move that judges, with each that it judged: the latest of a name before it."""
    past = undone(procedure, edit.held)
    for at, made in enumerate(edit.held):
        move = procedure.moves.get(made.move)
        if move is None or at in past:
            continue
        for name in move.verifies:
            before = (
                edit.held[n] for n in reversed(range(at)) if edit.held[n].move == name and n not in past
            )
            if brought := next(before, None):
                yield made, brought
