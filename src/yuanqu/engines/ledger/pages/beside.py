"""What engines above the ledgers show of a record: on its page moves and attachments, in a list its light (详情页旁).

An engine enters its part once, in its app's ``ready``; the ledger engine knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.site.parts import Colour


@dataclass(frozen=True)
class Beside:
    """A block of the page: ``template`` is drawn with ``context``; ``above`` puts it before the record's columns."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 50
    above: bool = False


Part = Callable[[HttpRequest, Subject, Record], Beside | None]

_PARTS: list[Part] = []


def stand_beside(part: Part) -> None:
    """Show on every record's page what ``part`` gives for it; None where it has nothing to show."""
    if part not in _PARTS:
        _PARTS.append(part)


def parts_beside(request: HttpRequest, on: Subject, record: Record) -> list[Beside]:
    """The blocks of one record's page, by their order."""
    found = (part(request, on, record) for part in _PARTS)
    return sorted((each for each in found if each is not None), key=lambda each: each.order)


@dataclass(frozen=True)
class Mark:
    """Where a record of a list stands: the label of its state, and its light with its word."""

    state: str
    colour: Colour
    word: str


Marks = Callable[[Subject, Sequence[UUID]], Mapping[UUID, Mark]]

_MARKS: list[Marks] = []


def mark_rows(marks: Marks) -> None:
    """Show in every list, before anything else of a record, where ``marks`` says that it stands."""
    if marks not in _MARKS:
        _MARKS.append(marks)


def marks_of(on: Subject, records: Sequence[UUID]) -> dict[UUID, Mark]:
    """Where the records of one page stand, those that stand anywhere."""
    return {record: mark for marks in _MARKS for record, mark in marks(on, records).items()}
