"""Which values changed since a return was approved, or between two of its moves: by the history (审核后变动)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.collecting.rows import Place
from yuanqu.engines.ledger.entitled import raw_values
from yuanqu.engines.ledger.images import Image, read_images
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of_many

NOW = 2**62  # after every change there is


@dataclass(frozen=True)
class Changed:
    """One value of one row: then, and later; or a row that was added or voided, with no column.

    ``key`` tells the row among several of the respondent, ``row`` is its record.
    """

    key: tuple[Any, ...]
    row: UUID
    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class _Was:
    """A row as it stood."""

    row: UUID
    values: Mapping[str, Any]


class Held:
    """The collected rows of some returns, as they stood at any change after ``since``.

    What the moves of a row's own procedure wrote is a later event with its own day, no other value.
    """

    def __init__(self, collecting: Collecting, returns: Sequence[Any], since: int = 0) -> None:
        self._collecting, self._rows = collecting, collecting.rows(returns)
        records = list(self._rows.held(since))
        self._images = self._read_images(records)
        self._by_place: dict[Place, list[Any]] = {}
        for record in records:
            for place in self._ever(record):
                self._by_place.setdefault(place, []).append(record)

    def changed(self, one: Any, since: int, until: int = NOW) -> list[Changed]:
        """What of a return's values stood otherwise after change ``until`` than after change ``since``."""
        before, after = self._in_effect(one, since), self._in_effect(one, until)
        return [
            each
            for key in sorted({*before, *after}, key=str)
            for each in self._differences(key, before.get(key), after.get(key))
        ]

    def _differences(self, key: tuple[Any, ...], was: _Was | None, now: _Was | None) -> Iterator[Changed]:
        if was is None or now is None:
            row = was or now
            assert row is not None
            yield Changed(key, row.row, "", was is not None, now is not None)
            return
        for name in self._compared:
            if was.values.get(name) != now.values.get(name):
                yield Changed(key, now.row, name, was.values.get(name), now.values.get(name))

    @cached_property
    def _compared(self) -> list[str]:
        ledger, besides = self._collecting.ledger, {*self._collecting.aside, self._collecting.edition}
        besides |= {self._collecting.reported, ledger.explanation, *ledger.key, *ledger.untyped()}
        return [name for name in ledger.declared() if name not in besides]

    def _in_effect(self, one: Any, change: int) -> dict[tuple[Any, ...], _Was]:
        """By the business key without edition and period, the row of the highest edition that then stood."""
        found: dict[tuple[Any, ...], _Was] = {}
        edition, place = self._collecting.edition, (one.month, getattr(one, self._collecting.attribute))
        names = [name for name in self._collecting.ledger.key if name not in self._collecting.apart]
        for row in self._by_place.get(place, []):
            values = self._at(row, change)
            if not values or place not in self._rows.whose(values):
                continue
            key = tuple(values.get(name) for name in names)
            if key not in found or not edition or values[edition] >= found[key].values[edition]:
                found[key] = _Was(row.pk, values)
        return found

    def _at(self, row: Any, change: int) -> dict[str, Any]:
        """The row's values after ``change``; empty where it did not stand then."""
        if row.change_id > change:
            return {}
        values, voided = raw_values(self._collecting.ledger, row), row.voided_on is not None
        for image in self._images.get(row.pk, []):
            if image.change > change:
                values |= {name: value for name, value in image.before.items() if name in values}
                voided = voided and image.did != "void"
        return {} if voided else values

    def _ever(self, row: Any) -> set[Place]:
        """Every place that the row belongs to or belonged to."""
        values = raw_values(self._collecting.ledger, row)
        found = set(self._rows.whose(values))
        for image in self._images.get(row.pk, []):
            values |= {name: value for name, value in image.before.items() if name in values}
            found |= set(self._rows.whose(values))
        return found

    def _read_images(self, records: Sequence[Any]) -> dict[UUID, list[Image]]:
        """By record, the newest first."""
        known, ledger = [row.pk for row in records], self._collecting.ledger
        made = MoveMade.objects.filter(procedure=ledger.label, record__in=known, backfilled=False)
        moved = set(made.values_list("record", "change_id"))
        images = BeforeImage.objects.filter(ledger=ledger.label, record__in=known).order_by("-id")
        found: dict[UUID, list[Image]] = {}
        for image in read_images(ledger, images):
            if (image.record, image.change) not in moved:
                found.setdefault(image.record, []).append(image)
        return found


def changed_since_approval(collecting: Collecting, returns: Sequence[Any]) -> dict[UUID, list[Changed]]:
    """The values of each return that differ from those that were approved last; returns never approved are left out."""
    moves = moves_of_many(procedure(collecting.returns), [each.pk for each in returns])
    approvals = {pk: found.change_id for pk, made in moves.items() if (found := last_approval(made))}
    if not approvals:
        return {}
    approved = [each for each in returns if each.pk in approvals]
    held = Held(collecting, approved, min(approvals.values()))
    return {each.pk: held.changed(each, approvals[each.pk]) for each in approved}


def last_approval(made: Sequence[MoveMade]) -> MoveMade | None:
    """The latest approval among the moves of a return."""
    return next((each for each in reversed(made) if each.move == "approve"), None)
