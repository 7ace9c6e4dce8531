"""What somebody may compose over (可选项): ledgers he reads whole, columns he sees, comparisons each kind allows.

What is not offered is refused like what does not exist: a hidden column gives no hint of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yuanqu.engines.composing.spec import OF_MOVES, Measured, Picked, Test
from yuanqu.engines.composing.wording import YES_NO
from yuanqu.engines.indicators.catalogue import indicators
from yuanqu.engines.indicators.dimensions import Along, Dimension, dimensions
from yuanqu.engines.indicators.lineage import read_by_dimension
from yuanqu.engines.indicators.paths import UnknownName, measurable
from yuanqu.engines.indicators.rules import is_cumulative, measures_of
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.procedure import registry as procedures
from yuanqu.people.access import Reader, reads_every, sees_column
from yuanqu.people.roles import Role

DATES, NUMBERS = ("day", "month", "moment"), ("whole", "amount")
MEASURES: dict[Measured, str] = {
    "count": "记录数",
    "distinct": "不同的个数",
    "sum": "合计",
    "average": "平均",
    "share": "占比",
}
WINDOWS: dict[Picked, str] = {
    "during": "日期在期内",
    "standing": "期末有效（从一日期到另一日期）",
    "entered": "期内进入某状态，期末仍在",
    "statement": "报表：取期末月份的累计数",
}
TESTS: dict[Test, str] = {
    "is": "为",
    "is_not": "不为",
    "filled": "已填",
    "blank": "未填",
    "at_least": "不低于",
    "below": "低于",
    "by": "不晚于期末",
    "not_after": "不晚于另一日期",
    "moved": "截至期末已办",
    "in_state": "期末处于",
}
_OF_KIND: dict[str, tuple[Test, ...]] = {
    "code": ("is", "is_not", "filled", "blank"),
    "yes_no": ("is", "filled", "blank"),
    "text": ("is", "is_not", "filled", "blank"),
    "credit_code": ("is", "is_not", "filled", "blank"),
    "whole": ("at_least", "below", "is", "filled", "blank"),
    "amount": ("at_least", "below", "is", "filled", "blank"),
    "day": ("by", "not_after", "filled", "blank"),
    "month": ("by", "not_after", "filled", "blank"),
    "moment": ("by", "not_after", "filled", "blank"),
    "link": ("filled", "blank"),
    "long_text": ("filled", "blank"),
}


def may_compose(account: object) -> bool:
    """Whether ``account`` composes indicators for the zone: the office does, as it chooses what stands on the board."""
    return bool(getattr(account, "is_active", False)) and getattr(account, "role", "") == Role.OFFICE


@dataclass(frozen=True)
class Offer:
    """One ledger as ``account`` may compose over it."""

    ledger: type[Ledger]
    account: Reader

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The ledger's own columns that measuring reads and the account sees, by identifier."""
        return {
            name: column
            for name, column in measurable(self.ledger).items()
            if column.kind in _OF_KIND and sees_column(self.account, self.ledger.record, name)
        }

    def of_kind(self, *kinds: str) -> dict[str, str]:
        """The labels of the columns of these kinds."""
        return {name: column.label for name, column in self.columns.items() if column.kind in kinds}

    @property
    def numbers(self) -> dict[str, str]:
        """What may be summed or averaged."""
        return self.of_kind(*NUMBERS)

    @property
    def dates(self) -> dict[str, str]:
        """By what records may be picked in time."""
        return self.of_kind(*DATES)

    @property
    def things(self) -> dict[str, str]:
        """Of what different values may be counted."""
        return self.of_kind("link", "code", "text", "credit_code")

    @cached_property
    def moves(self) -> dict[str, str]:
        """The moves of the ledger's procedure; none where it has none."""
        found = procedures.find(self.ledger.label)
        return {name: found.label_of_move(name) for name in (found.begin.name, *found.moves)} if found else {}

    @cached_property
    def states(self) -> dict[str, str]:
        """The states of the ledger's procedure."""
        found = procedures.find(self.ledger.label)
        return {state.code: state.label for state in found.states()} if found else {}

    @cached_property
    def windows(self) -> dict[Picked, str]:
        """How records may be picked in time."""
        # Statements come every month and in editions, each holding the ones before: only as such is one counted once.
        stated = is_cumulative(self.ledger)
        fits = {
            "during": bool(self.dates) and not stated,
            "standing": len(self.dates) > 1 and not stated,
            "entered": bool(self.states) and not stated,
            "statement": stated,
        }
        return {name: label for name, label in WINDOWS.items() if fits[name]}

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """The ways it may be sliced: every column that a dimension reads on the way is one the account sees.

        A dimension along a column of the ledger's own is another office's, save where something of this ledger is
        sliced by it already: many ledgers have a ``level`` or a ``source``, each with codes of its own.
        """
        sliced = {
            name
            for each in indicators()
            if any(measure.of == self.ledger.label for measure in measures_of(each))
            for name in each.by
        }
        return {
            each.name: each.label
            for each in dimensions()
            if (each.name in sliced or not _own(each)) and self._reaches(each)
        }

    def tests(self, column: str) -> tuple[Test, ...]:
        """The comparisons of a column."""
        return _OF_KIND[self.columns[column].kind] if column in self.columns else ()

    def values(self, column: str, test: Test) -> dict[str, str]:
        """What may stand behind a comparison, where that is a closed list."""
        if test in OF_MOVES:
            return self.moves if test == "moved" else self.states
        if test == "not_after":
            return {name: label for name, label in self.dates.items() if name != column}
        found = self.columns.get(column)
        if isinstance(found, Code):
            return {entry.code: entry.label for entry in found.codes}
        return YES_NO if found is not None and found.kind == "yes_no" else {}

    def _reaches(self, each: Dimension) -> bool:
        try:
            read = list(read_by_dimension(self.ledger, each))
        except UnknownName:
            return False
        return all(
            reads_every(self.account, path.ledger.record)
            and (path.declared is None or sees_column(self.account, path.ledger.record, path.column))
            for path in read
        )


def _own(each: Dimension) -> bool:
    return isinstance(each, Along) and "." not in each.path


def offered(account: Reader) -> Iterator[Offer]:
    """Every ledger that ``account`` reads whole: the figure counts all of its records."""
    for ledger in registry.ledgers():
        if reads_every(account, ledger.record):
            yield Offer(ledger, account)


def offer(account: Reader, label: str) -> Offer | None:
    """The ledger of that label as ``account`` may compose over it; None where there is none for it."""
    return next((each for each in offered(account) if each.ledger.label == label), None)
