"""Which department answers for which figure of a report, and the figures as an edition states them (数字归属)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger.office import Office
from yuanqu.engines.reports.book import FigureBook, stated_slots
from yuanqu.engines.snapshots import Snapshot, current, open_snapshot
from yuanqu.people.access import Reader

if TYPE_CHECKING:
    from yuanqu.domains.reporting.ledgers.edition import Edition

OFFICE = "办公室"


def department_of(code: str) -> str:
    """The department whose ledgers an indicator rests on: its office's; the shared registers' are 办公室's."""
    config = apps.get_app_config(indicator(code).office)
    return config.department if isinstance(config, Office) else OFFICE


def departments() -> list[str]:
    """The departments that have figures in the report, in the order in which they first come up."""
    return list(dict.fromkeys(department_of(slot.code) for slot in stated_slots()))


def by_department(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by the department that answers for them."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(department_of(figure.indicator.code), []).append(figure)
    return found


def digest(figures: Sequence[Figure]) -> str:
    """SHA-256 of what the figures state: equal where a department has nothing new to look at."""
    told = [_stated(figure.to_json()) for figure in figures]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _stated(row: Mapping[str, object]) -> list[object]:
    said = ("indicator", "slice", "period", "numerator", "denominator", "value", "printed", "records")
    return [row[name] for name in said]


def book_of(edition: Edition, reader: Reader | None = None) -> FigureBook:
    """The figures of an edition: of its own snapshot once it has one, else of today's records.

    Raises SnapshotError where the snapshot was cleared away.
    """
    return FigureBook.for_report(edition.period, edition.as_of, _snapshot(edition), reader)


def figures_for(edition: Edition, department: str, reader: Reader) -> list[Figure]:
    """What an edition states that ``department`` answers for, as far as ``reader`` may see it."""
    codes = dict.fromkeys(slot.code for slot in stated_slots() if department_of(slot.code) == department)
    asked = [each for each in map(indicator, codes) if may_open(reader, each)]
    return FigureBook.open(edition.period, edition.as_of, _snapshot(edition), asked).stated()


def _snapshot(edition: Edition) -> Snapshot:
    return open_snapshot(edition.snapshot) if edition.snapshot else current()
