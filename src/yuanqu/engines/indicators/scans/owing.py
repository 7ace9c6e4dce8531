"""The queries of a quota: every object that stands through a period, with how many records it has in it (应办)."""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.conditions import OneOf
from yuanqu.engines.indicators.needs import Base, Need
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.grouping import grouped
from yuanqu.engines.indicators.scans.listed import Listed
from yuanqu.engines.indicators.scans.progress import runs
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.rows import Rows
from yuanqu.engines.indicators.scans.text import listed, name
from yuanqu.engines.indicators.scans.timelines import Timelines, plain
from yuanqu.engines.indicators.windows import Owed
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import view_name


class Owing:
    """Reads the objects' ledger once for each period, beside the records counted by object and period."""

    def __init__(self, when: Owed, dimensions: Sequence[str] = (), reach: Reach = ONE) -> None:
        self.quota = when.quota
        self.frame = Frame(registry.ledger(when.quota.each), Timelines(reach))
        self.rows = Rows(self.frame, dimensions)

    @property
    def tables(self) -> dict[str, str]:
        """The tables the query reads beside the ledgers."""
        return self.frame.timelines.tables

    def sql(self, needs: Sequence[Need]) -> str:
        """Object-periods owed, those met, and the least number reached, in total and along each dimension."""
        numbers = []
        for need in needs:
            assert isinstance(need, Base)
            flag = self.rows.flag(need.where, need.cut)
            numbers += [
                f"count(*) FILTER (WHERE {flag})",
                f"count(*) FILTER (WHERE {flag} AND r.done >= {self.quota.least})",
                f"min(r.done) FILTER (WHERE {flag})",
            ]
        chosen = listed(filter(None, [*self.frame.reach.of("s"), "s.slot", "s.done", self.rows.select()]))
        read = f"SELECT {chosen} FROM {self.frame.joined('source')}"
        ctes = [*self.ctes(), f"rows_read AS ({read})"]
        return grouped(ctes, "rows_read", self.rows.codes, numbers, self.frame.reach)

    def ctes(self) -> list[str]:
        """The periods, the records by object and period, and each object's periods with their number."""
        quota = self.quota
        columns = listed(f"t.{name(column)}" for column in self.frame.needed(*self.frame.reach.keys, "id"))
        stands = ["p.since <= p.until"]
        if quota.standing:
            since, until = (f"t.{name(column)}" for column in quota.standing)
            stands += [f"({since} IS NULL OR {since} <= p.since)", f"({until} IS NULL OR {until} >= p.until)"]
        mine = " AND ".join(f"c.key_{place} = t.{own}" for place, (_, own) in enumerate(self._keys()))
        source = (
            f"SELECT {columns}, p.slot, p.until AS own, p.until AS cut, p.since, p.until, coalesce(c.done, 0) AS done"
            f" FROM {view_name(quota.each)} AS t CROSS JOIN slots AS p"
            f" LEFT JOIN counted AS c ON {mine}{self.frame.reach.same('c', 't')} AND c.since = p.since"
            f" WHERE {' AND '.join(stands)}"
        )
        return ["slots AS ($slots)", f"counted AS ({self._counted()})", f"source AS ({source})"]

    def _keys(self) -> list[tuple[str, str]]:
        """What tells whose a record is: its columns, each beside the object's own."""
        same = [(name(column), name(column)) for column in self.quota.alike]
        return same or [(name(self.quota.link), name("id"))]

    def _counted(self) -> str:
        """How many records there are by object and period."""
        quota = self.quota
        own, zone = [f"d.{column}" for column, _ in self._keys()], self.frame.reach.of("d")
        keys = listed([*zone, *(f"{column} AS key_{place}" for place, column in enumerate(own))])
        periods = "(SELECT DISTINCT since, until FROM slots) AS p"
        if quota.entered:
            inside = self.frame.timelines.made(
                runs(registry.ledger(quota.of), quota.entered, self.frame.reach)
            )
            done = (
                f"JOIN {inside} AS h ON h.link = d.id{self.frame.reach.same('h', 'd')} JOIN {periods}"
                " ON h.since >= p.since AND h.since <= p.until AND h.until > p.until"
            )
        else:
            day = f"d.{name(quota.during)}"
            done = f"JOIN {periods} ON {day} >= p.since AND {day} <= p.until"
        counts = " AND ".join(
            plain(OneOf(each.column, each.values), f"d.{name(each.column)}") for each in quota.only
        )
        records = f"count(DISTINCT d.{name(quota.once)})" if quota.once else "count(*)"
        return (
            f"SELECT {keys}, p.since, {records} AS done FROM {view_name(quota.of)} AS d {done}"
            f" WHERE {counts or 'TRUE'} GROUP BY {listed([*zone, *own])}, p.since"
        )


def list_owed(base: Base, which: str, columns: Sequence[str]) -> Listed:
    """The object-periods owed, met or unmet: id, columns, first day, last day, how many were done, how many due."""
    assert isinstance(base.when, Owed)
    owing, least = Owing(base.when), base.when.quota.least
    shown = [owing.frame.column(path) for path in columns]
    holds = owing.frame.holds(base.where, base.cut)
    reached = {"owed": "TRUE", "met": f"s.done >= {least}", "unmet": f"s.done < {least}"}[which]
    sql = (
        f"WITH {listed(owing.ctes())} SELECT {listed(['s.id', *shown, 's.since', 's.until', 's.done', str(least)])}"
        f" FROM {owing.frame.joined('source')} WHERE {holds} AND {reached} ORDER BY s.since, s.id"
    )
    return Listed(sql, owing.frame.ledger, base.when, owing.tables)
