"""The days a record's columns give, beside the moves it has: new ones are replayed, known ones say nothing (对照)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.replaying import Place, Replay, replay


def reconcile(
    procedure: type[Procedure], row: Row, held: Sequence[MoveMade], days: Mapping[str, date], today: date
) -> Replay:
    """The moves that ``days`` add to those ``held``, or what speaks against them.

    ``row`` must answer ``row["id"]``. ``held``: the standing moves, the begin first; none for a new record.
    """
    known = {(procedure.moves[m.move].day, m.on) for m in held if m.move in procedure.moves}
    fresh = {name: day for name, day in days.items() if (name, day) not in known}
    began = business_day(row[procedure.begin.on]) if procedure.begin.on else None
    if blocks := [*_late_begin(procedure, held, began), *_contradictions(procedure, held, fresh)]:
        return Replay(blocks=blocks)
    since = held[-1].on if len(held) > 1 else began
    place = Place(held[-1].target if held else procedure.begin.target.code, since)
    return replay(procedure, row, place, fresh, today)


def _late_begin(
    procedure: type[Procedure], held: Sequence[MoveMade], began: date | None
) -> Iterator[Problem]:
    if began and len(held) > 1 and began > held[1].on:
        label = procedure.ledger().declared()[procedure.begin.on].label
        said = f"「{label}」{began} 晚于已办的「{procedure.label_of_move(held[1].move)}」{held[1].on}"
        yield Problem("procedure.begin_late", (procedure.begin.on,), said, "请更正日期")


def _contradictions(
    procedure: type[Procedure], held: Sequence[MoveMade], fresh: Mapping[str, date]
) -> Iterator[Problem]:
    """A day that differs from the one a move was made on, and is not after all moves, names no new move."""
    declared = procedure.ledger().declared()
    for name, day in fresh.items():
        made = [m for m in held if m.move in procedure.moves and procedure.moves[m.move].day == name]
        if made and day <= held[-1].on:
            said = (
                f"「{declared[name].label}」表中是 {day}，而「{procedure.label_of_move(made[-1].move)}」"
                f"已记为 {made[-1].on}（{made[-1].actor_name or '系统'}办理），两者不一致"
            )
            mend = "已办的动作不能用导入改写：日期写错的请更正表格，确需重办的请在详情页办理"
            yield Problem("procedure.contradicts", (name,), said, mend)


def business_day(value: Any) -> date | None:
    """The day of a day or a moment."""
    if value is None or not hasattr(value, "hour"):
        day: date | None = value
        return day
    return timezone.localtime(value).date()
