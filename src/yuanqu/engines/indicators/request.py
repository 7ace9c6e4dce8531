"""What one evaluation reads beside its scans: the locked months and the dated rules (一次取数)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from yuanqu.engines.indicators.connections import count, first_day
from yuanqu.engines.indicators.scans.text import name
from yuanqu.engines.indicators.stating import Lock
from yuanqu.engines.indicators.windows import ThroughLocked
from yuanqu.engines.snapshots import Snapshot, view_name


@dataclass(frozen=True)
class Rule:
    """A dated rule in force: its value and the unit it is given in."""

    value: Decimal
    unit: str


@dataclass
class Request:
    """One snapshot and as-of day; small ledgers are read once."""

    snapshot: Snapshot
    as_of: date
    _locks: dict[ThroughLocked, list[Lock]] = field(default_factory=dict)

    def rows(self, label: str) -> int:
        """How many records of a part the snapshot holds."""
        return self.snapshot.rows(label)

    def first_day(self, label: str, column: str) -> date | None:
        """The earliest day in a ledger's date column; None where none is filled."""
        return first_day(self.snapshot, label, column)

    def locks(self, rule: ThroughLocked) -> list[Lock]:
        """Every locking: month, day locked, day opened again."""
        if rule not in self._locks:
            columns = ", ".join(map(name, (rule.month, rule.on, rule.until)))
            sql = f"SELECT {columns} FROM {view_name(rule.ledger)}"  # noqa: S608 - declared names
            self._locks[rule] = count(self.snapshot, sql)
        return self._locks[rule]

    def rule(self, ledger: str, parameter: str, day: date) -> Rule | None:
        """The rule of that code in force on ``day``, the one that began last; None where there is none."""
        sql = (
            f"SELECT value, unit FROM {view_name(ledger)} WHERE code = ? AND valid_from <= ?"  # noqa: S608 - declared
            " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC, id DESC LIMIT 1"
        )
        found = count(self.snapshot, sql, (parameter, day, day))
        return Rule(*found[0]) if found else None
