"""Looking back 回头看 at what was closed: steady, in want of more, or come back; alike for both kinds of problems."""

from __future__ import annotations

from yuanqu.domains.environment.rules.problems import needs_more, still_mended
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.states import State


def found_steady(closed: State, steady: State, mending: str) -> Move:
    """The look-back that ends the problem: not by whoever made the move ``mending``."""
    return Move(
        "回头看",
        closed,
        steady,
        day="looked_back_on",
        needs=("look_back",),
        guards=(still_mended,),
        not_by=mending,
    )


def to_deepen(closed: State, mending: str) -> Move:
    """The look-back after which there is another, by another, too: it stays closed and its clock begins anew."""
    return Move(
        "需深化，再回头看",
        closed,
        closed,
        day="looked_back_on",
        needs=("look_back",),
        waits=(),
        guards=(needs_more,),
        not_by=mending,
    )
