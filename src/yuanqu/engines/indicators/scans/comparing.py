"""This year's statements beside last year's, unit by unit: comparable base, nominal base and what lies between (可比).

``now``: this year's statements in effect. ``past``: last year's as first published. Both at the level of one line
of statements, with their own dimensions and conditions at their own dates; a full join tells who came, who left and
whose base was revised. A slice joins on its code too: a unit that changed its industry left one and entered the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from yuanqu.engines.indicators.needs import Base, Comparison, Need
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.rows import Rows, aggregates
from yuanqu.engines.indicators.scans.sources import editions, in_effect, last_year, line_of
from yuanqu.engines.indicators.scans.text import listed, name
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.windows import Statement, Window
from yuanqu.engines.ledger import registry


class Comparing:
    """Builds the relations ``now`` and ``past`` and the expressions over their join."""

    def __init__(self, of: str, when: Window, dimensions: Sequence[str] = (), reach: Reach = ONE) -> None:
        assert isinstance(when, Statement)
        self.ledger, self.when = registry.ledger(of), when
        self.reach = reach
        self.line = [*reach.keys, *line_of(self.ledger, when)]
        self.timelines = Timelines(reach)
        self.now = Rows(Frame(self.ledger, self.timelines), dimensions, "n")
        self.past = Rows(Frame(self.ledger, self.timelines), dimensions, "p")
        self._bases: dict[str, str] = {}
        self._own: dict[str, None] = {}

    @property
    def tables(self) -> dict[str, str]:
        """The tables the query reads beside the ledgers."""
        return self.timelines.tables

    def sql(self, needs: Sequence[Need]) -> str:
        """The counting query: one SELECT for all records, one along each dimension."""
        from_all = [each for need in needs for each in self._numbers(need)]
        selects = [self._select("-1", "NULL", None, from_all)]
        for place, (mine, theirs) in enumerate(zip(self.now.codes, self.past.codes, strict=True)):
            code = f"coalesce({mine}, {theirs})"
            selects.append(self._select(str(place), code, f"{mine} = {theirs}", from_all))
        return f"WITH {listed(self.ctes())} {' UNION ALL '.join(selects)}"

    def amounts(self, need: Comparison) -> dict[str, str]:
        """A unit's amounts, over the join: this year's, the comparable base, what it first published, the revision."""
        base, first = self.base(need), self.past.value(need.of.column)
        return {
            "value": self.now.value(need.of.column),
            "base": base,
            "first": first,
            "revision": f"{base} - {first}",
        }

    def sets(self, need: Comparison) -> dict[str, str]:
        """Which sets of the comparison a unit is in, as conditions over the join."""
        base = self.base(need)
        stated = f"coalesce({self.now.counted(need.of)}, FALSE)"
        published = f"coalesce({self.past.counted(need.of)}, FALSE)"
        return {
            "stated": stated,
            "now": f"({stated} AND {base} IS NOT NULL)",
            "base": f"({stated} AND {base} IS NOT NULL)",
            "baseless": f"({stated} AND {base} IS NULL)",
            "published": published,
            "entered": f"({stated} AND {base} IS NOT NULL AND NOT {published})",
            "left": f"({published} AND NOT {stated})",
            "revised": f"({stated} AND {published} AND {base} <> {self.past.value(need.of.column)})",
        }

    def base(self, need: Comparison) -> str:
        """A unit's own value of last year: corrected edition, else this year's form, else as first published."""
        value = need.of.column
        self._own |= {value: None, need.base: None}
        corrected = f"CASE WHEN corrected.{name(self.when.edition)} >= 2 THEN corrected.{name(value)} END"
        expression = f"coalesce({corrected}, s.{name(need.base)}, first.{name(value)})"
        return "n." + self._bases.setdefault(expression, f"base_{len(self._bases)}")

    def joined(self, same_code: str | None = None) -> str:
        """``now`` and ``past`` side by side."""
        same = ["n.slot = p.slot", *(f"n.{name(c)} IS NOT DISTINCT FROM p.{name(c)}" for c in self.line)]
        return f"now AS n FULL JOIN past AS p ON {' AND '.join([*same, *([same_code] if same_code else [])])}"

    def ctes(self, *more_columns: str) -> list[str]:
        """All relations, from the slots to ``now`` and ``past``."""
        needed = [*self.now.frame.needed(), *self.past.frame.needed(), *self._own, *more_columns]
        keys = listed(f"s.{name(column)}" for column in ("slot", "id", "own", *self.line))
        bases = [f"{expression} AS {alias}" for expression, alias in self._bases.items()]
        corrected = [
            "corrected.id AS corrected_id",
            f"corrected.{name(self.when.edition)} AS corrected_edition",
        ]
        now = listed(filter(None, [keys, *corrected, self.now.select(), *bases]))
        past = listed(filter(None, [keys, self.past.select()]))
        beside = (
            f" LEFT JOIN effective_past AS corrected ON {self._same('corrected')}"
            f" LEFT JOIN first_past AS first ON {self._same('first')}"
        )
        return [
            "slots AS ($slots)",
            f"editions AS ({editions(self.ledger, self.when, needed, self.reach)})",
            f"effective_now AS ({in_effect(self.when)})",
            f"effective_past AS ({last_year(self.when, 'from_last')})",
            f"first_past AS ({last_year(self.when, 'from_first')})",
            f"now AS (SELECT {now} FROM {self.now.frame.joined('effective_now')}{beside})",
            f"past AS (SELECT {past} FROM {self.past.frame.joined('first_past')})",
        ]

    def _same(self, other: str) -> str:
        keys = [f"{other}.{name(column)} IS NOT DISTINCT FROM s.{name(column)}" for column in self.line]
        return " AND ".join([f"{other}.slot = s.slot", *keys])

    def _select(self, place: str, code: str, same_code: str | None, numbers: Sequence[str]) -> str:
        slot = listed(f"coalesce(n.{key}, p.{key})" for key in (*self.reach.keys, "slot"))
        heads = [slot, f"{place} AS dimension", f"{code} AS code", "count(n.slot)"]
        grouping = f"{slot}, {code}" if same_code else slot
        return f"SELECT {listed([*heads, *numbers])} FROM {self.joined(same_code)} GROUP BY {grouping}"

    def _numbers(self, need: Need) -> list[str]:
        if isinstance(need, Base):
            return aggregates(need, self.now)
        assert isinstance(need, Comparison)
        sets, amounts = self.sets(need), self.amounts(need)

        def total(what: str, of: str) -> str:
            return f"sum({amounts[of]}) FILTER (WHERE {sets[what]})"

        def rows(what: str) -> str:
            return f"count(*) FILTER (WHERE {sets[what]})"

        return [
            *(total("now", "value"), rows("now"), total("now", "base")),
            *(total("stated", "value"), rows("stated"), rows("baseless")),
            *(total("published", "first"), rows("published")),
            *(total("entered", "base"), rows("entered")),
            *(total("left", "first"), rows("left")),
            *(total("revised", "revision"), rows("revised")),
        ]
