"""The two kinds of columns that only the procedure engine writes: the state, and the days of moves (流程列)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yuanqu.engines.ledger.codes import CodeList, Entry
from yuanqu.engines.ledger.fields import Code, Day
from yuanqu.engines.procedure.states import State


class StateColumn(Code):
    """The state of a record: the latest standing move's target. A new record is in the first of ``states``."""

    kept = True
    sought = True

    def __init__(self, label: str = "", states: Sequence[State] = (), **options: Any) -> None:
        self.states = tuple(states)
        codes = CodeList(label or "状态", tuple(Entry(each.code, each.label) for each in self.states))
        if self.states:
            options.setdefault("default", self.states[0].code)
        super().__init__(label, codes, **options)


class MovedOn(Day):
    """The day of the latest standing move that names this column (``Move(day=…)``); empty before there is one.

    Nobody types it. A workbook's dates are replayed as moves marked 补录.
    """

    kept = True
    replayed = True

    def __init__(self, label: str = "", **options: Any) -> None:
        options["empty"] = True
        super().__init__(label, **options)
