"""The lines of a dossier by office, and by time (排列)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yuanqu.engines.dossiers.reading import Line, Told
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.pages.navigation import ledgers_by_room
from yuanqu.engines.ledger.titles import Reader

SHOWN = 3  # lines of one ledger that stand open in an office; the others are folded
ALONE = 3  # records of one ledger that stand one by one in a year; more are folded into one


@dataclass(frozen=True)
class Part:
    """A ledger within its office: the lines that stand open, and those that are folded."""

    told: Told

    @property
    def open(self) -> Sequence[Line]:
        """The newest."""
        return self.told.lines[:SHOWN]

    @property
    def folded(self) -> Sequence[Line]:
        """The others that were read."""
        return self.told.lines[SHOWN:]


@dataclass(frozen=True)
class Room:
    """An office with its ledgers that tell something; ``silent`` are those that tell nothing."""

    name: str
    parts: Sequence[Part]
    silent: Sequence[type[Ledger]]

    @property
    def total(self) -> int:
        """How many records the office has."""
        return sum(part.told.total for part in self.parts)


@dataclass(frozen=True)
class Fold:
    """Lines of one ledger within one year, newest first: one by one, or folded where they are many."""

    ledger: type[Ledger]
    lines: Sequence[Line]

    @property
    def folded(self) -> bool:
        """Whether they stand as one."""
        return len(self.lines) > 1

    @property
    def records(self) -> int:
        """How many records they tell of."""
        return len({line.record for line in self.lines})

    @property
    def span(self) -> str:
        """From the oldest to the newest."""
        days = sorted((line for line in self.lines if line.day), key=lambda line: line.day or date.min)
        first, last = (days[0].when, days[-1].when) if days else ("", "")
        return first if first == last else f"{first} 至 {last}"


@dataclass(frozen=True)
class Year:
    """What happened in a year; ``label`` is 「2025年」, or says that no day is known."""

    label: str
    folds: Sequence[Fold]

    @property
    def total(self) -> int:
        """How many things it tells."""
        return sum(len(fold.lines) for fold in self.folds)


def by_room(account: Reader, told: Iterable[Told]) -> list[Room]:
    """The offices in the menu's order."""
    of = {each.ledger: each for each in told}
    rooms = []
    for name, ledgers in ledgers_by_room(account):
        mine = [of[ledger] for ledger in ledgers if ledger in of]
        if mine:
            parts = [Part(each) for each in mine if each.total]
            rooms.append(Room(name, parts, [each.ledger for each in mine if not each.total]))
    return rooms


def by_time(told: Iterable[Told], own: Sequence[Line]) -> list[Year]:
    """The years, the newest first, and last what has no day; ``own``: the subject's own days."""
    lines = [*own, *(line for each in told for record in each.lines for line in record.story)]
    dated = [(line.day, line) for line in lines if line.day is not None]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    years: dict[str, list[Line]] = {}
    for day, line in dated:
        years.setdefault(f"{day.year}年", []).append(line)
    undated = [line for line in lines if line.day is None]
    found = [Year(label, _folds(within)) for label, within in years.items()]
    return [*found, Year("没有填日期的", _folds(undated))] if undated else found


def _folds(lines: Iterable[Line]) -> list[Fold]:
    """One by one by day; a ledger with many records stands where its newest is, but for what is urgent.

    The subject's own days are never folded.
    """
    of: dict[type[Ledger], list[Line]] = {}
    ordered = list(lines)
    for line in ordered:
        if not line.own and not line.urgent:
            of.setdefault(line.ledger, []).append(line)
    many = {ledger for ledger, held in of.items() if len({line.record for line in held}) > ALONE}
    folds: list[Fold] = []
    for line in ordered:
        if line.own or line.urgent or line.ledger not in many:
            folds.append(Fold(line.ledger, [line]))
        elif line is of[line.ledger][0]:
            folds.append(Fold(line.ledger, of[line.ledger]))
    return folds


def urgent(told: Iterable[Told]) -> list[Line]:
    """What is overdue, then what nearly is, each in the order of its ledgers."""
    lines = [line for each in told for line in each.lines if line.urgent]
    return sorted(lines, key=lambda line: line.light is None or line.light.colour != "red")
