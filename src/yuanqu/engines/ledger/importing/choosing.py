"""Which sheets hold the records, and which ledger a file belongs to when nobody says (识别)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames, plain
from yuanqu.engines.ledger.importing.headings import Header, find_header, require_header
from yuanqu.engines.ledger.importing.likely_header import likely_header
from yuanqu.engines.ledger.importing.problems import FileRefused, Notice

_UNDERSTOOD = 0.5  # a sheet is proposed to a ledger that knows this share of its headings
_ENOUGH = 0.6  # a sheet is imported beside the best one if it names this share of the columns that one names


@dataclass(frozen=True)
class LeftSheet:
    """A sheet that is not read, and why: a Chinese clause."""

    sheet: str
    why: str


@dataclass(frozen=True)
class Chosen:
    """The sheets to import with their headers, in the order of their tabs, and the ones left out."""

    sheets: tuple[tuple[Grid, Header], ...]
    left: tuple[LeftSheet, ...] = ()


def left_notices(left: Iterable[LeftSheet]) -> list[Notice]:
    """What to tell of sheets that are not read."""
    told = "、".join(f"“{one.sheet}”（{one.why}）" for one in left)
    return [Notice("import.sheets_left", f"没有读取的工作表：{told}。")] if told else []


def choose_sheets(sheets: Iterable[Grid], names: HeadingNames, *, wanted: Collection[str] = ()) -> Chosen:
    """The sheets that hold records of the ledger; raises FileRefused when none does.

    ``wanted`` names them; else those are taken whose header gives the business key and names nearly as many of the
    ledger's columns as the best one.
    """
    grids = [grid for grid in sheets if not wanted or grid.sheet in wanted]
    missing = [sheet for sheet in wanted if sheet not in {grid.sheet for grid in grids}]
    if missing or not grids:
        listed = "”“".join(missing)
        raise FileRefused(
            "sheet_missing", f"文件中没有名为“{listed}”的工作表。" if missing else "文件中没有可读的工作表。"
        )
    headed = _headed(grids, names)
    if not headed:
        fullest = max(grids, key=lambda grid: grid.cells.height * grid.cells.width)
        require_header(fullest, names)
    if wanted:
        for grid in grids:
            if grid.sheet not in {one.sheet for one, _ in headed}:
                require_header(grid, names)
        return Chosen(tuple(headed))
    taken = _fitting(headed, names)
    why = {grid.sheet: _WHY_UNLIKE for grid, _ in headed}
    left = [
        LeftSheet(grid.sheet, why.get(grid.sheet) or _why_none(grid))
        for grid in grids
        if all(grid is not one for one, _ in taken)
    ]
    return Chosen(tuple(taken), tuple(left))


_WHY_UNLIKE = "表头与本台账不够相符"


def _why_none(grid: Grid) -> str:
    if grid.unreadable:
        return "读不出来，可能是图表页"
    return "没有本台账的表头" if grid.cells.height else "空表"


def _fitting(headed: Sequence[tuple[Grid, Header]], names: HeadingNames) -> list[tuple[Grid, Header]]:
    """The best sheet and, where it gives the business key, the others that are like it."""
    best = max(headed, key=lambda pair: (pair[1].score, pair[0].cells.height))
    if _gives_key(names.ledger, best[1]):
        enough = best[1].score * _ENOUGH
        return [one for one in headed if one[1].score >= enough and _gives_key(names.ledger, one[1])]
    return [one for one in headed if one is best or _headings(one[1]) == _headings(best[1])]


def _headings(header: Header) -> set[str]:
    texts = [found.text for found in header.columns] + [text for _, text in header.unknown]
    return {plain(text) for text in texts}


def _headed(grids: Sequence[Grid], names: HeadingNames) -> list[tuple[Grid, Header]]:
    """The sheets with their headers: known ones, else, where none gives the business key, the likeliest ones."""
    known = [(grid, header) for grid in grids if (header := find_header(grid, names))]
    if any(_gives_key(names.ledger, header) for _, header in known):
        return known
    likely = {grid.sheet: found for grid in grids if (found := likely_header(grid, names))}
    if max((total for total, _ in likely.values()), default=0) <= max((h.score for _, h in known), default=0):
        return known
    best = max(likely.values(), key=lambda found: found[0])[1]
    return [
        (grid, found[1])
        for grid in grids
        if (found := likely.get(grid.sheet)) and _headings(found[1]) == _headings(best)
    ]


def _gives_key(ledger: type[Ledger], header: Header) -> bool:
    return needed_keys(ledger) <= {found.meaning.column for found in header.columns}


def needed_keys(ledger: type[Ledger]) -> set[str]:
    """The key columns that a sheet has to give: those neither optional nor filled by a default."""
    declared = ledger.declared()
    return {n for n in ledger.key if not declared[n].empty and not declared[n].has_default()}  # type: ignore[attr-defined]


def guess_ledger(sheets: Iterable[Grid]) -> type[Ledger]:
    """The one ledger whose headings the best sheet bears; raises FileRefused listing the candidates otherwise."""
    grids = list(sheets)
    fits = {
        ledger: max((fit(grid, HeadingNames(ledger)) for grid in grids), default=(0.0, 0.0))
        for ledger in registry.ledgers()
    }
    fitting = _best(fits)
    if len(fitting) == 1:
        return fitting[0]
    listed = "、".join(f"{ledger.name}（{ledger.label}）" for ledger in fitting or registry.ledgers())
    raise FileRefused(
        "ledger_unclear",
        f"按表头不能确定文件属于哪个台账，可能是：{listed}。请用 --ledger 指明。"
        if fitting
        else f"文件的表头不像任何一个台账的。请用 --ledger 指明，可选：{listed}。",
    )


def assign(
    sheets: Iterable[Grid], offered: Sequence[HeadingNames], first: type[Ledger] | None = None
) -> dict[str, str]:
    """Each sheet and the label of the one ledger of ``offered`` whose headings it bears best; empty where none is.

    Half of the sheet's headings have to be that ledger's. Where several fit alike, it is ``first`` if that is among
    them, else none: nothing is guessed.
    """
    told = {}
    for grid in sheets:
        fits = {names.ledger: fit(grid, names) for names in offered}
        fitting = _best({ledger: found for ledger, found in fits.items() if found[0] >= _UNDERSTOOD})
        mine = first if first in fitting else fitting[0] if len(fitting) == 1 else None
        told[grid.sheet] = mine.label if mine else ""
    return told


def _best(fits: Mapping[type[Ledger], tuple[float, float]]) -> list[type[Ledger]]:
    best = max(fits.values(), default=(0.0, 0.0))
    return [ledger for ledger, found in fits.items() if found == best and found[0] > 0]


def fit(grid: Grid, names: HeadingNames) -> tuple[float, float]:
    """How well a sheet fits a ledger: the share of its headings understood, then that of the ledger's columns named.

    A sheet that does not give the ledger's key does not fit at all.
    """
    header = find_header(grid, names)
    if header is None or not _gives_key(names.ledger, header):
        return 0.0, 0.0
    understood = header.score / (header.score + len(header.unknown))
    return understood, header.score / len(names.ledger.declared())
