"""Moves as a procedure declares them: from where to where, by whom, with what (办理动作)."""

from __future__ import annotations

from dataclasses import dataclass, field

from yuanqu.engines.procedure.guards import Guard
from yuanqu.engines.procedure.states import State
from yuanqu.people.models import Role

BEGIN = "begin"


@dataclass(frozen=True)
class Evidence:
    """Files that must lie with the record before the move: at least ``least`` of ``phase`` (empty: of any).

    ``pictures``: a document does not do. What is called 照片 has it (a start-up check); 照片或记录 takes either.
    """

    label: str
    phase: str = ""
    least: int = 1
    pictures: bool = False


@dataclass
class Begin:
    """How a record enters: every new record is in ``target``, since the day in its own column ``on``."""

    label: str
    target: State
    on: str = ""
    name: str = field(default=BEGIN, init=False)

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name


@dataclass
class Move:
    """One step. ``source``: a state, or several.

    ``by``: roles; clerks and heads only of the keeper department, an enterprise only on its own records. ``day``: the
    MovedOn column that takes its date. ``needs``: columns asked for and required; ``fills``: offered. ``evidence``:
    files that must be there. ``reason``: whether it must be said why. ``guards``: what must hold. ``not_by``: the
    moves (a name, or several) whose latest doers may not make this one. ``named``: the column that names the department
    whose clerks and heads make it in the keeper's place; where it names none that has people in the zone, the keeper's
    do. ``waits``: for which of ``by`` a record that it leads on from stands in the to-dos (None: for all); a move made
    in another's place, or only when need be, waits for nobody.
    """

    label: str
    source: State | tuple[State, ...]
    target: State
    by: tuple[Role, ...] = (Role.CLERK, Role.HEAD)
    day: str = ""
    needs: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: bool = False
    guards: tuple[Guard, ...] = ()
    not_by: str | tuple[str, ...] = ()
    named: str = ""
    waits: tuple[Role, ...] | None = None
    name: str = field(default="", init=False)

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @property
    def sources(self) -> tuple[State, ...]:
        """The states from which it may be made."""
        return self.source if isinstance(self.source, tuple) else (self.source,)

    @property
    def verifies(self) -> tuple[str, ...]:
        """The moves whose latest doers may not make this one."""
        return (self.not_by,) if isinstance(self.not_by, str) else self.not_by

    def waits_for(self, role: str) -> bool:
        """Whether somebody of that role is to make it, not only may."""
        return self.waits is None or role in self.waits

    def starts_in(self, code: str) -> bool:
        """Whether it may be made in the state of that code."""
        return any(state.code == code for state in self.sources)
