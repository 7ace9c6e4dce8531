"""Rounds of a record that was opened again: what an earlier one said and proved does not serve the next (轮次).

A reopening leads out of where a record may end, back to where it has stood before. What lies between is undone: the
history keeps it, the record's own days say it no more. Whoever makes a move again says its columns and proves it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.moves import Move


def reopenings(procedure: type[Procedure]) -> list[str]:
    """The moves that lead out of where a record may end to where it may not."""
    moves = procedure.moves.values()
    return [m.name for m in moves if not m.target.final and any(source.final for source in m.sources)]


def undone(procedure: type[Procedure], held: Sequence[MoveMade]) -> set[int]:
    """The places in ``held`` of the moves that a later reopening undid."""
    names, found = reopenings(procedure), set[int]()
    for at, made in enumerate(held):
        if made.move in names:
            stood = [n for n in range(at) if held[n].target == made.target]
            found |= {*range(stood[-1] + 1, at)} if stood else set()
    return found


def anew(procedure: type[Procedure], move: Move, held: Sequence[MoveMade]) -> frozenset[str]:
    """The columns of ``move`` that stand as an earlier round left them: what a move made again needs, what was undone.

    What a move made again may fill beside that stays as it is: another move may rest on it.
    """
    asked = {*move.needs, *move.fills}
    again = move.needs if any(made.move == move.name for made in held) else ()
    past = [procedure.moves[held[n].move] for n in undone(procedure, held) if held[n].move in procedure.moves]
    return frozenset(
        {*again, *asked.intersection(name for each in past for name in (*each.needs, *each.fills))}
    )


def back_since(move: Move, held: Sequence[MoveMade]) -> datetime | None:
    """Since when ``move`` is to be made again: its files are brought after that. None where it was never made."""
    last = next((n for n in reversed(range(len(held))) if held[n].move == move.name), None)
    if last is None:
        return None
    return next((made.at for made in held[last:] if move.starts_in(made.target)), None)
