"""The peer: each indicator as one Ibis expression of its own, written as an analyst would, built and run one by one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import Any

import ibis
from ibis import _

from yuanqu.engines.indicators import conditions as c
from yuanqu.engines.indicators import vocabulary as v
from yuanqu.engines.indicators.dimensions import Along, Dated, Mapped, dimension
from yuanqu.engines.indicators.measuring import span_of
from yuanqu.engines.indicators.needs import measure_of, needs_of
from yuanqu.engines.indicators.windows import During, Standing, Statement
from yuanqu.engines.ledger import registry
from yuanqu.engines.snapshots import Snapshot
from yuanqu.engines.snapshots.columns import exported_columns
from yuanqu.terms.periods import Period

OPEN = date(9999, 12, 31)
Numbers = tuple[Decimal | int | None, ...]


_ASKED = (c.Equals, c.OneOf, c.NoneOf, c.Present, c.Absent, c.AtLeast, c.By, c.NotAfter)


def can_say(indicator: v.Indicator) -> bool:
    """Whether the peer is written for all that the indicator rests on: not for moves, quotas and columns over links."""
    if isinstance(indicator, v.QuotaMet | v.QuotaLeast | v.Names | v.RuleValue):
        return False
    bases = [measure_of(need) for need in needs_of(indicator)]
    return all(
        isinstance(base.when, During | Standing | Statement)
        and base.column in ("", *_columns(base.of))
        and all(_sayable(base.of, each) for each in base.where)
        for base in bases
    )


def _sayable(label: str, condition: c.Condition) -> bool:
    if isinstance(condition, c.Within):
        return condition.link in _columns(label) and all(
            _sayable(condition.ledger, each) for each in condition.where
        )
    if not isinstance(condition, _ASKED):
        return False
    known = dimension(condition.column)
    within_reach = not isinstance(known, Along) or known.path.startswith("enterprise.")
    return condition.column in _columns(label) or (known is not None and within_reach)


def _columns(label: str) -> Collection[str]:
    return [column.name for column in exported_columns(registry.ledger(label))]


class IbisPeer:
    """Ibis over DuckDB over the same Parquet files."""

    def __init__(self, snapshot: Snapshot, as_of: date) -> None:
        backend = ibis.duckdb.connect()
        self.as_of = as_of
        self.tables = {
            label: backend.read_parquet(snapshot.paths(label), table_name=label.replace(".", "__"))
            for label in snapshot.parts
        }

    def numbers(self, indicator: v.Indicator, period: Period) -> Numbers:
        """The sums or counts the indicator rests on: one expression, built, compiled and run."""
        match indicator:
            case v.Growth():
                expression = self._growth(indicator, period)
            case v.Ratio():
                part, whole = self._number(indicator.part, period), self._number(indicator.whole, period)
                expression = part.as_table().cross_join(whole.as_table())
            case v.Measure():
                expression = self._number(indicator, period).as_table()
            case _:
                raise TypeError(indicator)
        row = expression.to_pyarrow().to_pylist()[0]
        return tuple(row.values())

    def _number(self, measure: v.Measure, period: Period) -> Any:
        table = self._filtered(self._picked(measure, period), measure)
        if isinstance(measure, v.Distinct):
            return table[measure.column].nunique().name(f"n{id(measure)}")
        if isinstance(measure, v.Sum):
            return table[measure.column].sum().name(f"n{id(measure)}")
        return table.count().name(f"n{id(measure)}")

    def _picked(self, measure: v.Measure, period: Period) -> Any:
        table, window = self.tables[measure.of], measure.when
        since, until = span_of(window, period, self.as_of)
        if isinstance(window, During):
            day = table[window.column]
            is_month = registry.ledger(measure.of).declared()[window.column].kind == "month"
            own = _month_end(day) if is_month else day
            return table.filter(day.between(since, until)).mutate(own=own, cut=ibis.literal(until))
        if isinstance(window, Standing):
            ends = table[window.until]
            if registry.ledger(measure.of).declared()[window.until].kind == "month":
                ends = _month_end(ends)
            held = table.filter(table[window.since] <= until, ends.isnull() | (ends >= until))
            return held.mutate(own=ibis.literal(until), cut=ibis.literal(until))
        return self._editions(measure, since, "last").mutate(
            own=_month_end(_[window.month]), cut=ibis.literal(until)
        )

    def _editions(self, measure: v.Measure, month: date, which: str) -> Any:
        table, window = self.tables[measure.of], measure.when
        assert isinstance(window, Statement)
        order = table[window.edition].desc() if which == "last" else table[window.edition]
        reported = table.filter(table[window.month] == month, table[window.reported] <= self.as_of)
        place = ibis.row_number().over(group_by=window.unit, order_by=order)
        return reported.mutate(place=place).filter(_.place == 0)

    def _filtered(self, table: Any, measure: v.Measure) -> Any:
        for condition in measure.where:
            if isinstance(condition, c.Within):
                table = self._within(table, condition)
            else:
                table = self._condition(table, condition)
        return table

    def _within(self, table: Any, within: c.Within) -> Any:
        stays = self.tables[within.ledger]
        for condition in within.where:
            stays = self._condition(stays, condition)
        since, until = (stays[name] for name in within.during)
        declared = registry.ledger(within.ledger).declared()
        ends = _month_end(until) if declared[within.during[1]].kind == "month" else until
        joined = [
            table[within.link] == stays[within.there],
            since <= table.own,
            ends.fill_null(OPEN) >= table.own,  # one comparison, so that DuckDB hashes the join
        ]
        return table.semi_join(stays, joined)

    def _condition(self, table: Any, condition: Any) -> Any:
        if condition.column not in table.columns:
            table = self._along(table, condition.column)
        column = table[condition.column]
        match condition:
            case c.Equals(value=value):
                return table.filter(column == value)
            case c.OneOf(values=values):
                return table.filter(column.isin(values))
            case c.NoneOf(values=values):
                return table.filter(column.isnull() | column.notin(values))
            case c.Present():
                return table.filter(column.notnull())
            case c.Absent():
                return table.filter(column.isnull())
            case c.AtLeast(value=value):
                return table.filter(column >= value)
            case c.By():
                return table.filter(column <= table.cut)
            case c.NotAfter(other=other):
                return table.filter(column <= table[other])
        raise TypeError(condition)

    def _along(self, table: Any, name: str) -> Any:
        """The table with a dimension's value as a column of its name."""
        match dimension(name):
            case Along(path=path):
                link, _dot, column = path.partition(".")
                other = self.tables["registers.enterprise"].select(there="id", **{name: column})
                return table.left_join(other, table[link] == other.there).drop("there")
            case Dated() as dated:
                rows = self.tables[dated.ledger]
                return self._dated(table, table[dated.link], rows, rows[dated.there], dated, name)
            case Mapped() as mapped:
                table = self._along(table, mapped.of)
                rows = reduce(self._condition, mapped.where, self.tables[mapped.ledger])
                key = table[mapped.of].left(mapped.take)
                return self._dated(table, key, rows, rows[mapped.key], mapped, name)
        raise LookupError(name)

    def _dated(
        self, table: Any, link: Any, rows: Any, there: Any, declared: Dated | Mapped, name: str
    ) -> Any:
        since, until = (rows[column] for column in declared.during)
        held = rows.select(there=there, since=since, until=until, **{name: declared.column})
        joined = [
            link == held.there,
            held.since <= table.own,
            held.until.fill_null(OPEN) >= table.own,
        ]
        return table.left_join(held, joined).drop("there", "since", "until")

    def _growth(self, growth: v.Growth, period: Period) -> Any:
        measure, window = growth.of, growth.of.when
        assert isinstance(window, Statement)
        now = self._filtered(self._picked(measure, period), measure)
        past = period.end.replace(year=period.end.year - 1, day=1)
        last = self._editions(measure, past, "last").select(
            unit=window.unit, last_edition=window.edition, last_value=measure.column
        )
        first = self._editions(measure, past, "first").select(
            first_unit=window.unit, first_value=measure.column
        )
        both = now.left_join(last, now[window.unit] == last.unit)
        both = both.left_join(first, both[window.unit] == first.first_unit)
        corrected = (both.last_edition >= 2).ifelse(both.last_value, None)
        base = ibis.coalesce(corrected, both[growth.base], both.first_value)
        known = reduce(and_, [both[measure.column].notnull(), base.notnull()])
        return both.aggregate(now=both[measure.column].sum(where=known), base=base.sum(where=known))


def _month_end(month: Any) -> Any:
    return (month + ibis.interval(months=1) - ibis.interval(days=1)).cast("date")
