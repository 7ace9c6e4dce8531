"""From the texts of a sheet to typed columns and the faults of single cells (解析)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.exporting.canonical import typed
from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.date_values import LOST_ZERO, ambiguous_months
from yuanqu.engines.ledger.importing.grid import ERROR_VALUES, UNCALCULATED, Grid
from yuanqu.engines.ledger.importing.headings import Found, Header
from yuanqu.engines.ledger.importing.kinds import read_kind, tidied
from yuanqu.engines.ledger.importing.links import WHOLE, OwnRows, read_links
from yuanqu.engines.ledger.importing.number_values import as_percent, unit_of
from yuanqu.engines.ledger.importing.problems import Fault, Notice
from yuanqu.engines.ledger.importing.sheet_rows import SheetRows
from yuanqu.engines.ledger.importing.text_values import find_numbers
from yuanqu.engines.ledger.importing.years import with_year
from yuanqu.engines.ledger.titles import Reader
from yuanqu.terms.units import Unit


def unread(ledger: type[Ledger]) -> frozenset[str]:
    """The columns whose cells an import does not take over: computed ones, and kept ones that are not replayed."""
    return frozenset(name for name in ledger.untyped() if not ledger.declared()[name].replayed)


@dataclass
class Cells:
    """One column of the ledger as read: typed ``values``, the texts they were ``given`` as, what is wrong.

    ``place`` is the sheet column a message points at, ``heading`` what stands over it there. ``by_text`` are the
    faults of texts, wherever they stand;
    ``by_position`` those of single cells (a number that lost digits). ``bad`` marks both. ``present``: in which rows
    the sheet has the column at all (None: in all), where rows of several sheets are put together.
    """

    values: pl.Series
    given: pl.Series
    place: int
    heading: str
    by_text: dict[str, Fault] = field(default_factory=dict)
    by_position: dict[int, Fault] = field(default_factory=dict)
    bad: pl.Series = field(default_factory=pl.Series)
    present: pl.Series | None = None

    def mark(self) -> None:
        """Work out which rows are bad, and leave no value where a cell is."""
        by_text = list(self.by_text)
        self.bad = self.given.is_in(by_text).fill_null(False) if by_text else _no(len(self.given))
        if self.by_position:
            self.bad = self.bad.scatter(sorted(self.by_position), True)
        if self.bad.any():
            self.values = pl.select(pl.when(self.bad).then(None).otherwise(self.values)).to_series()

    def fault_at(self, position: int) -> Fault | None:
        """What is wrong with the cell at ``position``."""
        return self.by_position.get(position) or self.by_text.get(self.given[position])


def _no(length: int) -> pl.Series:
    return pl.Series([False], dtype=pl.Boolean).new_from_index(0, length)


class ColumnsReading:
    """Reads the matched columns of one sheet, those that link to its own rows last."""

    def __init__(
        self,
        ledger: type[Ledger],
        grid: Grid,
        header: Header,
        rows: SheetRows,
        reader: Reader | None,
        *,
        guarded: bool,
    ) -> None:
        self._ledger, self._grid, self._header, self._rows = ledger, grid, header, rows
        self._reader, self._guarded = reader, guarded
        self._declared = ledger.declared()
        self.notices: list[Notice] = []
        self._by_column: dict[str, list[Found]] = {}
        for found in header.columns:
            self._by_column.setdefault(found.meaning.column, []).append(found)

    @property
    def names(self) -> list[str]:
        """The ledger's columns that the sheet has, in the ledger's order; computed ones are not read."""
        return [n for n in self._declared if n in self._by_column and n not in unread(self._ledger)]

    def read(self, name: str, own: OwnRows | None = None) -> Cells:
        """One column. ``own``: the submission's own rows, for a link that may point at them."""
        column = self._declared[name]
        sources = self._by_column[name]
        cells = (
            self._linked(column, sources, own) if column.kind == "link" else self._plain(column, sources[0])
        )
        cells.by_text |= _formula_errors(cells.given)
        cells.mark()
        return cells

    def links_to_own(self, name: str) -> bool:
        """Whether the column links to records of the ledger being imported."""
        column = self._declared[name]
        return column.kind == "link" and column.remote_field.model is self._ledger.record  # type: ignore[attr-defined]

    def _plain(self, column: Column, found: Found) -> Cells:
        given, lost = self._texts(column, found.place)
        stated = self._header.year
        given, dated = with_year(given, column.kind, stated)
        if dated and stated:
            said = f"“{found.text}”有 {dated} 个日期没有写年份，按{stated.where}取 {stated.year} 年。"
            self.notices.append(Notice("import.year_taken", said))
        parsed = read_kind(given, column, self._stated(column, found))
        return Cells(typed(parsed.texts, column), given, found.place, found.text, parsed.faults, lost)

    def _linked(self, column: Column, sources: list[Found], own: OwnRows | None) -> Cells:
        parts: Mapping[str, pl.Series] = {
            found.meaning.part or WHOLE: self._texts(column, found.place)[0] for found in sources
        }
        linked = read_links(column, parts, own, self._reader)
        first, lost = sources[0], self._lost_in(column, sources)
        return Cells(linked.ids, linked.given, first.place, first.text, linked.faults, lost)

    def _lost_in(self, column: Column, sources: list[Found]) -> dict[int, Fault]:
        return {n: fault for found in sources for n, fault in self._texts(column, found.place)[1].items()}

    def _texts(self, column: Column, place: int) -> tuple[pl.Series, dict[int, Fault]]:
        """The column's texts as they are quoted, with what the program did to numbers undone or found out."""
        texts = tidied(self._rows.cells[str(place)], column, guarded=self._guarded)
        if column.kind in ("text", "long_text", "credit_code", "link", "code"):
            return self._mended(place, texts)
        if column.kind in ("month", "day"):
            return texts, self._months(place, texts)
        if column.kind == "amount" and str(unit_of(column)) == "%":
            return self._percentages(place, texts), {}
        return texts, {}

    def _mended(self, place: int, texts: pl.Series) -> tuple[pl.Series, dict[int, Fault]]:
        lines = self._rows.lines
        contiguous = len(lines) and int(lines[-1]) - int(lines[0]) + 1 == len(lines)
        if contiguous:
            return find_numbers(self._grid, place, texts, int(lines[0]))
        spread = pl.Series([None], dtype=pl.String).new_from_index(0, int(lines[-1]) + 1 if len(lines) else 0)
        spread = spread.scatter(lines, texts)
        mended, lost = find_numbers(self._grid, place, spread, 0)
        position = {int(line): n for n, line in enumerate(lines.to_list())} if lost else {}
        return mended.gather(lines), {position[line]: fault for line, fault in lost.items()}

    def _months(self, place: int, texts: pl.Series) -> dict[int, Fault]:
        suspects = {(int(self._rows.lines[n]), place): n for n in ambiguous_months(texts)}
        return {suspects[found]: LOST_ZERO for found in self._grid.numeric(suspects)} if suspects else {}

    def _percentages(self, place: int, texts: pl.Series) -> pl.Series:
        plain = texts.str.contains(r"^-?[0-9]+(?:\.[0-9]+)?$").fill_null(False).arg_true().to_list()
        places = {(int(self._rows.lines[n]), place): n for n in plain}
        shown = sorted(places[found] for found in self._grid.percent(places))
        return texts.scatter(shown, [as_percent(texts[n]) for n in shown]) if shown else texts

    def _stated(self, column: Column, found: Found) -> Unit | None:
        own, said, sheet = unit_of(column), found.heading.unit, self._header.unit
        if own is None:
            return None
        if said and said.dimension == own.dimension:
            return said
        return sheet if sheet and sheet.dimension == own.dimension else None


def _formula_errors(given: pl.Series) -> dict[str, Fault]:
    """Formulas whose value is an error, in every kind of column."""
    found = given.filter(given.is_in(ERROR_VALUES).fill_null(False)).unique().to_list()
    return {
        text: _UNCALCULATED
        if text == UNCALCULATED
        else Fault("import.formula_error", f"公式的结果是错误值 {text}", "请修正公式，或改填数值")
        for text in found
    }


_UNCALCULATED = Fault(
    "import.formula_not_calculated",
    "单元格里是公式，文件中却没有它的计算结果",
    "请用表格软件打开该文件、保存后再导入，或改填数值",
)
