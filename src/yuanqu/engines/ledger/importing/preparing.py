"""File → preview: read, matched, parsed, checked, compared with what stands; nothing is written (导入预览)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing import merging
from yuanqu.engines.ledger.importing.checking import find_duplicates, run_checks
from yuanqu.engines.ledger.importing.choosing import Chosen, LeftSheet, choose_sheets, left_notices
from yuanqu.engines.ledger.importing.columns_reading import Cells
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.header_check import missing_column
from yuanqu.engines.ledger.importing.heading_lines import heading_notices, merged_lines, require_present
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import find_header
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.links import OwnRows, own_rows
from yuanqu.engines.ledger.importing.new_ids import new_ids
from yuanqu.engines.ledger.importing.prepared import Choices, Prepared, Progress, SourceFile, silent
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.reading import is_workbook, read_sheets
from yuanqu.engines.ledger.importing.reviewing import review_all
from yuanqu.engines.ledger.importing.rows import Window
from yuanqu.engines.ledger.importing.sheet_part import Parts, joined, told_together
from yuanqu.engines.ledger.importing.sheet_reading import SheetReading
from yuanqu.engines.ledger.importing.standing import standing_records
from yuanqu.engines.ledger.importing.title_month import with_title_month
from yuanqu.engines.ledger.importing.verdicts import verdict
from yuanqu.engines.ledger.titles import Reader


def prepare(
    source: SourceFile,
    ledger: type[Ledger],
    choices: Choices | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Progress = silent,
    known: Mapping[str, str] | None = None,
    sheets: Sequence[Grid] | None = None,
    reader: Reader | None = None,
) -> Prepared:
    """What importing ``source`` into ``ledger`` would do. Raises FileRefused when the file cannot be read.

    ``known``: what the sender's department said of headings before (``remembering.recall``). ``sheets``: the file's,
    where they have been read. ``reader``: who sends it, and is told of no linked record it may not read; None: the
    program itself.
    """
    choices = choices or Choices()
    progress("读取文件", 0.02)
    names = HeadingNames(ledger, {**_still_unknown(ledger, known or {}), **choices.headings})
    wanted = choices.wanted(ledger)
    read = read_sheets(source.path, source.name, limits, wanted) if sheets is None else sheets
    grids = [with_title_month(grid, names) for grid in read]
    chosen = choose_sheets(grids, names, wanted=wanted)
    require_present([header for _, header in chosen.sheets], choices.headings, chosen.sheets[0][0].sheet)
    readings = _readings(names, chosen, reader, guarded=not is_workbook(source.path))
    readings, left = _with_records(readings, chosen.left)
    progress("解析单元格", 0.3)
    ids = new_ids(sum(reading.length for reading in readings))
    parts = _read(readings, ids)
    progress("校验", 0.5)
    lines = merged_lines([(reading.grid.sheet, reading.headings) for reading in readings])
    notices = [*left_notices(left), *heading_notices(ledger, lines, choices.headings)]
    notices += told_together([(reading.grid.sheet, reading.notices) for reading in readings])
    cells = joined(ledger, parts.all)
    plan = _Plan(ledger, cells, ids, Findings(ledger, parts), choices, reader)
    frame, beside = plan.frame()
    progress("比对已有记录", 0.7)
    prepared = verdict(ledger, source, choices, plan.findings, frame, beside, list(cells), notices, reader)
    return replace(prepared, headings=lines, left=left)


def _readings(
    names: HeadingNames, chosen: Chosen, reader: Reader | None, *, guarded: bool
) -> list[SheetReading]:
    """The sheets with their headings settled: what is proposed for one of them holds for those after it, too."""
    readings: list[SheetReading] = []
    for grid, found in chosen.sheets:
        header = found
        if proposed := {text: key for reading in readings for text, key in reading.proposed.items()}:
            names = names.with_said(proposed)
            header = find_header(grid, names) or found
        readings.append(SheetReading(names.ledger, grid, header, names, reader, guarded=guarded))
    return readings


def _with_records(
    readings: list[SheetReading], left: Sequence[LeftSheet]
) -> tuple[list[SheetReading], list[LeftSheet]]:
    """The sheets that have records; those with nothing below their header are left out."""
    full = [reading for reading in readings if reading.length]
    if not full:
        first = readings[0]
        raise FileRefused(
            "no_rows",
            f"工作表“{first.grid.sheet}”的表头下没有记录。请从第 {first.header.first + 1} 行起填写。",
        )
    empty = [LeftSheet(one.grid.sheet, "只有表头，没有记录") for one in readings if not one.length]
    return full, [*left, *empty]


def _still_unknown(ledger: type[Ledger], known: Mapping[str, str]) -> dict[str, str]:
    """What was said before; a heading once left, which the ledger has come to know, is read again."""
    names = HeadingNames(ledger)
    return {text: key for text, key in known.items() if key or names.read(text) is None}


def _read(readings: Sequence[SheetReading], ids: pl.Series) -> Parts:
    """All columns of all sheets; links to the submission's own rows after the rows' keys are known."""
    for reading in readings:
        reading.read()
    if any(reading.links_to_own for reading in readings):
        ledger, parts = readings[0].ledger, _parts(readings)
        own = _own(ledger, joined(ledger, parts.all), ids)
        for reading in readings:
            reading.read_links(own)
    return _parts(readings)


def _parts(readings: Sequence[SheetReading]) -> Parts:
    starts = accumulate((reading.length for reading in readings), initial=0)
    return Parts([reading.part(start) for reading, start in zip(readings, starts, strict=False)])


def _own(ledger: type[Ledger], cells: Mapping[str, Cells], ids: pl.Series) -> OwnRows:
    keys = merging.key_frame(ledger, cells, len(ids))
    joined_keys = keys.select(
        pl.concat_str([pl.col(name).cast(pl.String) for name in ledger.key], separator="/")
    )
    named = next((n for n in (*ledger.title, "name") if n in cells and n not in ledger.key), "")
    return own_rows(joined_keys.to_series(), cells[named].values if named else None, ids)


class _Plan:
    """The rows of a submission on their way to a verdict."""

    def __init__(
        self,
        ledger: type[Ledger],
        cells: dict[str, Cells],
        ids: pl.Series,
        findings: Findings,
        choices: Choices,
        sender: Reader | None,
    ) -> None:
        self._ledger, self._cells, self._ids, self._choices = ledger, cells, ids, choices
        self._sender = sender
        self.findings = findings

    def frame(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows as they would stand, with ``_id``, and the standing records beside them; all checks have run."""
        ledger, cells = self._ledger, self._cells
        length = len(self._ids)
        keys = merging.key_frame(ledger, cells, length)
        readable = ~merging.any_of([cells[name].bad for name in ledger.key if name in cells], length)
        beside = merging.with_standing(keys, standing_records(ledger, keys.filter(readable).unique()))
        frame = merging.merged(ledger, cells, beside, keep_blank=self._choices.keep_blank)
        bad = merging.any_of([one.bad for one in cells.values()], length)
        whole = (~bad).arg_true().to_list()
        frame = merging.derive(ledger, frame, whole)
        self._check(frame, keys, readable, beside, whole)
        frame = self._explained(frame)
        known = beside[merging.OLD + "_id"]
        return frame.with_columns(pl.coalesce(known, self._ids).alias("_id")), beside

    def _check(
        self,
        frame: pl.DataFrame,
        keys: pl.DataFrame,
        readable: pl.Series,
        beside: pl.DataFrame,
        whole: list[int],
    ) -> None:
        ledger, findings = self._ledger, self.findings
        findings.of_cells()
        self._explain_by_column(frame, beside)
        find_duplicates(ledger, keys, readable, findings)
        fresh = beside[merging.OLD + "_id"].is_null()
        self._require_columns(fresh)
        window = Window(frame, merging.links_of(ledger), {name: one.bad for name, one in self._cells.items()})
        run_checks(ledger, window, whole, len(frame), findings)
        review_all(ledger, frame, beside, list(self._cells), whole, findings, self._sender)

    def _explain_by_column(self, frame: pl.DataFrame, beside: pl.DataFrame) -> None:
        """An explanation counts if this import writes it, or leaves the cells it was written for as they are."""
        column, declared = self._ledger.explanation, self._ledger.declared()
        differs = merging.differing(
            frame, beside, [name for name in declared if name not in self._ledger.key]
        )
        fresh = beside[merging.OLD + "_id"].is_null()
        self.findings.idle = (~fresh & ~merging.any_of(differs.values(), len(frame))).to_list().__getitem__
        if self._choices.explanation:
            self.findings.explained = lambda _position, _columns: True
        elif column:
            given = (frame[column].fill_null("").str.strip_chars() != "").to_list()
            written = (fresh | differs[column]).to_list()

            def explained(position: int, columns: tuple[str, ...]) -> bool:
                touched = [name for name in columns if name in differs and differs[name][position]]
                return given[position] and (written[position] or (bool(columns) and not touched))

            self.findings.explained = explained

    def _require_columns(self, fresh: pl.Series) -> None:
        """A required column that a sheet lacks holds back its new records, and only those."""
        for part in self.findings.parts.all:
            new = fresh.slice(part.start, len(part.lines))
            for name, column in self._ledger.declared().items():
                if name in part.cells or column.empty or name in self._ledger.untyped():
                    continue
                if merging.default_of(column) is None and new.any():
                    self.findings.sheet(part, column.label, missing_column(column.label, int(new.sum())))
                    self.findings.blocked.update((new.arg_true() + part.start).to_list())

    def _explained(self, frame: pl.DataFrame) -> pl.DataFrame:
        """An explanation given for the whole import is kept in the rows that needed one."""
        column, text = self._ledger.explanation, self._choices.explanation
        positions = sorted(self.findings.softened)
        if not (column and text and positions):
            return frame
        blank = [n for n in positions if frame[column][n] is None]
        return frame.with_columns(frame[column].scatter(blank, text).alias(column)) if blank else frame
