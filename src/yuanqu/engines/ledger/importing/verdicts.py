"""What becomes of each row, counted, with the first changes spelled out (结论)."""

from __future__ import annotations

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.keys import printed_column
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.merging import OLD, any_of, differing
from yuanqu.engines.ledger.importing.prepared import (
    CellChange,
    Choices,
    Counts,
    Prepared,
    SourceFile,
    State,
)
from yuanqu.engines.ledger.importing.problems import Notice
from yuanqu.engines.ledger.importing.sheet_part import Parts
from yuanqu.engines.ledger.importing.standing import ID
from yuanqu.engines.ledger.titles import Reader

SHOWN_ROWS = 50  # changed records whose values are spelled out in a preview


def verdict(
    ledger: type[Ledger],
    source: SourceFile,
    choices: Choices,
    findings: Findings,
    frame: pl.DataFrame,
    beside: pl.DataFrame,
    read: list[str],
    notices: list[Notice],
    reader: Reader | None = None,
) -> Prepared:
    """The preview as ``reader`` sees it: each row new, changed, unchanged or bad."""
    written = tuple(name for name in (*read, *ledger.derived) if name not in ledger.key)
    if choices.explanation and ledger.explanation and ledger.explanation not in written:
        written = (*written, ledger.explanation)
    differs = differing(frame, beside, written)
    known = beside[OLD + ID].is_not_null()
    bad = pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(frame))
    bad = bad.scatter(sorted(findings.blocked), True) if findings.blocked else bad
    changed = any_of(differs.values(), len(frame))
    state = pl.select(
        pl.when(bad).then(pl.lit(State.BAD.value)).when(~known).then(pl.lit(State.NEW.value))
        .when(changed).then(pl.lit(State.CHANGED.value)).otherwise(pl.lit(State.UNCHANGED.value))
    ).to_series()  # fmt: skip
    frame = frame.with_columns(state.alias("_state"), *_places(findings.parts))
    cleared = sum(
        int((marks & known & ~bad & frame[name].is_null() & beside[OLD + name].is_not_null()).sum())
        for name, marks in differs.items()
        if name in read  # what the ledger computes is not cleared by anyone's blank cell
    )
    if cleared:
        text = f"有 {cleared} 处空单元格将清空已有的值；如只想保留原值，请选择“空单元格保留原值”，或删去整列再导入。"
        notices = [*notices, Notice("import.values_cleared", text)]
    return Prepared(
        ledger=ledger,
        source=source,
        choices=choices,
        parts=findings.parts,
        frame=frame,
        written=written,
        counts=Counts.of(state, cleared),
        problems=findings.ordered(),
        problem_count=findings.total,
        changes=_changes(ledger, findings.parts, frame, beside, differs, reader),
        notices=notices,
    )


def _places(parts: Parts) -> list[pl.Series]:
    """Of every row the sheet and the number that the program shows."""
    sheets = [
        pl.Series([n], dtype=pl.Int32).new_from_index(0, len(part.lines)) for n, part in enumerate(parts.all)
    ]
    rows = [pl.Series(part.lines, dtype=pl.Int64) + part.grid.row_number(0) for part in parts.all]
    return [pl.concat(sheets).alias("_sheet"), pl.concat(rows).alias("_row")]


def _changes(
    ledger: type[Ledger],
    parts: Parts,
    frame: pl.DataFrame,
    beside: pl.DataFrame,
    differs: dict[str, pl.Series],
    reader: Reader | None,
) -> list[CellChange]:
    """The first changed records, value by value; values that would be cleared come first within a record."""
    positions = (frame["_state"] == State.CHANGED.value).arg_true().head(SHOWN_ROWS)
    if positions.is_empty():
        return []
    declared = ledger.declared()
    rows = frame["_row"].gather(positions).to_list()
    sheets = [parts.names[n] if parts.several else "" for n in frame["_sheet"].gather(positions).to_list()]

    def shown(values: pl.Series, name: str) -> list[str]:
        return printed_column(values.gather(positions), declared[name], reader)

    key_parts = [shown(frame[name], name) for name in ledger.key]
    keys = ["、".join(parts) for parts in zip(*key_parts, strict=True)]
    found = []
    for name, marks in differs.items():
        marked = marks.gather(positions).to_list()
        if not any(marked):
            continue
        before = shown(beside[OLD + name], name)
        after = shown(frame[name], name)
        found += [
            (at, CellChange(rows[at], keys[at], declared[name].label, before[at], after[at], sheets[at]))
            for at in range(len(positions))
            if marked[at]
        ]
    return [change for _, change in sorted(found, key=lambda pair: (pair[0], pair[1].after != ""))]
