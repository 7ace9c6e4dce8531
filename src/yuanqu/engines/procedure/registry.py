"""The procedures of the house by the label of their ledger: what every engine and page reads."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger
    from yuanqu.engines.procedure.declaration import Procedure

_procedures: dict[str, type[Procedure]] = {}


class UnknownProcedure(LookupError):
    """No ledger of that label has a procedure."""

    code = "procedure.unknown"

    def __init__(self, asked: str) -> None:
        near = get_close_matches(asked, _procedures, n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else ""
        super().__init__(f"没有「{asked}」的流程。{hint}")


def add(procedure: type[Procedure]) -> None:
    """Enter a procedure; raises ValueError when its ledger has one already."""
    known = _procedures.setdefault(procedure.label, procedure)
    if (known.__module__, known.__qualname__) != (procedure.__module__, procedure.__qualname__):
        raise ValueError(
            f"{procedure.label} has two procedures: {known.__qualname__}, {procedure.__qualname__}"
        )
    _procedures[procedure.label] = procedure


def procedures() -> list[type[Procedure]]:
    """All procedures, by label."""
    return [_procedures[label] for label in sorted(_procedures)]


def procedure(label: str) -> type[Procedure]:
    """The procedure of the ledger of that label. Raises UnknownProcedure with the nearest names."""
    found = find(label)
    if found is None:
        raise UnknownProcedure(label)
    return found


def find(label: str) -> type[Procedure] | None:
    """The procedure of the ledger of that label, None where it has none."""
    return _procedures.get(label)


def asked_by_moves(ledger: type[Ledger]) -> set[str]:
    """The columns of a ledger that moves of its procedure ask for or offer."""
    procedure = find(ledger.label)
    moves = procedure.moves.values() if procedure else ()
    return {name for move in moves for name in (*move.needs, *move.fills)}
