"""One sheet on its way to typed columns: its headings, its lines that are records, their values (读表)."""

from __future__ import annotations

from collections.abc import Mapping

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing import merging
from yuanqu.engines.ledger.importing.checking import require
from yuanqu.engines.ledger.importing.columns_reading import Cells, ColumnsReading
from yuanqu.engines.ledger.importing.gathering import gathered
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.header_check import check_header, header_notices
from yuanqu.engines.ledger.importing.heading_lines import heading_lines
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import Header
from yuanqu.engines.ledger.importing.links import OwnRows
from yuanqu.engines.ledger.importing.problems import Notice
from yuanqu.engines.ledger.importing.proposing import adopted, propose
from yuanqu.engines.ledger.importing.sheet_part import SheetPart
from yuanqu.engines.ledger.importing.sheet_rows import record_lines
from yuanqu.engines.ledger.titles import Reader


class SheetReading:
    """Reads one sheet; raises FileRefused when its header cannot be used."""

    def __init__(
        self,
        ledger: type[Ledger],
        grid: Grid,
        header: Header,
        names: HeadingNames,
        reader: Reader | None,
        *,
        guarded: bool,
    ) -> None:
        proposals = propose(ledger, grid, header, reader)
        self.ledger = ledger
        self.headings = heading_lines(grid, header, proposals, names)
        self.proposed = {one.found.text: one.found.meaning.key for one in proposals}
        self.header = adopted(header, proposals)
        check_header(ledger, grid, self.header, self.headings)
        self.grid, self._joined = gathered(grid, self.header)
        self.rows = record_lines(self.grid, self.header)
        self._columns = ColumnsReading(ledger, self.grid, self.header, self.rows, reader, guarded=guarded)
        self._cells: dict[str, Cells] = {}

    @property
    def length(self) -> int:
        """How many records the sheet has."""
        return len(self.rows.lines)

    @property
    def links_to_own(self) -> list[str]:
        """The columns that link to records of the ledger itself, which are read last."""
        return [name for name in self._columns.names if self._columns.links_to_own(name)]

    def read(self) -> None:
        """All columns but those that link to the ledger itself."""
        for name in self._columns.names:
            if name not in self.links_to_own:
                self._read(name)

    def read_links(self, own: OwnRows) -> None:
        """The columns that may link to rows of the same submission."""
        for name in self.links_to_own:
            self._read(name, own)

    def _read(self, name: str, own: OwnRows | None = None) -> None:
        column = self.ledger.declared()[name]
        cells = self._cells[name] = self._columns.read(name, own)
        merging.fill_defaults(cells, column)
        if not column.empty:
            require(cells)

    @property
    def cells(self) -> Mapping[str, Cells]:
        """The columns read so far, in the ledger's order."""
        return {name: self._cells[name] for name in self._columns.names if name in self._cells}

    def part(self, start: int) -> SheetPart:
        """The sheet as part of a submission whose rows before it are ``start``."""
        return SheetPart(self.grid, self.header, self.rows.lines.to_list(), self.cells, start)

    @property
    def notices(self) -> list[Notice]:
        """What was done with the sheet."""
        told = [*self._joined, *header_notices(self.ledger, self.header), *self.rows.notices]
        return [*self.grid.notices, *told, *self._columns.notices]
