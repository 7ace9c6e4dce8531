"""When a promise falls due (承诺时限与停表): the days the office's ledgers compute on every write.

The last day counts. Days on which a clock stood still are added; while it still stands, the day is unknown. Beyond the
known holiday calendar plain weekdays are counted, and pages say 暂定.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from yuanqu.engines.ledger.checks import Row
from yuanqu.registers.held import held
from yuanqu.registers.ledgers.rule import Dated
from yuanqu.terms.months import month_end, shift_months
from yuanqu.terms.working_days import working_day_after

SHANGHAI = ZoneInfo("Asia/Shanghai")
START_CLOCK_DAYS = "start_clock_days"

Stop = tuple[date, date | None]
Version = tuple[date, date | None, int, str]


def business_date(moment: datetime) -> date:
    """The date of a moment where the office works."""
    return moment.astimezone(SHANGHAI).date()


def promised_days(rows: Sequence[Row]) -> list[date | None]:
    """承诺办结日, one a row: acceptance plus the item's promise in force then; unknown where either is missing."""
    versions = _versions({row.get("task_code") for row in rows} - {None})
    stops = _stops(
        "services.case_event", "case__case_no", "paused", {row.get("case_no") for row in rows} - {None}
    )
    return [
        _promised(row, versions.get(row.get("task_code"), ()), stops.get(row.get("case_no"), ()))
        for row in rows
    ]


def due_days(rows: Sequence[Row]) -> list[date | None]:
    """应开工日, one a row: the start plus the rule's working days in force then; unknown without a rule."""
    rule = Dated.read(START_CLOCK_DAYS)
    agreements = {row.get("agreement_no") for row in rows} - {None}
    stops = _stops("services.start_clock_stop", "clock__agreement_no", "stopped", agreements)
    due: list[date | None] = []
    for row in rows:
        days = None if row.get("start_on") is None else rule.on(row["start_on"])
        pauses = stops.get(row.get("agreement_no"), ())
        due.append(None if days is None else after(row["start_on"], int(days), "working_day", pauses))
    return due


def started_days(rows: Sequence[Row]) -> list[date | None]:
    """实质性开工日, one a row: what the project register says, for it is entered there and nowhere else."""
    projects = {row.get("project") for row in rows} - {None}
    started: dict[Any, date | None] = dict(
        held("registers.project", pk__in=projects).values_list("pk", "started_on")
    )
    return [started.get(row.get("project")) for row in rows]


def after(start: date, count: int, unit: str, stops: Sequence[Stop]) -> date | None:
    """The day ``count`` units after ``start``, stops added; None while one is open or the calendar does not reach."""
    closed = [(since, until) for since, until in stops if until is not None]
    if len(closed) < len(stops):
        return None
    if unit == "working_day":
        return working_day_after(start, count, closed)
    return _with_stops(start, _calendar_end(start, count, unit), closed)


def _promised(row: Row, versions: Sequence[Version], stops: Sequence[Stop]) -> date | None:
    if row.get("accepted_at") is None:
        return None
    accepted = business_date(row["accepted_at"])
    for since, until, count, unit in versions:
        if since <= accepted and (until is None or accepted <= until):
            if unit == "hour":
                return after(business_date(row["accepted_at"] + timedelta(hours=count)), 0, "day", stops)
            return after(accepted, count, unit, stops)
    return None


def _calendar_end(start: date, count: int, unit: str) -> date:
    months = {"month": count, "year": 12 * count}.get(unit)
    if months is None:
        return start + timedelta(days=count)
    first = shift_months(start.replace(day=1), months)
    return first.replace(day=min(start.day, month_end(first).day))


def _with_stops(start: date, end: date, stops: Iterable[tuple[date, date]]) -> date:
    """``end`` moved on by every stopped day after ``start`` that comes before it."""
    stopped = sorted(
        {since + timedelta(days=n) for since, until in stops for n in range((until - since).days + 1)}
    )
    for day in stopped:
        if start < day <= end:
            end += timedelta(days=1)
    return end


def _versions(task_codes: set[Any]) -> dict[Any, list[Version]]:
    found: dict[Any, list[Version]] = {}
    items = held("services.service_item", task_code__in=task_codes)
    for code, *version in items.values_list(
        "task_code", "valid_from", "valid_to", "promise_day", "promise_type"
    ):
        found.setdefault(code, []).append((version[0], version[1], version[2], version[3]))
    return found


def _stops(ledger: str, parent: str, prefix: str, keys: set[Any]) -> dict[Any, list[Stop]]:
    """The stops of each parent, by its business key."""
    found: dict[Any, list[Stop]] = {}
    rows = held(ledger, **{f"{prefix}_from__isnull": False, f"{parent}__in": keys})
    for key, since, until in rows.values_list(parent, f"{prefix}_from", f"{prefix}_to"):
        found.setdefault(key, []).append((since, until))
    return found
