"""A running clock's last day is moved by an extension or a move, never by editing its column (期限不得自改)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.models import ExtensionRequest, MoveMade
from yuanqu.engines.procedure.running import reading_of
from yuanqu.engines.procedure.standing import moves_of_many


def held_by_clocks(procedure: type[Procedure]) -> dict[str, Clock]:
    """The columns that hold the last day of a clock which can be extended, by their names."""
    return {clock.due: clock for clock in procedure.clocks if isinstance(clock.due, str) and clock.extension}


def moved_by_hand(
    procedure: type[Procedure],
    was: Row,
    now: Row,
    held: Sequence[MoveMade],
    today: date,
) -> Iterator[Problem]:
    """What speaks against a row whose moves are ``held`` and whose last days go from those of ``was`` to ``now``'s."""
    for name, clock in held_by_clocks(procedure).items():
        if was[name] is None or was[name] == now[name]:
            continue
        reading = reading_of(procedure, clock, now, held, today)
        if reading and reading.stopped is None:
            label = procedure.ledger().declared()[name].label
            said = f"「{clock.name}」正在计时，「{label}」不能由 {was[name]} 直接改为 {now[name] or '空'}"
            yield Problem("procedure.due_held", (name,), said, "请在详情页申请延期，由另一人批准")


def hand_moved_days(procedure: type[Procedure], change: int, today: date) -> Iterator[Problem]:
    """What speaks against the last days that an update under ``change`` wrote, unless a move or an extension did."""
    columns = held_by_clocks(procedure)
    before = _before(procedure, change, list(columns)) if columns else {}
    if not before:
        return
    granted = set(
        ExtensionRequest.objects.filter(
            procedure=procedure.label, record__in=list(before), state=ExtensionRequest.State.APPROVED
        ).values_list("record", "due_new")
    )
    moves = moves_of_many(procedure, before)
    for record in procedure.record._default_manager.filter(pk__in=list(before)):
        held = moves.get(record.pk, [])
        if any(made.change_id == change for made in held):
            continue
        now: dict[str, Any] = {name: getattr(record, name) for name in columns}
        was = now | {name: day for name, day in before[record.pk].items() if name in columns}
        kept = {name: was[name] if (record.pk, day) in granted else day for name, day in now.items()}
        yield from moved_by_hand(procedure, was, kept, held, today)


def _before(
    procedure: type[Procedure], change: int, columns: Sequence[str]
) -> Mapping[UUID, dict[str, date | None]]:
    """The days as they stood before ``change``, of the records where it wrote one."""
    images = BeforeImage.objects.filter(
        change_id=change, ledger=procedure.label, did="update", before__has_any_keys=list(columns)
    )
    found: dict[UUID, dict[str, date | None]] = {}
    for record, before in images.order_by("pk").values_list("record", "before"):
        days = {name: before[name] for name in columns if name in before}
        read = {name: date.fromisoformat(day) if day else None for name, day in days.items()}
        found[record] = read | found.get(record, {})
    return found
