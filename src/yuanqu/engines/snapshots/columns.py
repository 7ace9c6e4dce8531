"""Which columns of a ledger go into a snapshot, and as what (导出的列).

All declared columns but the personal ones, shapes, and those that a procedure keeps, after the record's id. A link is
its target's id; a moment becomes its business date in Asia/Shanghai and a month its first day, so that nothing
downstream deals with time zones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Column

BUSINESS_ZONE = "Asia/Shanghai"

_TYPES = {
    "day": "DATE",
    "month": "DATE",
    "moment": "DATE",
    "whole": "BIGINT",
    "yes_no": "BOOLEAN",
    "link": "UUID",
}
_ARROW = {
    "DATE": pa.date32(),
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "UUID": pa.uuid(),
    "BINARY": pa.binary(16),  # an id in the lake: Spark reads no UUID
    "VARCHAR": pa.string(),
}


@dataclass(frozen=True)
class Exported:
    """One column of a part: ``type`` in SQL, ``read`` the expression that reads it from the ledger's table."""

    name: str
    type: str
    read: str
    was: tuple[str, ...] = ()

    @property
    def arrow(self) -> pa.DataType:
        """The column's type in Arrow and Parquet."""
        if self.type.startswith("DECIMAL"):
            precision, scale = self.type[len("DECIMAL(") : -1].split(",")
            return pa.decimal128(int(precision), int(scale))
        return _ARROW[self.type]


def exported_columns(ledger: type[Ledger]) -> tuple[Exported, ...]:
    """The columns of ``ledger`` that a snapshot holds, the id first."""
    declared = (
        Exported(name, sql_type(column), _read(column), column.was)
        for name, column in ledger.declared().items()
        if not column.personal and not column.kept and column.kind != "shape"
    )
    return (Exported("id", "UUID", '"id"'), *declared)


def sql_type(column: Column) -> str:
    """The column's type in a snapshot, as SQL writes it."""
    if isinstance(column, Amount):
        return f"DECIMAL({column.max_digits},{column.decimal_places})"
    return _TYPES.get(column.kind, "VARCHAR")


def _read(column: Column) -> str:
    name = f'"{column.column}"'  # type: ignore[attr-defined]
    match column.kind:
        case "moment":
            return f"({name} AT TIME ZONE '{BUSINESS_ZONE}')::date"
        case "month":  # a write past the ledger may have kept another day of the month
            return f"date_trunc('month', {name}::timestamp)::date"
    return name


def main_date(ledger: type[Ledger]) -> str | None:
    """The column a part is sorted by: the first date of the ledger's own order, else its first; one that it holds."""
    held = {column.name for column in exported_columns(ledger)}
    declared = {name: column for name, column in ledger.declared().items() if name in held}
    ordered = [name.lstrip("-") for name in ledger.order]
    for name in (*ordered, *declared):
        if name in declared and declared[name].kind in ("day", "month", "moment"):
            return name
    return None


def shape(columns: Sequence[Exported]) -> tuple[tuple[str, str], ...]:
    """Names and types, as a part tells of itself."""
    return tuple((column.name, column.type) for column in columns)
