"""File → preview: read, matched, parsed, checked, compared with what stands; nothing is written (导入预览)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing import merging
from yuanqu.engines.ledger.importing.checking import find_duplicates, require, run_checks
from yuanqu.engines.ledger.importing.choosing import choose_sheet
from yuanqu.engines.ledger.importing.columns_reading import Cells, ColumnsReading
from yuanqu.engines.ledger.importing.findings import Findings
from yuanqu.engines.ledger.importing.gathering import gathered
from yuanqu.engines.ledger.importing.header_check import check_header, header_notices, missing_column
from yuanqu.engines.ledger.importing.heading_lines import heading_lines, heading_notices, require_present
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.links import OwnRows, own_rows
from yuanqu.engines.ledger.importing.new_ids import new_ids
from yuanqu.engines.ledger.importing.prepared import Choices, Prepared, Progress, SourceFile, silent
from yuanqu.engines.ledger.importing.problems import FileRefused, Notice
from yuanqu.engines.ledger.importing.proposing import adopted, propose
from yuanqu.engines.ledger.importing.reading import is_workbook
from yuanqu.engines.ledger.importing.reviewing import review_all
from yuanqu.engines.ledger.importing.rows import Window
from yuanqu.engines.ledger.importing.sheet_rows import record_lines
from yuanqu.engines.ledger.importing.standing import standing_records
from yuanqu.engines.ledger.importing.verdicts import verdict


def prepare(
    source: SourceFile,
    ledger: type[Ledger],
    choices: Choices | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Progress = silent,
    known: Mapping[str, str] | None = None,
) -> Prepared:
    """What importing ``source`` into ``ledger`` would do. Raises FileRefused when the file cannot be read.

    ``known``: what the sender's department said of headings before (``remembering.recall``).
    """
    choices = choices or Choices()
    progress("读取文件", 0.02)
    names = HeadingNames(ledger, {**_still_unknown(ledger, known or {}), **choices.headings})
    chosen = choose_sheet(source.path, source.name, names, sheet=choices.sheet, limits=limits)
    grid, header = chosen.grid, chosen.header
    require_present(header, choices.headings, grid.sheet)
    proposals = propose(ledger, grid, header)
    lines = heading_lines(grid, header, proposals, names)
    header = adopted(header, proposals)
    check_header(ledger, grid, header, lines)
    grid, joined = gathered(grid, header)
    rows = record_lines(grid, header)
    if rows.lines.is_empty():
        raise FileRefused(
            "no_rows", f"工作表“{grid.sheet}”的表头下没有记录。请从第 {header.first + 1} 行起填写。"
        )
    progress("解析单元格", 0.3)
    reading = ColumnsReading(ledger, grid, header, rows, guarded=not is_workbook(source.path))
    cells, ids = _read(reading, ledger, len(rows.lines))
    progress("校验", 0.5)
    notices = [*grid.notices, *chosen.notices, *heading_notices(ledger, lines, choices.headings)]
    notices += [*joined, *header_notices(ledger, header), *rows.notices]
    notices += reading.notices
    plan = _Plan(ledger, cells, ids, Findings(ledger, grid, rows.lines.to_list(), cells), choices)
    frame, beside = plan.frame()
    progress("比对已有记录", 0.7)
    prepared = verdict(
        ledger,
        source,
        choices,
        grid,
        header,
        plan.findings,
        frame,
        beside,
        list(cells),
        notices + plan.notices,
    )
    return replace(prepared, headings=lines)


def _still_unknown(ledger: type[Ledger], known: Mapping[str, str]) -> dict[str, str]:
    """What was said before; a heading once left, which the ledger has come to know, is read again."""
    names = HeadingNames(ledger)
    return {text: key for text, key in known.items() if key or names.read(text) is None}


def _read(reading: ColumnsReading, ledger: type[Ledger], length: int) -> tuple[dict[str, Cells], pl.Series]:
    """All columns of the sheet; links to the submission's own rows after the rows' keys are known."""
    declared = ledger.declared()
    cells: dict[str, Cells] = {}
    ids = new_ids(length)
    own = None
    for name in sorted(reading.names, key=lambda name: reading.links_to_own(name) and name not in ledger.key):
        if reading.links_to_own(name) and own is None:
            own = _own(ledger, cells, ids)
        cells[name] = reading.read(name, own if reading.links_to_own(name) else None)
        merging.fill_defaults(cells[name], declared[name])
        if not declared[name].empty:
            require(cells[name])
    return cells, ids


def _own(ledger: type[Ledger], cells: dict[str, Cells], ids: pl.Series) -> OwnRows:
    keys = merging.key_frame(ledger, cells, len(ids))
    joined = keys.select(pl.concat_str([pl.col(name).cast(pl.String) for name in ledger.key], separator="/"))
    named = next((n for n in (*ledger.title, "name") if n in cells and n not in ledger.key), "")
    return own_rows(joined.to_series(), cells[named].values if named else None, ids)


class _Plan:
    """The rows of a submission on their way to a verdict."""

    def __init__(
        self,
        ledger: type[Ledger],
        cells: dict[str, Cells],
        ids: pl.Series,
        findings: Findings,
        choices: Choices,
    ) -> None:
        self._ledger, self._cells, self._ids, self._choices = ledger, cells, ids, choices
        self.findings = findings
        self.notices: list[Notice] = []

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
        review_all(ledger, frame, beside, list(self._cells), whole, findings)

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
        """A required column that the sheet lacks holds back the new records, and only those."""
        from_sheet = set(self._cells)
        for name, column in self._ledger.declared().items():
            if name in from_sheet or column.empty or name in self._ledger.untyped():
                continue
            if merging.default_of(column) is None and fresh.any():
                self.findings.file(column.label, missing_column(column.label, int(fresh.sum())))
                self.findings.blocked.update(fresh.arg_true().to_list())

    def _explained(self, frame: pl.DataFrame) -> pl.DataFrame:
        """An explanation given for the whole import is kept in the rows that needed one."""
        column, text = self._ledger.explanation, self._choices.explanation
        positions = sorted(self.findings.softened)
        if not (column and text and positions):
            return frame
        blank = [n for n in positions if frame[column][n] is None]
        return frame.with_columns(frame[column].scatter(blank, text).alias(column)) if blank else frame
