"""Who is in the register and stated nothing for the month (在库未报)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yuanqu.engines.indicators.conditions import Condition, NotAfter, OfMoves, Within
from yuanqu.engines.indicators.needs import Missing, Need
from yuanqu.engines.indicators.paths import UnknownName, link_target, measurable, record_name
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.grouping import grouped
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.rows import Rows
from yuanqu.engines.indicators.scans.text import listed, name
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.windows import Statement, Window
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.snapshots import view_name


class Absence:
    """Reads the register of those who owe statements; conditions reached through the unit's link apply to them."""

    def __init__(self, of: str, when: Window, dimensions: Sequence[str] = (), reach: Reach = ONE) -> None:
        assert isinstance(when, Statement)
        self.when, self.statements = when, registry.ledger(of)
        self.ledger = register_of(self.statements, when)
        self.timelines = Timelines(reach)
        self.frame = Frame(self.ledger, self.timelines)
        self.rows = Rows(self.frame, dimensions)

    @property
    def tables(self) -> dict[str, str]:
        """The tables the query reads beside the ledgers."""
        return self.timelines.tables

    def sql(self, needs: Sequence[Need]) -> str:
        """How many are missing, in total and along each dimension."""
        numbers = []
        for need in needs:
            assert isinstance(need, Missing)
            numbers.append(f"count(*) FILTER (WHERE {self.rows.flag(self.conditions(need), need.of.cut)})")
        chosen = [*self.frame.reach.of("s"), "s.slot", self.rows.select()]
        read = f"SELECT {listed(filter(None, chosen))} FROM {self.from_()}"
        return grouped(
            [*self.ctes(), f"rows_read AS ({read})"], "rows_read", self.rows.codes, numbers, self.frame.reach
        )

    def conditions(self, need: Missing) -> tuple[Condition, ...]:
        """The measure's conditions as they read on the register itself; those on a statement's own cells fall away."""
        return tuple(_on_register(need.of.where, self.statements, self.when, self.ledger))

    def ctes(self) -> list[str]:
        """Slots, timelines, who stated something, and the register's rows for each slot."""
        when, reach = self.when, self.frame.reach
        zone = "".join(f"{key}, " for key in reach.of("e"))
        stated = (
            f"SELECT DISTINCT {zone}p.slot, e.{name(when.unit)} AS unit FROM {view_name(self.statements.label)} AS e"
            f" JOIN slots AS p ON e.{name(when.month)} = p.month"
            f" WHERE e.{name(when.month)} IN ($months) AND e.{name(when.reported)} <= $as_of"
        )
        columns = listed(f"t.{name(column)}" for column in self.frame.needed(*reach.keys, "id"))
        return [
            "slots AS ($slots)",
            f"stated AS ({stated})",
            f"source AS (SELECT {columns}, p.slot, p.own, p.cut"
            f" FROM {view_name(self.ledger.label)} AS t CROSS JOIN slots AS p)",
        ]

    def from_(self) -> str:
        """The register's rows that stated nothing."""
        return (
            f"{self.frame.joined('source')} WHERE NOT EXISTS"
            f" (SELECT 1 FROM stated AS d WHERE d.slot = s.slot AND d.unit = s.id{self.frame.reach.same('d', 's')})"
        )


def register_of(statements: type[Ledger], when: Statement) -> type[Ledger]:
    """The ledger of those who state."""
    target = link_target(statements.declared()[when.unit])
    assert target is not None
    return target


def fits(of: str, when: Window, dimension: str) -> bool:
    """Whether the register itself can be cut along ``dimension``."""
    assert isinstance(when, Statement)
    try:
        Frame(register_of(registry.ledger(of), when), Timelines()).dimension(dimension)
    except UnknownName:
        return False
    return True


def _on_register(
    where: Iterable[Condition], statements: type[Ledger], when: Statement, register: type[Ledger]
) -> Iterable[Condition]:
    for condition in where:
        if isinstance(condition, NotAfter | OfMoves):
            continue
        path = condition.link if isinstance(condition, Within) else condition.column
        head, _, tail = path.partition(".")
        if head == when.unit:
            path = tail or record_name(register)
        elif head in measurable(statements) or not fits(statements.label, when, path):
            continue
        if isinstance(condition, Within):
            yield replace(condition, link=path)
        else:
            yield replace(condition, column=path)
