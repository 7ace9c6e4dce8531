"""Which records a window picks for which period: the relation ``s`` that a frame reads (取数范围).

A request's periods come in at ``$slots`` as a small table; ``$low``, ``$high``, ``$months`` and ``$as_of`` let the
scan skip whole row groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.text import last_day, listed, literal, name, values
from yuanqu.engines.indicators.windows import During, Entered, Opening, Owed, Standing, Statement, Window
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.snapshots import view_name
from yuanqu.terms.months import same_day_last_year
from yuanqu.terms.periods import Period

Span = tuple[date, date]


def line_of(ledger: type[Ledger], window: Statement) -> list[str]:
    """The columns that tell one line of statements from another: the business key without month and edition."""
    rest = [column for column in ledger.key if column not in (window.month, window.edition, window.unit)]
    return [window.unit, *rest]


def source(
    ledger: type[Ledger], window: During | Standing | Opening, columns: Sequence[str], reach: Reach = ONE
) -> str:
    """The records picked, with ``slot``, ``own`` and ``cut``."""
    chosen = listed(f"t.{name(column)}" for column in (*reach.keys, "id", *columns) if column)
    view = view_name(ledger.label)
    if isinstance(window, During):
        day, kind = f"t.{name(window.column)}", resolve(ledger, window.column).kind
        month = day if kind == "month" else f"CAST(date_trunc('month', {day}) AS DATE)"
        return (
            f"SELECT {chosen}, p.slot, p.until AS cut, {last_day(day, kind)} AS own FROM {view} AS t"
            f" JOIN slots AS p ON p.month = {month} AND {day} >= p.since AND {day} <= p.until"
            f" WHERE {day} >= $low AND {day} <= $high"
        )
    until, kind = f"t.{name(window.until)}", resolve(ledger, window.until).kind
    reached = "p.month" if kind == "month" else "p.until"
    own = "p.opening" if isinstance(window, Opening) else "p.until"
    return (
        f"SELECT {chosen}, p.slot, {own} AS cut, {own} AS own FROM {view} AS t CROSS JOIN slots AS p"
        f" WHERE t.{name(window.since)} <= p.until AND ({until} IS NULL OR {until} >= {reached})"
    )


def source_once(ledger: type[Ledger], window: During, columns: Sequence[str]) -> str:
    """The same for a single period: read by its days alone, so that the first rows by date need no others."""
    chosen = listed(f"t.{name(column)}" for column in ("id", *columns) if column)
    day, kind = f"t.{name(window.column)}", resolve(ledger, window.column).kind
    return (
        f"SELECT {chosen}, 0 AS slot, $high AS cut, {last_day(day, kind)} AS own FROM {view_name(ledger.label)} AS t"
        f" WHERE {day} >= $low AND {day} <= $high"
    )


def entered(ledger: type[Ledger], runs: str, columns: Sequence[str], reach: Reach = ONE) -> str:
    """The records whose run in the window's states covers the period's end and began within the period."""
    chosen = listed(f"t.{name(column)}" for column in (*reach.keys, "id", *columns) if column)
    return (
        f"SELECT {chosen}, p.slot, p.until AS cut, h.since AS own FROM {view_name(ledger.label)} AS t"
        f" JOIN {runs} AS h ON h.link = t.id{reach.same('h', 't')} JOIN slots AS p"
        " ON h.since >= p.since AND h.since <= p.until AND h.until > p.until"
        " WHERE h.since >= $low AND h.since <= $high"
    )


def editions(ledger: type[Ledger], window: Statement, columns: Sequence[str], reach: Reach = ONE) -> str:
    """Every edition reported by the as-of day of the months in question, numbered from last and from first."""
    line = [*reach.keys, *(name(column) for column in line_of(ledger, window))]
    month, edition = name(window.month), name(window.edition)
    own = dict.fromkeys([*reach.keys, "id", *line_of(ledger, window), window.month, window.edition, *columns])
    partition = f"PARTITION BY {listed([*line, month])}"
    return (
        f"SELECT {listed(name(column) for column in own)},"
        f" row_number() OVER ({partition} ORDER BY {edition} DESC, id DESC) AS from_last,"
        f" row_number() OVER ({partition} ORDER BY {edition}, id) AS from_first"
        f" FROM {view_name(ledger.label)}"
        f" WHERE {month} IN ($months) AND {name(window.reported)} <= $as_of"
    )


def in_effect(window: Statement) -> str:
    """This year's statements in effect, of the month of each slot."""
    return (
        "SELECT e.*, p.slot, p.cut, p.own FROM editions AS e JOIN slots AS p"
        f" ON e.{name(window.month)} = p.month WHERE e.from_last = 1"
    )


def last_year(window: Statement, place: str) -> str:
    """Last year's statements of the same month: ``from_last`` those in effect, ``from_first`` as first published."""
    return (
        "SELECT e.*, p.slot, p.past_own AS cut, p.past_own AS own FROM editions AS e JOIN slots AS p"
        f" ON e.{name(window.month)} = p.past WHERE e.{place} = 1"
    )


def fill(sql: str, window: Window, spans: Sequence[Span], as_of: date) -> str:
    """``sql`` with the request's periods put in; slot n is ``spans[n]``."""
    months = sorted({month for since, _ in spans for month in _statement_months(since)})
    return (
        sql.replace("$slots", _slots(window, spans, as_of))
        .replace("$months", listed(map(literal, months)))
        .replace("$low", literal(min(since for since, _ in spans)))
        .replace("$high", literal(max(until for _, until in spans)))
        .replace("$as_of", literal(as_of))
    )


def _slots(window: Window, spans: Sequence[Span], as_of: date) -> str:
    if isinstance(window, Owed):
        return owed_slots(
            (slot, first, last)
            for slot, (since, until) in enumerate(spans)
            for first, last in window.quota.judged(since, until, as_of)
        )
    if isinstance(window, During):
        rows: Iterable[Sequence[int | date]] = [
            (slot, month.start, since, until)
            for slot, (since, until) in enumerate(spans)
            for month in Period.between(since, until).months()
        ]
        return values(rows, ("slot", "month", "since", "until"))
    if isinstance(window, Entered):
        rows = [(slot, since, until) for slot, (since, until) in enumerate(spans)]
        return values(rows, ("slot", "since", "until"))
    if isinstance(window, Opening):
        rows = [
            (slot, until.replace(day=1), until, since - timedelta(days=1))
            for slot, (since, until) in enumerate(spans)
        ]
        return values(rows, ("slot", "month", "until", "opening"))
    if isinstance(window, Standing):
        rows = [(slot, until.replace(day=1), until) for slot, (_, until) in enumerate(spans)]
        return values(rows, ("slot", "month", "until"))
    rows = []
    for slot, (since, until) in enumerate(spans):
        month, past = _statement_months(since)
        rows.append((slot, month, _end(month), until, past, _end(past)))
    return values(rows, ("slot", "month", "own", "cut", "past", "past_own"))


def owed_slots(rows: Iterable[tuple[int, date, date]]) -> str:
    """The periods of a quota: slot, first day, last day. Without any, one that nothing can stand through."""
    return values([*rows] or [(0, date.max, date.min)], ("slot", "since", "until"))


def _statement_months(since: date) -> tuple[date, date]:
    return since, same_day_last_year(since)


def _end(month: date) -> date:
    return Period.month(month.year, month.month).end
