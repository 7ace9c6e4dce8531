"""What a record must satisfy to be measured: small values that any engine can read.

A ``column`` is an identifier of the measured ledger, a path over one link (``enterprise.is_private``) or a
dimension's name. A condition on an empty cell is false, save where its docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Value = str | int | bool | Decimal


@dataclass(frozen=True)
class Equals:
    """The column holds ``value`` (a code, never its label)."""

    column: str
    value: Value


@dataclass(frozen=True)
class OneOf:
    """The column holds one of ``values``."""

    column: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class NoneOf:
    """The column holds none of ``values``; an empty cell satisfies it."""

    column: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Present:
    """The column is filled."""

    column: str


@dataclass(frozen=True)
class Absent:
    """The column is empty."""

    column: str


@dataclass(frozen=True)
class AtLeast:
    """The number in the column is not below ``value``."""

    column: str
    value: int | Decimal


@dataclass(frozen=True)
class Below:
    """The number in the column is below ``value``."""

    column: str
    value: int | Decimal


@dataclass(frozen=True)
class By:
    """The date in the column has come by the period's last day (and by the as-of day)."""

    column: str


@dataclass(frozen=True)
class NotAfter:
    """The date in ``column`` is not after the one in ``other``."""

    column: str
    other: str


@dataclass(frozen=True)
class Within:
    """The record's ``link`` stands in ``ledger`` at the record's own date.

    ``during``: the interval columns there (both inclusive; an empty end is open). ``where``: conditions on the rows
    of ``ledger``. Several matching intervals count once.
    """

    ledger: str
    link: str
    during: tuple[str, str]
    where: tuple[Equals | OneOf | NoneOf, ...] = ()
    there: str = "enterprise"


@dataclass(frozen=True)
class Moved:
    """A move of the record's procedure has happened by the period's last day (and by the as-of day).

    ``moves``: names of moves, any of which will do. What happened and was later undone by another move did happen.
    """

    moves: tuple[str, ...]

    def __init__(self, *moves: str) -> None:
        object.__setattr__(self, "moves", moves)


@dataclass(frozen=True)
class InState:
    """The record is in one of ``states`` (codes) on the period's last day (or on the as-of day before it).

    The state of a day is what the last of its moves left; without a move there is none.
    """

    states: tuple[str, ...]

    def __init__(self, *states: str) -> None:
        object.__setattr__(self, "states", states)


OfMoves = Moved | InState
Condition = OfMoves | Equals | OneOf | NoneOf | Present | Absent | AtLeast | Below | By | NotAfter | Within
