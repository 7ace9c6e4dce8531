"""The problems of one submission as they are found: which rows they hold back, and what to say of each (问题清单)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from yuanqu.engines.ledger.checks import Severity
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.columns_reading import Cells
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.problems import LISTED_MOST, Fault, Problem, shortened


@dataclass
class Findings:
    """Collects problems by the position of their row. A soft one may pass.

    ``explained(position, columns)`` says whether, ``idle(position)`` that the row changes nothing: it is not asked.
    """

    ledger: type[Ledger]
    grid: Grid
    lines: list[int]
    cells: dict[str, Cells]
    explained: Callable[[int, tuple[str, ...]], bool] = lambda _position, _columns: False
    idle: Callable[[int], bool] = lambda _position: False
    problems: list[Problem] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    softened: set[int] = field(default_factory=set)
    total: int = 0
    _labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        labels = {name: column.label for name, column in self.ledger.declared().items()}
        # A clerk looks for the heading of their own sheet, whatever the ledger calls the column.
        self._labels = labels | {name: " ".join(cells.heading.split()) for name, cells in self.cells.items()}

    def at(self, position: int, column: str, fault: Fault, columns: tuple[str, ...] = ()) -> None:
        """A fault of one row, beside the cell of ``column`` where the sheet has it; ``columns``: those checked."""
        if fault.severity is Severity.SOFT and self.idle(position):
            return
        cells = self.cells.get(column)
        label = self._labels.get(column, column)
        explained = fault.severity is Severity.SOFT and self.explained(position, columns)
        if fault.severity is Severity.SOFT:
            self.softened.add(position)
        line = self.lines[position]
        problem = Problem(
            sheet=self.grid.sheet,
            row=self.grid.row_number(line),
            column=label,
            cell=self.grid.address(line, cells.place) if cells else "",
            found=shortened(cells.given[position] or "") if cells else "",
            expected=fault.expected,
            mend=fault.mend,
            code=fault.code,
            severity=fault.severity,
            explained=explained,
        )
        if problem.blocks:
            self.blocked.add(position)
        self._keep(problem)

    def file(self, column: str, fault: Fault) -> None:
        """A fault of the file as a whole; the rows it holds back are blocked by the caller."""
        self._keep(
            Problem(
                self.grid.sheet, 0, column, "", "", fault.expected, fault.mend, fault.code, fault.severity
            )
        )

    def _keep(self, problem: Problem) -> None:
        self.total += 1
        if len(self.problems) < LISTED_MOST:
            self.problems.append(problem)

    def of_cells(self) -> None:
        """All faults of single cells that reading found."""
        for name, cells in self.cells.items():
            for position in cells.bad.arg_true().to_list():
                fault = cells.fault_at(position)
                assert fault is not None
                self.at(position, name, fault)

    def ordered(self) -> list[Problem]:
        """The problems by row, those of the file first."""
        return sorted(self.problems, key=lambda problem: (problem.row, problem.cell))
