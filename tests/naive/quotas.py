"""Quotas counted by hand: for each object and each whole period, how many records there are."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from tests.naive.lookups import Lookups, month_end
from tests.naive.rows import Row
from yuanqu.engines.procedure.quotas import Quota

Cell = tuple[UUID, date, int]


def cells(quota: Quota, look: Lookups, start: date, end: date, as_of: date) -> list[Cell]:
    """Every object-period owed: the object, the period's first day, how many records it has there."""
    found = []
    for first, last in _periods(quota, start, min(end, as_of), as_of):
        for each in look.rows[quota.each]:
            since, until = (each[name] for name in quota.standing) if quota.standing else (date.min, None)
            if (since is not None and since > first) or (until is not None and until < last):
                continue
            days = [
                _done_on(quota, look, row, last) for row in look.rows[quota.of] if _mine(quota, row, each)
            ]
            found.append((each["id"], first, sum(day is not None and first <= day <= last for day in days)))
    return found


def _mine(quota: Quota, row: Row, each: Row) -> bool:
    if any(row[having.column] not in having.values for having in quota.only):
        return False
    if quota.alike:
        return all(row[name] is not None and row[name] == each[name] for name in quota.alike)
    return bool(row[quota.link] == each["id"])


def _done_on(quota: Quota, look: Lookups, row: Row, last: date) -> date | None:
    if quota.entered:
        return look.entered(quota.of, row, quota.entered, last)
    day: date | None = row[quota.during]
    return day


def _periods(quota: Quota, start: date, end: date, as_of: date) -> list[tuple[date, date]]:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[quota.every]
    found = []
    for year in range(start.year, end.year + 1):
        for month in range(1, 13, months):
            first, last = date(year, month, 1), month_end(date(year, month + months - 1, 1))
            if start <= first and last <= end and last + timedelta(days=quota.grace) <= as_of:
                found.append((first, last))
    return found
