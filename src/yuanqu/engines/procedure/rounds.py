"""Rounds of a record that was sent back or opened again: what an earlier one said and proved does not serve the next
(轮次).

A record goes back when it leaves a place where it may end, or where another was to look at what was done, for one where
it has stood on its way. What lies between is undone: the history keeps it, the record's own days say it no more.
Whoever makes a move again says its columns and proves it anew, and so does whoever decides where it was decided before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.states import State


@cache
def returns(procedure: type[Procedure]) -> tuple[tuple[str, str], ...]:
    """The moves that may lead back, each with the state it leaves; worked out once for each declaration."""
    return tuple(
        (move.name, source.code)
        for move in procedure.moves.values()
        for source in move.sources
        if not move.target.final and source != move.target and _awaits_an_end(procedure, source, move)
    )


def _awaits_an_end(procedure: type[Procedure], source: State, back: Move) -> bool:
    """Whether a record in ``source`` is at its end, or waits for somebody to look at another's work."""
    others = (each for each in procedure.leaving(source.code) if each is not back)
    return source.final or any(each.verifies and each.target != back.target for each in others)


def undone(procedure: type[Procedure], held: Sequence[MoveMade]) -> set[int]:
    """The places in ``held`` of the moves that were undone by going back."""
    return {n for span in _spans(procedure, held).values() for n in span}


def _spans(procedure: type[Procedure], held: Sequence[MoveMade]) -> dict[int, range]:
    """The moves that went back, by their place, each with the places of those it undid.

    Where a record came only by going back, it has not stood on its way: a second 同意更正 undoes nothing of the first.
    """
    back = set(returns(procedure))  # type: ignore[arg-type]
    goes = [(made.move, made.source) in back for made in held]
    found: dict[int, range] = {}
    for at, made in enumerate(held):
        if goes[at]:
            stood = [n for n in range(at) if held[n].target == made.target and not goes[n]]
            if stood:
                found[at] = range(stood[-1] + 1, at)
    return found


def sent_back(procedure: type[Procedure], held: Sequence[MoveMade]) -> list[MoveMade]:
    """What the last of ``held`` undid by going back; nothing where it did not."""
    return [held[n] for n in _spans(procedure, held).get(len(held) - 1, ())]


def anew(procedure: type[Procedure], move: Move, held: Sequence[MoveMade]) -> frozenset[str]:
    """The columns of ``move`` that stand as an earlier round left them: what a move made again needs, what was undone,
    what was said where this is to be said when the record was sent back from there.

    What a move made again may fill beside that stays as it is: another move may rest on it.
    """
    again = move.needs if any(made.move == move.name for made in held) else ()
    spans, past = _spans(procedure, held), set[str]()
    for at, made in enumerate(held):
        said = procedure.moves.get(made.move)
        for each in (procedure.moves.get(held[n].move) for n in spans.get(at, ())):
            past |= {*each.needs, *each.fills} if each else set()
        if said and at in spans and move.starts_in(made.source):
            past |= {*said.needs, *said.fills}
        elif said:
            past -= {*said.needs}
    return frozenset({*again, *past.intersection((*move.needs, *move.fills))})


def back_since(procedure: type[Procedure], move: Move, held: Sequence[MoveMade]) -> datetime | None:
    """Since when ``move`` is to be made anew: its files are brought after that. None at the first time."""
    since = [
        held[at].at
        for at, span in _spans(procedure, held).items()
        if any(move.starts_in(held[n].target) for n in span)
    ]
    last = next((n for n in reversed(range(len(held))) if held[n].move == move.name), None)
    if last is not None:
        since += [made.at for made in held[last:] if move.starts_in(made.target)][:1]
    return max(since, default=None)
