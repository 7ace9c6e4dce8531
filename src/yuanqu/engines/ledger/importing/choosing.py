"""Which sheet holds the records, and which ledger a file belongs to when nobody says (识别)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import Header, find_header, require_header
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
    path: Path, name: str, ledger: type[Ledger], *, sheet: str = "", limits: Limits = DEFAULT
) -> Chosen:
    """The sheet whose header names most of the ledger's columns; raises FileRefused when none does."""
    names = HeadingNames(ledger)
    found = [(grid, find_header(grid, names)) for grid in read_sheets(path, name, limits, sheet)]
    if not found:
        raise FileRefused(
            "sheet_missing", f"文件中没有名为“{sheet}”的工作表。" if sheet else "文件中没有可读的工作表。"
        )
    headed = [(grid, header) for grid, header in found if header is not None]
    if not headed:
        fullest = max((grid for grid, _ in found), key=lambda grid: grid.cells.height * grid.cells.width)
        require_header(fullest, names, ledger)
    grid, header = max(headed, key=lambda pair: (pair[1].score, pair[0].cells.height))
    others = [other.sheet for other, its in headed if other is not grid and its.score == header.score]
    notices = []
    if others:
        text = (
            f"工作表“{'”“'.join(others)}”也有同样的表头，这次只读取“{grid.sheet}”；其余请指定工作表另行导入。"
        )
        notices.append(Notice("import.other_sheets", text))
    return Chosen(grid, header, tuple(notices))


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
    needed = {n for n in ledger.key if not declared[n].empty and not declared[n].has_default()}  # type: ignore[attr-defined]
    for grid in grids:
        header = find_header(grid, names)
        if header is None or not needed <= {found.meaning.column for found in header.columns}:
            continue
        understood = header.score / (header.score + len(header.unknown))
        best = max(best, (understood, header.score / len(declared)))
    return best
