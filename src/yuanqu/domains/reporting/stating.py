"""Which department answers for which figure of a report, and the figures as an edition states them (数字归属)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps

from yuanqu.engines.indicators.catalogue import indicator
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.ledger.office import Office
from yuanqu.engines.reports.book import FigureBook, stated_slots
from yuanqu.engines.reports.rewording import latest
from yuanqu.engines.snapshots import Snapshot, current, open_snapshot
from yuanqu.people.access import Reader

if TYPE_CHECKING:
    from yuanqu.domains.reporting.ledgers.edition import Edition

OFFICE = "办公室"


def department_of(code: str) -> str:
    """The department whose ledgers an indicator rests on: its office's; the shared registers' are 办公室's."""
    return _department(indicator(code).office)


def _department(office: str) -> str:
    config = apps.get_app_config(office)
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


def to_confirm(edition: Edition, book: FigureBook) -> dict[str, tuple[list[Figure], str]]:
    """What each department is asked about: its figures, and the digest of these and of the office's words on them."""
    words = _words(edition.pk)
    figures = by_department(book.stated())
    return {name: (own, digest(own, words.get(name, ()))) for name, own in figures.items()}


def _words(edition: UUID) -> dict[str, list[list[str]]]:
    """The office's own words by the department whose figures stand in them, in the order of their places."""
    found: dict[str, list[list[str]]] = {}
    for place, row in sorted(latest(edition).items()):
        office = place.partition(".")[0]
        if office in apps.app_configs and not place.startswith("figure."):
            found.setdefault(_department(office), []).append([place, row.text])
    return found


def digest(figures: Sequence[Figure], words: Sequence[Sequence[str]] = ()) -> str:
    """SHA-256 of what the figures and the words between them state: equal where there is nothing new to look at."""
    told: list[object] = [_stated(figure.to_json()) for figure in figures]
    told += [list(each) for each in words]
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
