"""What a move asks of the record itself: columns filled, guards that hold (条件)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.guards import Guard
from yuanqu.engines.procedure.moves import Move


class RowWithId(Mapping[str, Any]):
    """A row that answers ``row["id"]`` too: None where the record does not stand yet."""

    def __init__(self, row: Row, record_id: Any = None) -> None:
        self._row, self._id = row, record_id

    def __getitem__(self, name: str) -> Any:
        return self._id if name == "id" else self._row[name]

    def __iter__(self) -> Iterator[str]:
        yield from ("id", *self._row)

    def __len__(self) -> int:
        return len(self._row) + 1


def unmet(procedure: type[Procedure], move: Move, row: Row) -> list[Problem]:
    """Each needed column that is empty and each guard that does not hold, all of them."""
    return [*_empty(procedure, move, row), *guarded(move, row)]


def guarded(move: Move, row: Row) -> list[Problem]:
    """Each guard of ``move`` that does not hold of ``row``."""
    return [problem for guard in move.guards if (problem := _guarded(move, guard, row))]


def _guarded(move: Move, guard: Guard, row: Row) -> Problem | None:
    said = guard(row)
    return Problem(guard.code, (), f"「{move.label}」：{said.rstrip('。')}") if said else None


def _empty(procedure: type[Procedure], move: Move, row: Row) -> Iterator[Problem]:
    declared = procedure.ledger().declared()
    for name in move.needs:
        if row[name] in (None, ""):
            said = f"「{move.label}」须填写「{declared[name].label}」，现为空"
            yield Problem("procedure.needs", (name,), said, "请填写")
