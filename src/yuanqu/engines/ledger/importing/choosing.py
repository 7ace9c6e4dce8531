"""Which sheet holds the records, and which ledger a file belongs to when nobody says (识别)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import Header, find_header, require_header
from yuanqu.engines.ledger.importing.likely_header import likely_header
from yuanqu.engines.ledger.importing.limits import DEFAULT, Limits
from yuanqu.engines.ledger.importing.problems import FileRefused, Notice
from yuanqu.engines.ledger.importing.reading import read_sheets


@dataclass(frozen=True)
class Chosen:
    """The sheet to import, its header, and what was said about the other sheets."""

    grid: Grid
    header: Header
    notices: tuple[Notice, ...] = ()


def choose_sheet(
    path: Path, name: str, names: HeadingNames, *, sheet: str = "", limits: Limits = DEFAULT
) -> Chosen:
    """The sheet whose header names most of the ledger's columns; raises FileRefused when none does."""
    grids = list(read_sheets(path, name, limits, sheet))
    if not grids:
        raise FileRefused(
            "sheet_missing", f"文件中没有名为“{sheet}”的工作表。" if sheet else "文件中没有可读的工作表。"
        )
    headed = _headed(grids, names)
    if not headed:
        fullest = max(grids, key=lambda grid: grid.cells.height * grid.cells.width)
        require_header(fullest, names)
    grid, header = max(headed, key=lambda pair: (pair[1].score, pair[0].cells.height))
    others = [other.sheet for other, its in headed if other is not grid and its.score == header.score]
    notices = []
    if others:
        text = (
            f"工作表“{'”“'.join(others)}”也有同样的表头，这次只读取“{grid.sheet}”；其余请指定工作表另行导入。"
        )
        notices.append(Notice("import.other_sheets", text))
    return Chosen(grid, header, tuple(notices))


def _headed(grids: Sequence[Grid], names: HeadingNames) -> list[tuple[Grid, Header]]:
    """The sheets with their headers: known ones, else, where none gives the business key, the likeliest one."""
    known = [(grid, header) for grid in grids if (header := find_header(grid, names))]
    if any(_gives_key(names.ledger, header) for _, header in known):
        return known
    likely = [(found, grid) for grid in grids if (found := likely_header(grid, names))]
    (total, header), grid = max(likely, key=lambda pair: pair[0][0], default=((0.0, None), None))
    if grid is None or header is None or total <= max((header.score for _, header in known), default=0):
        return known
    return [(grid, header)]


def _gives_key(ledger: type[Ledger], header: Header) -> bool:
    return needed_keys(ledger) <= {found.meaning.column for found in header.columns}


def needed_keys(ledger: type[Ledger]) -> set[str]:
    """The key columns that a sheet has to give: those neither optional nor filled by a default."""
    declared = ledger.declared()
    return {n for n in ledger.key if not declared[n].empty and not declared[n].has_default()}  # type: ignore[attr-defined]


def guess_ledger(path: Path, name: str, limits: Limits = DEFAULT) -> type[Ledger]:
    """The one ledger whose headings the file bears; raises FileRefused listing the candidates otherwise."""
    grids = list(read_sheets(path, name, limits))
    scores = {ledger: _fit(grids, ledger) for ledger in registry.ledgers()}
    best = max(scores.values(), default=(0.0, 0.0))
    fitting = [ledger for ledger, score in scores.items() if score == best and score[0] > 0]
    if len(fitting) == 1:
        return fitting[0]
    listed = "、".join(f"{ledger.name}（{ledger.label}）" for ledger in fitting or registry.ledgers())
    raise FileRefused(
        "ledger_unclear",
        f"按表头不能确定文件属于哪个台账，可能是：{listed}。请用 --ledger 指明。"
        if fitting
        else f"文件的表头不像任何一个台账的。请用 --ledger 指明，可选：{listed}。",
    )


def _fit(grids: Iterable[Grid], ledger: type[Ledger]) -> tuple[float, float]:
    """How well the best sheet fits: the share of its headings that are understood, then that of the ledger's columns.

    A ledger whose key the file does not give does not fit at all.
    """
    names, best = HeadingNames(ledger), (0.0, 0.0)
    declared = ledger.declared()
    for grid in grids:
        header = find_header(grid, names)
        if header is None or not _gives_key(ledger, header):
            continue
        understood = header.score / (header.score + len(header.unknown))
        best = max(best, (understood, header.score / len(declared)))
    return best
