"""One query for a family of measures: same ledger, same window; one scan for all of them and all periods (合并扫描)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yuanqu.engines.indicators.needs import Base, Comparison, Missing, Need
from yuanqu.engines.indicators.scans.absence import Absence
from yuanqu.engines.indicators.scans.comparing import Comparing
from yuanqu.engines.indicators.scans.frame import Frame
from yuanqu.engines.indicators.scans.grouping import grouped
from yuanqu.engines.indicators.scans.relations import relations
from yuanqu.engines.indicators.scans.rows import Rows, aggregates
from yuanqu.engines.indicators.scans.text import listed
from yuanqu.engines.indicators.scans.timelines import Timelines
from yuanqu.engines.indicators.windows import Window
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


def compile_family(family: Family, needs: Sequence[Need], dimensions: Sequence[str]) -> Plan:
    """The query that counts ``needs`` in total and along each of ``dimensions``."""
    if all(isinstance(need, Missing) for need in needs):
        sql = Absence(family.of, family.when, dimensions).sql(needs)
    elif any(isinstance(need, Comparison) for need in needs):
        sql = Comparing(family.of, family.when, dimensions).sql(needs)
    else:
        sql = _plain(family, [need for need in needs if isinstance(need, Base)], dimensions)
    return Plan(family, sql, tuple(needs), tuple(dimensions))


def _plain(family: Family, needs: Sequence[Base], dimensions: Sequence[str]) -> str:
    frame = Frame(registry.ledger(family.of), Timelines())
    rows = Rows(frame, dimensions)
    numbers = [each for need in needs for each in aggregates(need, rows)]
    read = f"SELECT {listed(filter(None, ['s.slot', rows.select()]))} FROM {frame.joined('source')}"
    ctes = [*relations(frame, family.when), f"rows_read AS ({read})"]
    return grouped(ctes, "rows_read", rows.codes, numbers)
