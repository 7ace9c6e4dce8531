"""Dated intervals made into stretches that never overlap, so that a join can never double a row (时段).

Where intervals of one link overlap, the one that began last holds (of two begun on one day, the higher id).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from yuanqu.engines.indicators.conditions import Equals, NoneOf, OneOf
from yuanqu.engines.indicators.paths import resolve
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.text import OPEN_SINCE, OPEN_UNTIL, day_after, listed, literal, name
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import view_name

Plain = Equals | OneOf | NoneOf


@dataclass(frozen=True)
class Timeline:
    """Intervals of ``ledger`` by ``link``; ``column`` is what holds in them, empty where only standing matters."""

    ledger: str
    link: str
    column: str
    during: tuple[str, str]
    where: tuple[Plain, ...] = ()


class Timelines:
    """The timelines a query uses. They depend on the snapshot alone: made once, kept as tables beside it."""

    def __init__(self, reach: Reach = ONE) -> None:
        self.reach = reach
        self.tables: dict[str, str] = {}

    def use(self, timeline: Timeline) -> str:
        """The name of a table (link, since, until, value) in which ``until`` is the first day after."""
        return self.made(_stretches(timeline, self.reach))

    def made(self, sql: str) -> str:
        """The name of a table that holds what ``sql`` gives."""
        table = f"timeline_{hashlib.sha256(sql.encode()).hexdigest()[:16]}"
        self.tables[table] = sql
        return table


def plain(condition: Plain, expression: str) -> str:
    """A condition on one value; true or false, never NULL."""
    match condition:
        case Equals(value=value):
            return f"coalesce({expression} = {literal(value)}, FALSE)"
        case OneOf(values=values):
            return f"coalesce({expression} IN ({', '.join(map(literal, values))}), FALSE)"
        case NoneOf(values=values):
            return f"coalesce({expression} NOT IN ({', '.join(map(literal, values))}), TRUE)"


def _stretches(line: Timeline, reach: Reach) -> str:
    ledger = registry.ledger(line.ledger)
    since, until = (resolve(ledger, column) for column in line.during)
    ends = day_after(name(until.column), until.kind)
    value = name(line.column) if line.column else "TRUE"
    where = " AND ".join(plain(each, name(each.column)) for each in line.where) or "TRUE"
    keys = listed([*reach.keys, "link"])
    zone, mine = ("".join(f"{key}, " for key in each) for each in (reach.keys, reach.of("s")))
    held = (
        f"SELECT {zone}{name(resolve(ledger, line.link).column)} AS link, {value} AS value, id,"
        f" coalesce({name(since.column)}, {OPEN_SINCE}) AS since, coalesce({ends}, {OPEN_UNTIL}) AS until"
        f" FROM {view_name(ledger.label)} WHERE {where}"
    )
    return (
        f"WITH held AS ({held}),"
        f" edges AS (SELECT {keys}, since AS edge FROM held UNION SELECT {keys}, until FROM held),"
        f" stretches AS (SELECT {keys}, edge AS since,"
        f" lead(edge) OVER (PARTITION BY {keys} ORDER BY edge) AS until FROM edges),"
        f" ranked AS (SELECT {mine}s.link, s.since, s.until, h.value,"
        f" row_number() OVER (PARTITION BY {mine}s.link, s.since ORDER BY h.since DESC, h.id DESC) AS place"
        " FROM stretches AS s JOIN held AS h"
        f" ON h.link = s.link{reach.same('h', 's')} AND h.since <= s.since AND h.until > s.since"
        " WHERE s.until IS NOT NULL)"
        f" SELECT {keys}, since, until, value FROM ranked WHERE place = 1"
    )
