"""The columns of a ledger as they stand in a sheet: headings with units, links as key and name (导出的列)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.targets import part_heading, target_of, whole_heading
from yuanqu.engines.ledger.fields import Column


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet. ``named``: it shows the name of the linked record, the key standing before it."""

    name: str
    column: Column
    heading: str
    named: bool = False

    @property
    def kind(self) -> str:
        """The kind of what stands in the cells: a link is text."""
        return "text" if self.column.kind == "link" else self.column.kind


def sheet_columns(ledger: type[Ledger], names: Sequence[str] = ()) -> list[SheetColumn]:
    """The columns of an export, in order; a link whose register has names takes two."""
    declared = ledger.declared()
    labels = {column.label for column in declared.values()}
    columns: list[SheetColumn] = []
    for name in names or tuple(declared):
        column = declared[name]
        columns.append(SheetColumn(name, column, heading(column)))
        if column.kind == "link" and (target := target_of(column)).name:
            part = target.column(target.name)
            label = part_heading(column, part)
            taken = label in labels or any(one.heading == label for one in columns)
            label = whole_heading(column, part) if taken else label
            columns.append(SheetColumn(name, column, label, named=True))
    return columns


def heading(column: Column) -> str:
    """A column's label with its unit in brackets, which some labels state themselves."""
    unit = f"（{unit}）" if (unit := getattr(column, "unit", "")) else ""
    return column.label.removesuffix(unit) + unit


_WIDTHS = {
    "credit_code": 22.0,
    "day": 12.0,
    "month": 12.0,
    "moment": 18.0,
    "amount": 15.0,
    "whole": 11.0,
    "yes_no": 9.0,
}


def width_of(column: SheetColumn) -> float:
    """A comfortable width in characters of the sheet's font."""
    longest = 36.0 if column.kind == "long_text" else 30.0 if column.named else 16.0
    return max(_WIDTHS.get(column.kind, longest), min(2.1 * len(column.heading) + 2, 40.0))


def sheet_name(ledger: type[Ledger]) -> str:
    """The ledger's name as a workbook takes it for a tab."""
    name = "".join(sign for sign in ledger.name if sign not in "[]:*?/\\'")
    return name[:31] or "台账"
