"""Days that the office's ledgers compute (推算日期): what other ledgers know of a project is read, never typed again.

A milestone's actual day comes of the project register (签约、备案、实质性开工、竣工、投产、达产), of the permit
ledger (供地、规划许可、施工许可), or of its own column. The due day of 实质性开工 is that of the start clock, where the
project has one. Intervals are closed: the last day that something still stood is in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from yuanqu.domains.construction.known import projects_of
from yuanqu.engines.ledger.checks import Row
from yuanqu.engines.ledger.declaration import Derivation
from yuanqu.registers.held import held
from yuanqu.terms.months import month_end, shift_months

START = "06"
OF_REGISTER = {
    "01": "signed_on",
    "02": "filed_on",
    START: "started_on",
    "10": "completed_on",
    "11": "in_production_on",
    "12": "at_capacity_on",
}
OF_PERMITS = {"03": "land_right", "04": "works_planning", "05": "construction"}
_DAY = timedelta(days=1)


def months_after(day: date, count: int) -> date:
    """The same day ``count`` months on; the month's last where it is shorter."""
    first = shift_months(day.replace(day=1), count)
    return first.replace(day=min(day.day, month_end(first).day))


def day_before(column: str) -> Derivation:
    """A derived column: the day before the one in ``column``, the last on which what it ends still stood."""
    return lambda rows: [row[column] - _DAY if row.get(column) else None for row in rows]


def listed_until(rows: Sequence[Row]) -> list[date | None]:
    """在册止, one a row: a year's list ends with the year, for a project that was taken off before that day."""
    return [_until(row) for row in rows]


def building_from(rows: Sequence[Row]) -> list[date | None]:
    """在建起, one a row: when the project, on the list and begun, counts as under construction; rented plant never."""
    known = projects_of(rows, "started_on", "kind")
    return [
        max(row["listed_on"], project["started_on"])
        if (project := known.get(row.get("project")))
        and project["kind"] != "leased"
        and project["started_on"]
        and row.get("listed_on")
        else None
        for row in rows
    ]


def building_until(rows: Sequence[Row]) -> list[date | None]:
    """在建止, one a row: its completion or end, that day included, or the last day on the list."""
    known = projects_of(rows, "completed_on", "ended_on")
    return [_building_until(row, known.get(row.get("project"), {})) for row in rows]


def milestone_due(rows: Sequence[Row]) -> list[date | None]:
    """应完成日, one a row: the start clock's for a start that has one, else the planned day."""
    starts = {row.get("project") for row in rows if row.get("node") == START} - {None}
    clocks = dict(held("services.start_clock", project__in=starts).values_list("project", "due_on"))
    return [
        clocks[row["project"]]
        if row.get("node") == START and row.get("project") in clocks
        else row.get("planned_on")
        for row in rows
    ]


def milestone_done(rows: Sequence[Row]) -> list[date | None]:
    """实际完成日, one a row, from the one place where each kind of day is entered."""
    known = projects_of(rows, *OF_REGISTER.values())
    permits = _permits(rows)
    return [_done(row, known.get(row.get("project"), {}), permits) for row in rows]


def late_from(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the due one, unless it was done by then."""
    return [
        row["due_on"] + _DAY
        if row.get("due_on") and (row.get("done_on") is None or row["done_on"] > row["due_on"])
        else None
        for row in rows
    ]


def late_until(rows: Sequence[Row]) -> list[date | None]:
    """逾期截止日, one a row: the day before it was done after all, or before the project ended."""
    known = projects_of(rows, "ended_on")
    return [
        _day_before_first(row.get("done_on"), known.get(row.get("project"), {}).get("ended_on"))
        if row.get("late_from")
        else None
        for row in rows
    ]


def year_to_date(rows: Sequence[Row]) -> list[Decimal | None]:
    """自元月至本月完成投资, one a row: the months of the project's year so far, those in ``rows`` as given there."""
    months: dict[Any, dict[date, Decimal]] = defaultdict(dict)
    keys = {row.get("key_project") for row in rows} - {None}
    reported = held("construction.progress", key_project__in=keys, done_month__isnull=False)
    for project, month, amount in reported.values_list("key_project", "month", "done_month"):
        months[project][month] = amount
    for row in rows:
        if row.get("key_project") and row.get("month"):
            months[row["key_project"]][row["month"]] = row.get("done_month") or Decimal(0)
    return [_so_far(row, months[row.get("key_project")]) for row in rows]


def _so_far(row: Row, months: dict[date, Decimal]) -> Decimal | None:
    if row.get("done_month") is None or row.get("month") is None:
        return None
    return sum((amount for month, amount in months.items() if month <= row["month"]), Decimal(0))


def _until(row: Row) -> date | None:
    if row.get("listed_on") is None:
        return None
    end = date(row["listed_on"].year, 12, 31)
    return min(row["delisted_on"] - _DAY, end) if row.get("delisted_on") else end


def _building_until(row: Row, known: Mapping[str, Any]) -> date | None:
    if row.get("building_from") is None:
        return None
    last: tuple[date | None, ...] = (known["completed_on"], known["ended_on"], row["listed_to"])
    return min(day for day in last if day is not None)


def _permits(rows: Sequence[Row]) -> dict[tuple[Any, str], date]:
    projects = {row.get("project") for row in rows} - {None}
    found = held("construction.permit", project__in=projects, item__in=OF_PERMITS.values())
    dated = found.exclude(done_on=None).order_by("-done_on").values_list("project", "item", "done_on")
    return {(project, item): day for project, item, day in dated}  # of several, the first


def _done(row: Row, known: Mapping[str, Any], permits: dict[tuple[Any, str], date]) -> date | None:
    node = row.get("node") or ""
    if node in OF_REGISTER:
        return known.get(OF_REGISTER[node])
    if node in OF_PERMITS:
        return permits.get((row.get("project"), OF_PERMITS[node]))
    return row.get("reached_on")


def _day_before_first(*days: date | None) -> date | None:
    given = [day for day in days if day is not None]
    return min(given) - _DAY if given else None
