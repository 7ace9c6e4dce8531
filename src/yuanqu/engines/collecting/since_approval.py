"""Which values changed since a return was approved, or between two of its moves: by the history (审核后变动)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from yuanqu.engines.collecting.declaration import Collecting
from yuanqu.engines.ledger.images import read_images
from yuanqu.engines.ledger.models import BeforeImage
from yuanqu.engines.procedure.models import MoveMade
from yuanqu.engines.procedure.registry import procedure
from yuanqu.engines.procedure.standing import moves_of_many

Place = tuple[date, Any]
NOW = 2**62  # after every change there is


@dataclass(frozen=True)
class Changed:
    """One value of one row of a respondent: then, and later. ``key`` tells the row among several."""

    key: tuple[Any, ...]
    column: str
    before: Any
    after: Any


class Held:
    """The collected rows of some respondents and periods, as they stood at any change."""

    def __init__(self, collecting: Collecting, returns: Sequence[Any]) -> None:
        self._collecting = collecting
        places = {(each.month, getattr(each, collecting.attribute)) for each in returns}
        records: Any = collecting.ledger.record._default_manager
        rows = records.filter(
            month__in={month for month, _ in places},
            **{f"{collecting.attribute}__in": {w for _, w in places}},
        )
        self._rows: dict[Place, list[Any]] = {}
        for row in rows:
            place = (row.month, getattr(row, collecting.attribute))
            if place in places:
                self._rows.setdefault(place, []).append(row)
        known = [row.pk for found in self._rows.values() for row in found]
        images = BeforeImage.objects.filter(ledger=collecting.of, record__in=known).order_by("-id")
        self._images: dict[UUID, list[Any]] = {}
        for image in read_images(collecting.ledger, images):
            self._images.setdefault(image.record, []).append(image)

    def changed(self, one: Any, since: int, until: int = NOW) -> list[Changed]:
        """What of a return's values stood otherwise after change ``until`` than after change ``since``."""
        before, after = self._in_effect(one, since), self._in_effect(one, until)
        found = []
        for key in sorted({*before, *after}, key=str):
            was, now = before.get(key, {}), after.get(key, {})
            names = [name for name in self._compared() if was.get(name) != now.get(name)]
            found += [Changed(key, name, was.get(name), now.get(name)) for name in names]
        return found

    def _compared(self) -> list[str]:
        ledger, besides = self._collecting.ledger, {*self._collecting.aside, self._collecting.edition}
        besides |= {self._collecting.reported, ledger.explanation, *ledger.key}
        return [name for name in ledger.declared() if name not in besides]

    def _in_effect(self, one: Any, change: int) -> dict[tuple[Any, ...], Mapping[str, Any]]:
        """By the business key without edition and period, the row of the highest edition that then stood."""
        found: dict[tuple[Any, ...], Mapping[str, Any]] = {}
        edition = self._collecting.edition
        apart = ("month", self._collecting.respondent, edition)
        names = [name for name in self._collecting.ledger.key if name not in apart]
        for row in self._rows.get((one.month, getattr(one, self._collecting.attribute)), []):
            values = self._at(row, change)
            key = tuple(values.get(name) for name in names)
            if values and (key not in found or not edition or values[edition] >= found[key][edition]):
                found[key] = values
        return found

    def _at(self, row: Any, change: int) -> dict[str, Any]:
        """The row's values after ``change``; empty where it did not stand then."""
        if row.change_id > change:
            return {}
        declared = self._collecting.ledger.declared()
        values = {name: getattr(row, cast(Any, column).attname) for name, column in declared.items()}
        voided = row.voided_on is not None
        for image in self._images.get(row.pk, []):
            if image.change > change:
                values |= {name: value for name, value in image.before.items() if name in values}
                voided = voided and image.did != "void"
        return {} if voided else values


def changed_since_approval(collecting: Collecting, returns: Sequence[Any]) -> dict[UUID, list[Changed]]:
    """The values of each return that differ from those that were approved last; returns never approved are left out."""
    moves = moves_of_many(procedure(collecting.returns), [each.pk for each in returns])
    approvals = {pk: found for pk, made in moves.items() if (found := last_approval(made)) is not None}
    held = Held(collecting, [each for each in returns if each.pk in approvals])
    return {
        each.pk: held.changed(each, approvals[each.pk].change_id) for each in returns if each.pk in approvals
    }


def last_approval(made: Sequence[MoveMade]) -> MoveMade | None:
    """The latest approval among the moves of a return."""
    return next((each for each in reversed(made) if each.move == "approve"), None)
