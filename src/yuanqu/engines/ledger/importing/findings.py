"""The problems of one submission as they are found: which rows they hold back, and what to say of each (问题清单)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.problems import LISTED_MOST, Fault, Problem, shortened
from yuanqu.engines.ledger.importing.sheet_part import Parts, SheetPart


@dataclass
class Findings:
    """Collects problems by the position of their row. A soft one may pass.

    ``explained(position, columns)`` says whether, ``idle(position)`` that the row changes nothing: it is not asked.
    """

    ledger: type[Ledger]
    parts: Parts
    explained: Callable[[int, tuple[str, ...]], bool] = lambda _position, _columns: False
    idle: Callable[[int], bool] = lambda _position: False
    problems: list[Problem] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    softened: set[int] = field(default_factory=set)
    total: int = 0
    _labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._labels = {name: column.label for name, column in self.ledger.declared().items()}

    def beside(self, columns: tuple[str, ...], position: int) -> str:
        """The first of ``columns`` that the row's sheet has, else the first."""
        cells = self.parts.of(position).cells
        return next((name for name in columns if name in cells), columns[0] if columns else "")

    def at(self, position: int, column: str, fault: Fault, columns: tuple[str, ...] = ()) -> None:
        """A fault of one row, beside the cell of ``column`` where the sheet has it; ``columns``: those checked."""
        if fault.severity is Severity.SOFT and self.idle(position):
            return
        part = self.parts.of(position)
        cells = part.cells.get(column)
        explained = fault.severity is Severity.SOFT and self.explained(position, columns)
        if fault.severity is Severity.SOFT:
            self.softened.add(position)
        within = position - part.start
        problem = Problem(
            sheet=part.grid.sheet,
            row=part.row_number(position),
            # A clerk looks for the heading of their own sheet, whatever the ledger calls the column.
            column=" ".join(cells.heading.split()) if cells else self._labels.get(column, column),
            cell=part.grid.address(part.lines[within], cells.place) if cells else "",
            found=shortened(cells.given[within] or "") if cells else "",
            expected=fault.expected,
            mend=fault.mend,
            code=fault.code,
            severity=fault.severity,
            explained=explained,
        )
        if problem.blocks:
            self.blocked.add(position)
        self._keep(problem)

    def sheet(self, part: SheetPart, column: str, fault: Fault) -> None:
        """A fault of a sheet as a whole; the rows it holds back are blocked by the caller."""
        self._keep(
            Problem(
                part.grid.sheet, 0, column, "", "", fault.expected, fault.mend, fault.code, fault.severity
            )
        )

    def _keep(self, problem: Problem) -> None:
        self.total += 1
        if len(self.problems) < LISTED_MOST:
            self.problems.append(problem)

    def of_cells(self) -> None:
        """All faults of single cells that reading found."""
        for part in self.parts.all:
            for name, cells in part.cells.items():
                for within in cells.bad.arg_true().to_list():
                    fault = cells.fault_at(within)
                    assert fault is not None
                    self.at(part.start + within, name, fault)

    def ordered(self) -> list[Problem]:
        """The problems by sheet and row, those of a sheet as a whole first."""
        tabs = {name: n for n, name in enumerate(self.parts.names)}
        return sorted(self.problems, key=lambda problem: (tabs[problem.sheet], problem.row, problem.cell))
