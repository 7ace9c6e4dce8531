"""What each row would make of its record: the sheet's columns over those the record already has (合并)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import reduce
from typing import Any, cast

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import dtype_of, null_series, places_of
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.columns_reading import Cells
from yuanqu.engines.ledger.importing.rows import FrameRows, Window
from yuanqu.engines.ledger.importing.standing import ID

OLD = "_old_"


def default_of(column: Column) -> Any:
    """The value a blank cell of the column stands for, or None."""
    field = cast(Any, column)
    return field.get_default() if field.has_default() else None


def fill_defaults(cells: Cells, column: Column) -> None:
    """Blank cells of a column that may not be blank take its default, where it has one."""
    default = default_of(column)
    if default is not None and not column.empty:
        filled = cells.values.fill_null(pl.lit(default, dtype=dtype_of(column)))
        cells.values = pl.select(pl.when(cells.bad).then(None).otherwise(filled)).to_series()


def absent(column: Column, length: int) -> pl.Series:
    """The values of a column that the sheet does not have, for new records."""
    default = default_of(column)
    if default is None or column.empty:
        return null_series(column, length)
    return pl.Series([default], dtype=dtype_of(column)).new_from_index(0, length)


def key_frame(ledger: type[Ledger], cells: Mapping[str, Cells], length: int) -> pl.DataFrame:
    """The business keys of all rows; a key column that the sheet lacks takes its default."""
    declared = ledger.declared()
    columns = []
    for name in ledger.key:
        values = absent(declared[name], length)
        if name in cells:
            values = _where(cells[name].present, cells[name].values, values)
        columns.append(values.alias(name))
    return pl.DataFrame(columns)


def _where(present: pl.Series | None, values: pl.Series, other: pl.Series) -> pl.Series:
    """``values`` in the rows whose sheet has the column, ``other`` in the rest."""
    return (
        values if present is None else pl.select(pl.when(present).then(values).otherwise(other)).to_series()
    )


def with_standing(keys: pl.DataFrame, standing: pl.DataFrame) -> pl.DataFrame:
    """The standing records beside the rows, in the rows' order: their columns as ``_old_<name>``, null where none."""
    held = standing.rename({name: OLD + name for name in standing.columns})
    return keys.join(
        held, left_on=keys.columns, right_on=[OLD + name for name in keys.columns],
        how="left", nulls_equal=True, maintain_order="left", coalesce=False,
    )  # fmt: skip


def merged(
    ledger: type[Ledger], cells: Mapping[str, Cells], beside: pl.DataFrame, *, keep_blank: bool
) -> pl.DataFrame:
    """All declared columns as they would stand after the import. ``keep_blank``: blank cells leave what stands."""
    length = len(beside)
    known = beside[OLD + ID].is_not_null()
    columns = []
    for name, column in ledger.declared().items():
        old, given = beside[OLD + name], cells.get(name)
        if given is None:
            values = _where(known, old, absent(column, length))
        elif keep_blank or column.kept:  # a sheet that lacks a day does not take it back
            values = pl.select(pl.coalesce(given.values, old)).to_series()
        else:
            values = given.values
        if given is not None and given.present is not None:
            values = _where(given.present, values, _where(known, old, absent(column, length)))
        columns.append(values.alias(name))
    return pl.DataFrame(columns)


def links_of(ledger: type[Ledger]) -> frozenset[str]:
    """The ledger's link columns."""
    return frozenset(name for name, column in ledger.declared().items() if column.kind == "link")


def derive(ledger: type[Ledger], frame: pl.DataFrame, whole: Sequence[int]) -> pl.DataFrame:
    """The frame with the columns the ledger computes, for the rows at ``whole``; later ones see the earlier."""
    declared = ledger.declared()
    for name, derivation in ledger.derived.items():
        values = derivation(FrameRows(Window(frame, links_of(ledger)), whole))
        series = _typed(values, declared[name])
        if len(series) != len(whole):
            raise ValueError(f"{ledger.label}.{name}: {len(series)} values derived for {len(whole)} rows")
        frame = frame.with_columns(
            null_series(declared[name], len(frame)).scatter(list(whole), series).alias(name)
        )
    return frame


def _typed(values: Iterable[Any], column: Column) -> pl.Series:
    if column.kind == "amount":
        places = Decimal(1).scaleb(-places_of(column))
        exact = [None if value is None else Decimal(value).quantize(places) for value in values]
        return pl.Series(exact, dtype=dtype_of(column))
    if column.kind == "link":
        return pl.Series([None if value is None else str(value) for value in values], dtype=pl.String)
    if column.kind == "moment":
        return pl.Series([cast("datetime | None", value) for value in values], dtype=dtype_of(column))
    return pl.Series(list(values), dtype=dtype_of(column))


def differing(frame: pl.DataFrame, beside: pl.DataFrame, names: Iterable[str]) -> dict[str, pl.Series]:
    """For each column, in which rows its value differs from the standing record's (a blank text is unknown)."""
    found = {}
    for name in names:
        new, old = frame[name], beside[OLD + name]
        if new.dtype == pl.String:
            new, old = new.fill_null(""), old.fill_null("")
        found[name] = new.ne_missing(old)
    return found


def any_of(marks: Iterable[pl.Series], length: int) -> pl.Series:
    """In which rows at least one of ``marks`` holds."""
    none = pl.Series([False], dtype=pl.Boolean).new_from_index(0, length)
    return reduce(lambda left, right: left | right, marks, none)
