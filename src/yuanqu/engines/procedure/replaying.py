"""From the days a workbook gives to the moves that must have been made on them (补录)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.moves import Move
from yuanqu.engines.procedure.requirements import unmet

Groups = tuple[tuple[str, ...], ...]  # day columns by their day, in order; those of one day together


class Step(NamedTuple):
    """A move as it is replayed."""

    move: Move
    on: date


@dataclass(frozen=True)
class Replay:
    """The moves that the days stand for, or why there are none."""

    steps: tuple[Step, ...] = ()
    blocks: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where a record stands when days are replayed: its state, and the day of its last move."""

    state: str
    since: date | None


def replay(
    procedure: type[Procedure], row: Row, place: Place, days: Mapping[str, date], today: date
) -> Replay:
    """The moves from ``place`` by which each column of ``days`` gets its day, through the guards of each.

    Of several ways through the procedure the first that nothing blocks is taken.
    """
    ordered = sorted(days, key=lambda name: days[name])
    if early := [*_out_of_time(procedure, place, days, ordered, today)]:
        return Replay(blocks=early)
    groups = tuple(tuple(sorted(names)) for _, names in groupby(ordered, key=lambda name: days[name]))
    first: list[Problem] = []
    for path in ways(procedure, place.state, groups):  # type: ignore[arg-type]
        steps = tuple(Step(procedure.moves[name], days[procedure.moves[name].day]) for name in path)
        blocks = [
            replace(problem, columns=(*problem.columns, step.move.day))
            for step in steps
            for problem in unmet(procedure, step.move, row)
        ]
        if not blocks:
            return Replay(steps)
        first = first or blocks
    return Replay(blocks=first or [_no_way(procedure, place.state, groups, days)])


def _out_of_time(
    procedure: type[Procedure], place: Place, days: Mapping[str, date], ordered: list[str], today: date
) -> Iterator[Problem]:
    declared = procedure.ledger().declared()
    for name in ordered:
        label, day = declared[name].label, days[name]
        if day > today:
            said = f"「{label}」{day} 晚于今天，还没有发生的事不能补录"
            yield Problem("procedure.replay_future", (name,), said, "请更正日期")
        elif place.since and day < place.since:
            said = f"「{label}」{day} 早于上一步的日期 {place.since}，流程只能向前"
            yield Problem("procedure.replay_order", (name,), said, "请更正日期")


@lru_cache(maxsize=4096)
def ways(procedure: type[Procedure], state: str, groups: Groups) -> tuple[tuple[str, ...], ...]:
    """All sequences of moves from ``state`` that stamp exactly the columns of ``groups``, in their order."""
    return tuple(path for path, left in _walks(procedure, state, groups) if not left)


def _walks(
    procedure: type[Procedure], state: str, groups: Groups, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Groups]]:
    """Each walk as far as it goes: the moves, and the columns left."""
    if not groups:
        yield path, ()
        return
    stuck = True
    for move in procedure.leaving(state):
        if move.day in groups[0]:
            stuck = False
            rest = tuple(name for name in groups[0] if name != move.day)
            left = (rest, *groups[1:]) if rest else groups[1:]
            yield from _walks(procedure, move.target.code, left, (*path, move.name))
    if stuck:
        yield path, groups


def _no_way(procedure: type[Procedure], state: str, groups: Groups, days: Mapping[str, date]) -> Problem:
    """Why the days cannot be replayed: how far one gets, and what the next day would have needed."""
    path, left = max(_walks(procedure, state, groups), key=lambda walk: len(walk[0]))
    reached = procedure.moves[path[-1]].target if path else procedure.state(state)
    declared, name = procedure.ledger().declared(), left[0][0]
    makers = [move for move in procedure.moves.values() if move.day == name]
    sources = dict.fromkeys(source.label for move in makers for source in move.sources)
    before = [m.day for m in procedure.leaving(reached.code) if m.day and m.day not in days]
    missing = "、".join(f"「{declared[day].label}」" for day in dict.fromkeys(before) if day != name)
    said = (
        f"「{declared[name].label}」{days[name]} 接不上：到那一天记录是「{reached.label}」，"
        f"而「{makers[0].label}」要从「{'、'.join(sources)}」办起"
    )
    mend = f"请补上 {missing} 或更正日期" if missing else "请更正各步日期的先后，或在系统中逐步办理"
    return Problem("procedure.replay_path", (name,), said, mend)
