"""Dated rows that must not overlap (时段不重叠): one check for all ledgers whose rows have dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import BatchCheck, Row, hard_across
from yuanqu.registers.held import held

# From a day, to a day or open, and the row's position in the submission; None for a held row.
Stretch = tuple[date, date | None, int | None]


def apart(code: str, ledger: str, *, group: Sequence[str], since: str, until: str, what: str) -> BatchCheck:
    """A check that rows of ``ledger`` alike in ``group`` do not overlap in ``since`` … ``until`` (inclusive).

    Rows of the submission stand in for held ones of the same business key. ``what`` names the thing in the
    message.
    """

    def test(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
        stretches = _held(ledger, rows, group, since, until)
        for position, row in enumerate(rows):
            if row.get(since) is not None:
                stretches.setdefault(_values(row, group), []).append((row[since], row.get(until), position))
        for same in stretches.values():
            yield from _overlaps(same, what)

    return hard_across(code, since, until)(test)


def standing_by_key(
    ledger: str, rows: Sequence[Row], narrow: str | None, columns: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    """Held rows whose business key is not in ``rows``, by identifier; only those sharing a ``narrow`` value."""
    declared = registry.ledger(ledger)
    names = [*dict.fromkeys((*declared.key, *columns))]
    submitted = {_values(row, declared.key) for row in rows}
    where = {} if narrow is None else {f"{narrow}__in": {row.get(narrow) for row in rows} - {None}}
    for found in held(ledger, **where).values(*names):
        if _values(found, declared.key) not in submitted:
            yield found


def _held(
    ledger: str, rows: Sequence[Row], group: Sequence[str], since: str, until: str
) -> dict[tuple[Any, ...], list[Stretch]]:
    stretches: dict[tuple[Any, ...], list[Stretch]] = {}
    for found in standing_by_key(ledger, rows, group[0] if group else None, (*group, since, until)):
        stretches.setdefault(_values(found, group), []).append((found[since], found[until], None))
    return stretches


def _overlaps(same: list[Stretch], what: str) -> Iterator[tuple[int, str]]:
    """Each submitted stretch that overlaps another, with the other's dates."""
    furthest: Stretch | None = None
    for later in sorted(same, key=lambda stretch: stretch[0]):
        if furthest is not None and later[0] <= _end(furthest):
            mine, other = (later, furthest) if later[2] is not None else (furthest, later)
            if mine[2] is not None:
                yield mine[2], f"{what}与另一段（{_shown(other)}）重叠：前一段应在后一段起始之前截止。"
        if furthest is None or _end(later) > _end(furthest):
            furthest = later


def _end(stretch: Stretch) -> date:
    return stretch[1] or date.max


def _shown(stretch: Stretch) -> str:
    return f"{stretch[0].isoformat()}至{stretch[1].isoformat() if stretch[1] else '今'}"


def _values(row: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in names)
