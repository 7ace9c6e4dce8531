"""One query for a family of measures: same ledger, same window; one scan for all of them and all periods (合并扫描)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yuanqu.engines.indicators.needs import Base, Comparison, Missing, Need
from yuanqu.engines.indicators.scans.absence import Absence
from yuanqu.engines.indicators.scans.comparing import Comparing
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.grouping import grouped
from yuanqu.engines.indicators.scans.owing import Owing
from yuanqu.engines.indicators.scans.reach import ONE, Reach
from yuanqu.engines.indicators.scans.relations import relations
from yuanqu.engines.indicators.scans.rows import Rows, aggregates
from yuanqu.engines.indicators.scans.text import listed
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.windows import Owed, Window
from yuanqu.engines.ledger import registry


@dataclass(frozen=True)
class Family:
    """The measures one scan serves."""

    of: str
    when: Window


@dataclass(frozen=True)
class Plan:
    """A compiled query. Its rows: slot, dimension (-1: all records), code, records seen, then each need's numbers."""

    family: Family
    sql: str
    needs: tuple[Need, ...]
    dimensions: tuple[str, ...]
    tables: Mapping[str, str]


def compile_family(
    family: Family, needs: Sequence[Need], dimensions: Sequence[str], reach: Reach = ONE
) -> Plan:
    """The query that counts ``needs`` in total and along each of ``dimensions``."""
    if all(isinstance(need, Missing) for need in needs):
        scan: Absence | Comparing | Owing | _Plain = Absence(family.of, family.when, dimensions, reach)
    elif any(isinstance(need, Comparison) for need in needs):
        scan = Comparing(family.of, family.when, dimensions, reach)
    elif isinstance(family.when, Owed):
        scan = Owing(family.when, dimensions, reach)
    else:
        scan = _Plain(family, dimensions, reach)
    return Plan(family, scan.sql(needs), tuple(needs), tuple(dimensions), scan.tables)


class _Plain:
    """Counts record by record, without comparing years."""

    def __init__(self, family: Family, dimensions: Sequence[str], reach: Reach) -> None:
        self._window = family.when
        self._frame = Frame(registry.ledger(family.of), Timelines(reach))
        self._rows = Rows(self._frame, dimensions)

    @property
    def tables(self) -> dict[str, str]:
        """The tables the query reads beside the ledgers."""
        return self._frame.timelines.tables

    def sql(self, needs: Sequence[Need]) -> str:
        """The counting query."""
        numbers = [each for need in needs if isinstance(need, Base) for each in aggregates(need, self._rows)]
        reach = self._frame.reach
        chosen = listed(filter(None, [*reach.counted("s"), "s.slot", self._rows.select()]))
        read = f"SELECT {chosen} FROM {self._frame.joined('source')}{reach.beside('s')}"
        ctes = [*relations(self._frame, self._window), f"rows_read AS ({read})"]
        return grouped(ctes, "rows_read", self._rows.codes, numbers, reach)
