"""The block of its procedure on a record's page: state, light, clocks, moves, the picture (详情页的流程)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import mark_safe

from yuanqu.engines.attachments.rights import may_attach
from yuanqu.engines.ledger.pages.beside import Beside
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure import registry
from yuanqu.engines.procedure.clocks import WORKING
from yuanqu.engines.procedure.diagram import diagram
from yuanqu.engines.procedure.lights import unit_of
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.viewing import Possible, Running, View, view_of
from yuanqu.people.models import Role

TEMPLATE = "procedure/block.html"

SMALL = 6  # states of a diagram that is open from the start; a larger one would push the record out of sight


@dataclass(frozen=True)
class Step:
    """A move made, as the page lists it."""

    made: MoveMade
    label: str
    state: str
    role: str


@dataclass(frozen=True)
class Choice:
    """A possible move with the address of its form."""

    possible: Possible
    url: str


def procedure_block(_request: HttpRequest, on: Subject, record: Record) -> Beside | None:
    """The block, before the record's columns; nothing for a ledger without a procedure."""
    procedure = registry.find(on.ledger.label)
    view = view_of(procedure, record, on.account) if procedure else None
    if view is None:
        return None
    attach = record.voided_on is None and may_attach(on.account, on.ledger, record)
    return Beside(TEMPLATE, block_context(view, record) | {"attach": attach}, order=10, above=True)


def block_context(view: View, record: Record) -> dict[str, Any]:
    """What the block is drawn with."""
    label = view.procedure.label
    choices = [
        Choice(each, reverse("procedure:move", args=[label, record.pk, each.move.name]))
        for each in view.possible
    ]
    return {
        "view": view,
        "open": [choice for choice in choices if choice.possible.open],
        "shut": [each for each in choices if not each.possible.open and not _anothers(each)],
        "others": _by_whom([each.possible for each in choices if _anothers(each)]),
        "clocks": [clock_words(running) for running in view.clocks],
        "extend_url": reverse("procedure:extend", args=[label, record.pk]),
        "decide_url": reverse("procedure:decide", args=[view.request.pk]) if view.request else "",
        "steps": steps_of(view)[::-1],
        "small": len(view.procedure.states()) <= SMALL,
        "diagram": mark_safe(diagram(view.procedure, view.held[-1].target)),  # noqa: S308 - drawn from the declaration
    }


def _anothers(choice: Choice) -> bool:
    """Whether the move is not for the reader to make, whatever else blocks it."""
    return any(problem.code == "procedure.right" for problem in choice.possible.blocks)


def _by_whom(possible: Sequence[Possible]) -> Mapping[str, str]:
    """The labels of moves by who makes them: one line says what is for others to do."""
    by: dict[str, list[str]] = {}
    for each in possible:
        by.setdefault(each.by, []).append(f"「{each.move.label}」")
    return {who: "".join(labels) for who, labels in by.items()}


def steps_of(view: View) -> Sequence[Step]:
    """The moves made, the begin first."""
    roles = dict(Role.choices)
    return [
        Step(
            made,
            view.procedure.label_of_move(made.move),
            view.procedure.state(made.target).label,
            str(roles.get(made.role, "")),
        )
        for made in view.held
    ]


def clock_words(running: Running) -> dict[str, Any]:
    """A running clock in words: its last day, the days left, whether they are 暂定."""
    reading = running.reading
    unit = unit_of(working=reading.clock.days is WORKING)
    if reading.paused:
        left = f"自 {reading.paused} 起中止计时"
    elif reading.left is None:
        left = "没有期限"
    elif reading.left < 0:
        left = f"已逾期 {-reading.left} {unit}"
    else:
        left = f"还剩 {reading.left} {unit}" if reading.left else "今天到期"
    return {
        "name": reading.clock.name,
        "days": reading.clock.days.label,
        "due": reading.due,
        "tentative": reading.tentative,
        "left": left,
        "late": reading.late,
        "extendable": running.extendable,
    }
