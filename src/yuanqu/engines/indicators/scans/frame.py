"""Expressions over the records of one ledger: columns, links, dimensions and conditions become joins and text.

A frame reads a relation ``s`` that gives, beside the ledger's columns, ``slot`` (which period), ``own`` (the record's
own date, at which dimensions and intervals are looked up) and ``cut`` (the day until which things have happened).
"""

from __future__ import annotations

from collections.abc import Iterable

from yuanqu.engines.indicators.conditions import (
    Absent,
    AtLeast,
    Below,
    By,
    Condition,
    Equals,
    InState,
    Moved,
    NoneOf,
    NotAfter,
    OneOf,
    Present,
    Within,
)
from yuanqu.engines.indicators.dimensions import Along, Dated, Dimension, Mapped, dimension, dimensions
from yuanqu.engines.indicators.needs import Cut
from yuanqu.engines.indicators.paths import Path, UnknownName, resolve
from yuanqu.engines.indicators.scans.progress import firsts, stretches
from yuanqu.engines.indicators.scans.text import listed, literal, name
from yuanqu.engines.indicators.scans.timelines import Timeline, Timelines, plain
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.snapshots import view_name


class Frame:
    """What a query needs of one ledger: the columns its source must give and the joins beside it."""

    def __init__(self, ledger: type[Ledger], timelines: Timelines) -> None:
        self.ledger = ledger
        self.timelines = timelines
        self.reach = timelines.reach
        self.columns: dict[str, None] = {}
        self._joins: dict[str, str] = {}
        self._stretches: dict[tuple[str, str], str] = {}

    def column(self, path: str) -> str:
        """The column at the end of ``path``; links on the way are joined."""
        return self._reach(resolve(self.ledger, path))

    def code(self, dimension_name: str) -> str:
        """A dimension's code as text, empty where the record has none."""
        return f"coalesce(CAST({self.dimension(dimension_name)} AS STRING), '')"

    def dimension(self, dimension_name: str) -> str:
        """A dimension's value at the record's own date."""
        declared = dimension(dimension_name)
        if declared is None:
            raise UnknownName("分组", dimension_name, (each.name for each in dimensions()))
        return self._along(declared)

    def holds(self, conditions: Iterable[Condition], cut: Cut = ()) -> str:
        """Whether a record satisfies all conditions and lies in the slice; true or false, never NULL."""
        parts = [self.condition(each) for each in conditions]
        parts += [f"{self.code(dimension_name)} = {literal(code)}" for dimension_name, code in cut]
        return " AND ".join(parts) or "TRUE"

    def condition(self, condition: Condition) -> str:
        """One condition, as text."""
        match condition:
            case Within():
                return f"{self._within(condition)} IS NOT NULL"
            case InState(states=states):
                return f"coalesce({self.told(condition)} IN ({listed(map(literal, states))}), FALSE)"
            case Moved():
                return f"coalesce({self.told(condition)} <= s.cut, FALSE)"
            case Equals() | OneOf() | NoneOf():
                return plain(condition, self._named(condition.column))
            case Present(column=column):
                return f"{self._named(column)} IS NOT NULL"
            case Absent(column=column):
                return f"{self._named(column)} IS NULL"
            case AtLeast(column=column, value=value) | Below(column=column, value=value):
                beyond = ">=" if isinstance(condition, AtLeast) else "<"
                return f"coalesce({self._named(column)} {beyond} {literal(value)}, FALSE)"
            case By(column=column):
                return f"coalesce({self._named(column)} <= s.cut, FALSE)"
            case NotAfter(column=column, other=other):
                return f"coalesce({self._named(column)} <= {self._named(other)}, FALSE)"

    def told(self, condition: Moved | InState) -> str:
        """What a condition on moves is asked of: the state at ``cut``, or the day a move first happened."""
        if isinstance(condition, InState):
            return f"{self._at(stretches(self.ledger, self.reach), 's.id', 's.cut')}.value"
        relation = self.timelines.made(firsts(self.ledger, condition.moves, self.reach))
        self._joins.setdefault(
            relation,
            f"LEFT JOIN {relation} ON {relation}.link = s.id{self.reach.same(relation, 's')}",
        )
        return f"{relation}.since"

    def joined(self, source: str) -> str:
        """The relation ``source`` as ``s``, with everything the expressions refer to."""
        return " ".join([f"{source} AS s", *self._joins.values()])

    def needed(self, *more: str) -> list[str]:
        """The ledger's own columns that the source must give."""
        return list(dict.fromkeys([*more, *self.columns]))

    def _named(self, column: str) -> str:
        """A condition's column: the ledger's own, over links, or a dimension."""
        try:
            return self.column(column)
        except UnknownName:
            if dimension(column) is None:
                raise
            return self.dimension(column)

    def _reach(self, path: Path) -> str:
        alias, ledger = "s", self.ledger
        for depth, link in enumerate(path.links, 1):
            own = f"{alias}.{name(link)}"
            if alias == "s":
                self.columns[link] = None
            target = resolve(ledger, link).target
            assert target is not None
            alias = "_".join(("link", *path.links[:depth]))
            self._joins.setdefault(
                alias,
                f"LEFT JOIN {view_name(target.label)} AS {alias} ON {alias}.id = {own}{self.reach.same(alias, 's')}",
            )
            ledger = target
        if alias == "s" and path.column != "id":
            self.columns[path.column] = None
        return f"{alias}.{name(path.column)}"

    def _along(self, declared: Dimension) -> str:
        match declared:
            case Along(path=path):
                return self.column(path)
            case Dated():
                line = Timeline(declared.ledger, declared.there, declared.column, declared.during)
                return f"{self._at(line, self.column(declared.link))}.value"
            case Mapped():
                line = Timeline(
                    declared.ledger, declared.key, declared.column, declared.during, declared.where
                )
                key = f"substr({self.dimension(declared.of)}, 1, {declared.take})"
                return f"{self._at(line, key)}.value"

    def _within(self, within: Within) -> str:
        line = Timeline(within.ledger, within.there, "", within.during, within.where)
        return f"{self._at(line, self.column(within.link))}.link"

    def _at(self, line: Timeline | str, link: str, day: str = "s.own") -> str:
        """Join the stretch of a timeline that covers ``day``, the record's own date; gives its alias."""
        relation = self.timelines.made(line) if isinstance(line, str) else self.timelines.use(line)
        alias = self._stretches.setdefault((relation, link), f"at_{len(self._stretches)}")
        self._joins.setdefault(
            alias,
            f"LEFT JOIN {relation} AS {alias} ON {alias}.link = {link}{self.reach.same(alias, 's')}"
            f" AND {alias}.since <= {day} AND {alias}.until > {day}",
        )
        return alias
