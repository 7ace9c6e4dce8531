"""What a column, a dimension or a condition says of one row: straight from its docstring, no SQL in mind."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from tests.naive.rows import Row
from yuanqu.engines.indicators import conditions as c
from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped, dimension
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.fields import Column


@cache
def declared_columns(label: str) -> dict[str, Column]:
    """The columns a ledger declares."""
    return registry.ledger(label).declared()


OPEN_SINCE, OPEN_UNTIL = date.min, date.max


def month_end(first: date) -> date:
    """The last day of the month that begins on ``first``."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


class Lookups:
    """Finds values in all rows by ledger."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self._by_id: dict[str, dict[UUID, Row]] = {}
        self._by_link: dict[tuple[str, str], dict[Any, list[Row]]] = {}
        self._moves: dict[str, dict[Any, list[Row]]] = {}

    def by_id(self, label: str) -> dict[UUID, Row]:
        """A ledger's rows by their ids."""
        if label not in self._by_id:
            self._by_id[label] = {row["id"]: row for row in self.rows[label]}
        return self._by_id[label]

    def kind(self, label: str, column: str) -> str:
        """The kind of a ledger's column."""
        return declared_columns(label)[column].kind

    def value(self, label: str, row: Row, path: str) -> Any:
        """The cell at the end of ``path``; LookupError where the ledger has no such path."""
        first, _, rest = path.partition(".")
        declared = declared_columns(label)
        if first not in declared or declared[first].personal:
            if first != label.partition(".")[2]:
                raise LookupError(path)
            return self.value(label, row, rest) if rest else row["id"]
        if not rest:
            return row[first]
        target = next(
            each.label
            for each in registry.ledgers()
            if each.record is declared[first].related_model  # type: ignore[attr-defined]
        )
        linked = self.by_id(target).get(row[first])
        if linked is None:
            self.value(target, dict.fromkeys([*declared_columns(target), "id"]), rest)
            return None
        return self.value(target, linked, rest)

    def along(self, label: str, row: Row, name: str, own: date) -> Any:
        """The value of a dimension at the record's own date."""
        declared = dimension(name)
        match declared:
            case Along(path=path):
                return self.value(label, row, path)
            case Dated():
                link = self.value(label, row, declared.link)
                found = self._covering(declared.ledger, declared.there, link, declared.during, own)
                return found[-1][declared.column] if found else None
            case Mapped():
                source = self.along(label, row, declared.of, own)
                if source is None:
                    return None
                found = self._covering(
                    declared.ledger, declared.key, source[: declared.take], declared.during, own
                )
                fitting = [each for each in found if all(plain(w, each[w.column]) for w in declared.where)]
                return fitting[-1][declared.column] if fitting else None
        raise LookupError(name)

    def code(self, label: str, row: Row, name: str, own: date) -> str:
        """A dimension's value as a slice writes it."""
        value = self.along(label, row, name, own)
        if value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    def holds(self, condition: c.Condition, label: str, row: Row, own: date, cut: date) -> bool:
        """Whether the row satisfies one condition."""
        if isinstance(condition, c.Within):
            link = self.value(label, row, condition.link)
            found = self._covering(condition.ledger, condition.there, link, condition.during, own)
            return any(all(plain(w, each[w.column]) for w in condition.where) for each in found)
        if isinstance(condition, c.Moved):
            done = [move for move in self.moves(label, row) if move["on"] <= cut]
            return any(move["move"] in condition.moves for move in done)
        if isinstance(condition, c.InState):
            return self.state(label, row, cut) in condition.states
        value = self._named(label, row, condition.column, own)
        match condition:
            case c.Present():
                return value is not None
            case c.Absent():
                return value is None
            case c.AtLeast(value=least):
                return value is not None and value >= least
            case c.Below(value=bound):
                return value is not None and value < bound
            case c.By():
                return value is not None and value <= cut
            case c.NotAfter(other=other):
                later = self._named(label, row, other, own)
                return value is not None and later is not None and value <= later
        return plain(condition, value)

    def moves(self, label: str, row: Row) -> list[Row]:
        """The record's moves in the order of their days, those of one day as they were made."""
        if label not in self._moves:
            index = self._moves[label] = defaultdict(list)
            for move in self.rows[f"{label}:moves"]:
                index[move["record"]].append(move)
        return sorted(self._moves[label].get(row["id"], ()), key=lambda move: (move["on"], move["seq"]))

    def state(self, label: str, row: Row, day: date) -> str | None:
        """The state the record is left in at the end of the day."""
        state = None
        for move in self.moves(label, row):
            if move["on"] <= day:
                state = move["target"]
        return state

    def entered(self, label: str, row: Row, states: tuple[str, ...], day: date) -> date | None:
        """The day since which the record has been in any of the states without a break; None: it is not in one."""
        if self.state(label, row, day) not in states:
            return None
        days: list[date] = sorted(
            {move["on"] for move in self.moves(label, row) if move["on"] <= day}, reverse=True
        )
        entered = days[0]
        for each in days:
            if self.state(label, row, each) not in states:
                break
            entered = each
        return entered

    def _named(self, label: str, row: Row, name: str, own: date) -> Any:
        try:
            return self.value(label, row, name)
        except LookupError:
            return self.along(label, row, name, own)

    def _covering(self, label: str, key: str, link: Any, during: tuple[str, str], on: date) -> list[Row]:
        """Rows whose interval covers the day, the one that began last at the end."""
        if (label, key) not in self._by_link:
            index = self._by_link[label, key] = defaultdict(list)
            for row in self.rows[label]:
                if row[key] is not None:
                    index[row[key]].append(row)
        since, until = during

        def begins(row: Row) -> date:
            return row[since] or OPEN_SINCE

        def ends(row: Row) -> date:
            if row[until] is None:
                return OPEN_UNTIL
            return month_end(row[until]) if self.kind(label, until) == "month" else row[until]

        found = [row for row in self._by_link[label, key].get(link, ()) if begins(row) <= on <= ends(row)]
        return sorted(found, key=lambda row: (begins(row), row["id"].int))


def plain(condition: Any, value: Any) -> bool:
    """Equals, OneOf and NoneOf on one value."""
    match condition:
        case c.Equals(value=wanted):
            return value is not None and bool(value == wanted)
        case c.OneOf(values=wanted):
            return value is not None and value in wanted
        case c.NoneOf(values=unwanted):
            return value is None or value not in unwanted
    raise TypeError(condition)
