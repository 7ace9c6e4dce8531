"""The declaration of a procedure: beside its record, states and moves in one class.

    class HazardLoop(Procedure, of=Hazard):
        name  = "隐患闭环"
        begin = Begin("发现登记", FOUND, on="found_on")
        order = Move("下达责任书", FOUND, ORDERED, by=(Role.CLERK, Role.HEAD), day="ordered_on", needs=("due_on",))
        close = Move("复查合格", ORDERED, CLOSED, not_by="order", day="closed_on")
        clocks = (Clock("整改期限", since="order", until="close", due="due_on"),)

Names are resolved by start-up checks (``system_checks.py``), which say 「是否为……」 when one is off.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, ClassVar

from yuanqu.engines.ledger import registry as ledgers
from yuanqu.engines.ledger.declaration import Ledger, label_of
from yuanqu.engines.ledger.fields import columns_of
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State


class UnknownMove(LookupError):
    """The procedure has no move of that name."""

    code = "procedure.move_unknown"

    def __init__(self, procedure: type[Procedure], asked: str) -> None:
        near = get_close_matches(asked, procedure.moves, n=3, cutoff=0.4)
        hint = f"是否为：{'、'.join(near)}？" if near else f"可用的动作：{'、'.join(procedure.moves)}。"
        super().__init__(f"流程「{procedure.name}」没有名为「{asked}」的动作。{hint}")


class Procedure:
    """How the records of one ledger move. ``name``: 流程名称; ``about``: one sentence; ``rules``: laws it follows.

    ``problem``: whether an open record is something in somebody's way, which the dispatch names with whose it is;
    in a state of ``solved`` it is no longer, though the record is looked at again.
    """

    name: ClassVar[str]
    about: ClassVar[str] = ""
    rules: ClassVar[tuple[str, ...]] = ()
    clocks: ClassVar[tuple[Clock, ...]] = ()
    problem: ClassVar[bool] = False
    solved: ClassVar[tuple[State, ...]] = ()

    record: ClassVar[type[Record]]
    label: ClassVar[str]
    begin: ClassVar[Begin]
    moves: ClassVar[Mapping[str, Move]]

    def __init_subclass__(cls, *, of: type[Record], **options: object) -> None:
        super().__init_subclass__(**options)
        cls.record, cls.label = of, label_of(of)
        own = [value for base in reversed(cls.__mro__) for value in vars(base).values()]
        cls.moves = {value.name: value for value in own if isinstance(value, Move)}
        registry.add(cls)

    @classmethod
    def ledger(cls) -> type[Ledger]:
        """The ledger whose records it moves."""
        return ledgers.ledger(cls.label)

    @classmethod
    def state_column(cls) -> str:
        """The name of the record's StateColumn; raises LookupError where it has none."""
        for name, column in columns_of(cls.record).items():
            if isinstance(column, StateColumn):
                return name
        raise LookupError(f"{cls.label} has no StateColumn")

    @classmethod
    def states(cls) -> tuple[State, ...]:
        """All states in the order of the record's StateColumn."""
        column: Any = columns_of(cls.record)[cls.state_column()]
        return tuple(column.states)

    @classmethod
    def state(cls, code: str) -> State:
        """The state of that code; one that is declared no more is shown by its code."""
        return next((state for state in cls.states() if state.code == code), State(code, code))

    @classmethod
    def days(cls) -> tuple[str, ...]:
        """The names of the record's MovedOn columns."""
        return tuple(name for name, column in columns_of(cls.record).items() if isinstance(column, MovedOn))

    @classmethod
    def move(cls, name: str) -> Move:
        """The move of that name. Raises UnknownMove with the nearest names."""
        if name not in cls.moves:
            raise UnknownMove(cls, name)
        return cls.moves[name]

    @classmethod
    def leaving(cls, code: str) -> list[Move]:
        """The moves that may be made in the state of that code, in the order of the declaration."""
        return [move for move in cls.moves.values() if move.starts_in(code)]

    @classmethod
    def label_of_move(cls, name: str) -> str:
        """The label of a move or of the begin; a move declared no more is shown by its name."""
        if name == cls.begin.name:
            return cls.begin.label
        return cls.moves[name].label if name in cls.moves else name
