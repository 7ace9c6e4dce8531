"""How many files of a phase lie with a record: told by the engine that keeps them (佐证).

Where nobody tells, there are none: a move that asks for evidence is refused, never waved through.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.moves import Evidence, Move

Counter = Callable[[str, UUID, str], int]
_counters: list[Counter] = []


def count_evidence_by(counter: Counter) -> None:
    """Let ``counter(ledger label, record id, phase)`` say how many files lie there (phase "": of any)."""
    if counter not in _counters:
        _counters.append(counter)


def held_evidence(procedure: type[Procedure], record: UUID, evidence: Evidence) -> int:
    """How many files that serve as ``evidence`` lie with the record."""
    return sum(counter(procedure.label, record, evidence.phase) for counter in _counters)


def lacking(procedure: type[Procedure], record: UUID, move: Move) -> list[Problem]:
    """Each evidence of ``move`` of which too few files are there."""
    problems = []
    for evidence in move.evidence:
        held = held_evidence(procedure, record, evidence)
        if held < evidence.least:
            said = f"「{move.label}」要有「{evidence.label}」至少 {evidence.least} 件，现有 {held} 件"
            problems.append(Problem("procedure.evidence", (), said, "请先在“佐证材料”中上传"))
    return problems
