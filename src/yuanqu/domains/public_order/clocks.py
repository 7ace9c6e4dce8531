"""The statutory days of a petition (信访法定期限): 15 to accept, 60 to handle and at most 30 more, 30 for each review.

信访工作条例第二十二、二十三、三十四、三十五、三十六条; all are calendar days and the last one counts. The five days of
an objection are working days (第二十三条).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from yuanqu.engines.ledger.checks import Row

ACCEPT, HANDLE, EXTEND, REVIEW, OBJECT = 15, 60, 30, 30, 5


def began(row: Row) -> date | None:
    """The day from which the days of handling run: that of the acceptance, or of a later reopening."""
    return max((day for day in (row.get("accepted_on"), row.get("reopened_on")) if day), default=None)


def received(row: Row) -> date | None:
    """The day from which the days of a decision run: of the registration, or of coming back from another organ."""
    return max((day for day in (row.get("registered_on"), row.get("came_back_on")) if day), default=None)


def first_due(row: Row) -> date | None:
    """The last day without an extension."""
    start = began(row)
    return start and start + timedelta(days=HANDLE)


def extended(row: Row) -> bool:
    """Whether an extension was granted in the present round."""
    start, granted = began(row), row.get("extended_on")
    return start is not None and granted is not None and granted >= start


def due_days(rows: Sequence[Row]) -> list[date | None]:
    """办理期限, one a row: sixty days from acceptance, and what was granted beyond."""
    return [_due(row) for row in rows]


def accept_late_from(rows: Sequence[Row]) -> list[date | None]:
    """受理逾期起算日, one a row: the sixteenth day, unless something was decided by the fifteenth."""
    decided = ("accepted_on", "declined_on", "transferred_on", "returned_on", "merged_on")
    return [_late(received(row), ACCEPT, [row.get(name) for name in decided]) for row in rows]


def overdue_from(rows: Sequence[Row]) -> list[date | None]:
    """办理逾期起算日, one a row: the day after the last, unless it was answered by then."""
    return [_late(row.get("due_on"), 0, [row.get("answered_on"), row.get("merged_on")]) for row in rows]


def ended_days(rows: Sequence[Row]) -> list[date | None]:
    """了结日期, one a row: closed, declined, sent on, returned or merged, and not taken up again since."""
    ends = ("closed_on", "declined_on", "transferred_on", "returned_on", "merged_on")
    return [last_end(row, ends, "reopened_on", "came_back_on") for row in rows]


def last_end(row: Row, ends: Sequence[str], *again: str) -> date | None:
    """The latest day in the columns ``ends``; None where one in ``again`` is after it."""
    last = max((row[name] for name in ends if row.get(name)), default=None)
    return None if last is None or any(row.get(name) and row[name] >= last for name in again) else last


def _due(row: Row) -> date | None:
    first = first_due(row)
    return first and first + timedelta(days=int(row.get("extension_days") or 0) if extended(row) else 0)


def _late(start: date | None, days: int, ends: Sequence[date | None]) -> date | None:
    if start is None:
        return None
    last = start + timedelta(days=days)
    done = min((day for day in ends if day), default=None)
    return None if done and done <= last else last + timedelta(days=1)
