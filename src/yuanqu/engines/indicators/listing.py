"""Lists the records of a figure's sides (记录): the same conditions as the count, row by row.

Each record comes with what names it, the dates and cells that decide whether it counts, and the measured value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.indicators.conditions import InState, Moved, OfMoves, Within
from yuanqu.engines.indicators.connections import ask, count
from yuanqu.engines.indicators.needs import Base, Comparison, Missing
from yuanqu.engines.indicators.paths import Path, resolve
from yuanqu.engines.indicators.scans.absence import register_of
from yuanqu.engines.indicators.scans.listed import Listed
from yuanqu.engines.indicators.scans.listing import list_absent, list_compared, list_counted
from yuanqu.engines.indicators.scans.owing import list_owed
from yuanqu.engines.indicators.scans.sources import Span, fill
from yuanqu.engines.indicators.windows import During, Entered, Opening, Owed, Standing, Statement, Window
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code
from yuanqu.engines.procedure import registry as procedures
from yuanqu.engines.snapshots import Snapshot

_COMPARED = {
    "now": ("本期数",),
    "base": ("可比基数",),
    "published": ("上年初报数",),
    "entered": ("本期数", "可比基数"),
    "left": ("上年初报数",),
    "revised": ("上年初报数", "可比基数", "修订额"),
    "baseless": ("本期数",),
}


@dataclass(frozen=True)
class Records:
    """Some records of a side: ``total`` of them in all, each row an ``id`` and a text for each heading.

    ``paths``: the columns that stand under each heading; none where it is an amount, a day or a state of measuring.
    """

    total: int
    headings: tuple[str, ...]
    rows: list[dict[str, Any]]
    ledger: str
    paths: tuple[tuple[Path, ...], ...]


@dataclass(frozen=True)
class Side:
    """What one side lists: a base measure (without ``minus``), a set of a comparison, or those missing."""

    of: Base | Comparison | Missing
    span: Span
    minus: Base | None = None
    which: str = ""


@dataclass(frozen=True)
class Listing:
    """The query behind a figure: each side with what it lists, over one snapshot and as-of day."""

    snapshot: Snapshot
    as_of: date
    sides: dict[str, Side]

    def ledger(self, name: str) -> str:
        """The ledger whose records a side lists."""
        return _query(self.sides[name])[0].ledger.label

    def records(
        self, name: str, total: int, limit: int | None, first: int = 0, *, few: bool = False
    ) -> Records:
        """The records of a side in the order of their dates: ``limit`` of them from number ``first`` on.

        ``few``: as every page that says who is behind asks for; such an answer is kept.
        """
        side = self.sides[name]
        listed, shown = _query(side)
        sql = fill(listed.sql, listed.window, [side.span], self.as_of)
        if limit is not None:
            sql += f" LIMIT {int(limit)} OFFSET {int(first)}"
        found = (count if few else ask)(self.snapshot, sql, tables=listed.tables)
        rows = [{"id": str(row[0]), **_texts(row[1:], shown)} for row in found]
        headings, paths = tuple(each.heading for each in shown), tuple(each.paths for each in shown)
        return Records(total, headings, rows, listed.ledger.label, paths)


@dataclass(frozen=True)
class Shown:
    """One column of a list: its heading and the paths whose texts make it; no path: an amount, a day or a state."""

    heading: str
    paths: tuple[Path, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many cells of the query it takes."""
        return len(self.paths) or 1


def _query(side: Side) -> tuple[Listed, list[Shown]]:
    match side.of:
        case Missing():
            base = side.of.of
            assert isinstance(base.when, Statement)
            columns = _titles(register_of(registry.ledger(base.of), base.when))
            return list_absent(side.of, _flat(columns)), [shown for _, shown in columns]
        case Comparison():
            ledger, base = registry.ledger(side.of.of.of), side.of.of
            columns = _titles(ledger)
            if side.which == "revised" and isinstance(base.when, Statement):
                columns += _columns(ledger, [base.when.reason])
            amounts = [Shown(f"{name}{_unit(ledger, base.column)}") for name in _COMPARED[side.which]]
            return list_compared(side.of, side.which, _flat(columns)), [*(s for _, s in columns), *amounts]
        case Base(when=Owed()):
            columns = _titles(registry.ledger(side.of.of))
            listed = list_owed(side.of, side.which, _flat(columns))
            return listed, [
                *(s for _, s in columns),
                Shown("期初"),
                Shown("期末"),
                Shown("已办"),
                Shown("应办"),
            ]
        case Base():
            ledger = registry.ledger(side.of.of)
            columns = _titles(ledger)
            own = [
                *_dates(side.of.when),
                *_conditioned(side),
                side.of.column if side.of.how != "count" else "",
            ]
            columns += _columns(ledger, own, beside=columns)
            told = tuple(dict.fromkeys(_told(side)))
            listed = list_counted(side.of, side.minus, side.which == "blank", _flat(columns), told)
            return listed, [*(s for _, s in columns), *_of_moves(side.of, told)]


Column = tuple[tuple[str, ...], Shown]


def _titles(ledger: type[Ledger]) -> list[Column]:
    return _columns(ledger, [column for column in ledger.title if column not in ledger.untyped()])


def _columns(ledger: type[Ledger], names: Sequence[str], beside: Sequence[Column] = ()) -> list[Column]:
    """Columns to show, each once; a link is shown by the title of the record it leads to."""
    taken = {paths for paths, _ in beside}
    columns: list[Column] = []
    for name in dict.fromkeys(filter(None, names)):
        paths = tuple(_text_paths(ledger, name))
        declared = resolve(ledger, name).declared
        if paths not in taken and declared is not None:
            heading = declared.label + (_unit(ledger, name))
            columns.append((paths, Shown(heading, tuple(resolve(ledger, path) for path in paths))))
    return columns


def _text_paths(ledger: type[Ledger], name: str, depth: int = 0) -> Iterator[str]:
    """The columns whose texts say which record a column means."""
    target = resolve(ledger, name).target
    if target is None or depth > 2:
        yield name
        return
    for title in target.title:
        yield from _text_paths(ledger, f"{name}.{title}", depth + 1)


def _flat(columns: Sequence[Column]) -> list[str]:
    return [path for paths, _ in columns for path in paths]


def _dates(window: Window) -> tuple[str, ...]:
    match window:
        case During(column=column):
            return (column,)
        case Standing(since=since, until=until) | Opening(since=since, until=until):
            return (since, until)
        case Statement(month=month, edition=edition):
            return (month, edition)
        case Entered() | Owed():
            return ()


def _conditioned(side: Side) -> Iterator[str]:
    """The ledger's own columns that the conditions read: why a record counts, or does not."""
    assert isinstance(side.of, Base)
    declared = registry.ledger(side.of.of).declared()
    for condition in (*side.of.where, *(side.minus.where if side.minus else ())):
        if not isinstance(condition, Within | OfMoves):
            names = (condition.column, getattr(condition, "other", ""))
            yield from (name for name in names if name in declared and not declared[name].personal)


def _told(side: Side) -> Iterator[OfMoves]:
    assert isinstance(side.of, Base)
    conditions = (*side.of.where, *(side.minus.where if side.minus else ()))
    for condition in conditions:
        if isinstance(condition, Moved):
            yield condition
    if any(isinstance(each, InState) for each in conditions):
        yield InState()  # whichever states are asked for, the one it is in is shown once


def _of_moves(base: Base, told: Sequence[OfMoves]) -> Iterator[Shown]:
    """The days and states that conditions on moves look at, with their headings."""
    if isinstance(base.when, Entered):
        procedure = procedures.procedure(base.of)
        yield Shown(f"进入「{'、'.join(procedure.state(code).label for code in base.when.states)}」日期")
    for condition in told:
        procedure = procedures.procedure(base.of)
        if isinstance(condition, Moved):
            yield Shown(f"{'、'.join(map(procedure.label_of_move, condition.moves))}日期")
        else:
            yield Shown("期末状态", labels={each.code: each.label for each in procedure.states()})


def _unit(ledger: type[Ledger], name: str) -> str:
    unit = getattr(resolve(ledger, name).declared, "unit", "")
    return f"（{unit}）" if unit else ""


def _texts(cells: Sequence[Any], shown: Sequence[Shown]) -> dict[str, str]:
    row, at = {}, 0
    for each in shown:
        taken = cells[at : at + each.width]
        at += each.width
        parts = [
            each.labels.get(value) or _text(value, path)
            for value, path in zip(taken, each.paths or (None,), strict=True)
        ]
        row[each.heading] = " ".join(part for part in parts if part)
    return row


def _text(value: Any, path: Path | None) -> str:
    if value is None:
        return ""
    declared = path.declared if path else None
    if isinstance(declared, Code):
        return declared.codes.label(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.strftime("%Y-%m") if path and path.kind == "month" else value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)
