"""Finding the header of a sheet, and which of its columns are which of the ledger's (表头识别)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import Heading, HeadingNames, Meaning, plain
from yuanqu.engines.ledger.importing.problems import FileRefused
from yuanqu.engines.ledger.importing.years import StatedYear, stated_year
from yuanqu.terms.plain_text import without_blanks
from yuanqu.terms.units import Unit, find_unit

SEARCHED = 30  # sheet rows looked at for a header
_TALLEST = 4  # rows of a header
_GATHERED = ("text", "long_text", "link")  # kinds of which several sub-columns make one
RESULT = "校验结果"  # the column in which a workbook handed back says what is wrong; never read
_NO_COLUMNS = {RESULT, "序号", "行号", "no", "no."}  # they say nothing of the record
_SHEET_UNIT = re.compile(r"(?:金额|计量)?单位[:：]([^\s,，;；、（(]+)")


@dataclass(frozen=True)
class Found:
    """A column of the sheet that means a column of the ledger; ``parts``: the sub-columns that its head lies over."""

    place: int
    text: str
    heading: Heading
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def meaning(self) -> Meaning:
        """Which column, and which part of a link."""
        return self.heading.meaning


@dataclass(frozen=True)
class Header:
    """The header of a sheet: records begin at line ``first``.

    ``unknown`` headings mean nothing here, ``left`` ones somebody said not to read; ``split`` counts
    heads that lie over several columns of which it is not plain which is meant. ``unit`` and ``year`` are what
    is stated for the whole sheet, if anything.
    """

    line: int
    first: int
    columns: tuple[Found, ...]
    unknown: tuple[tuple[int, str], ...] = ()
    repeated: tuple[tuple[Found, Found], ...] = field(default=())
    left: tuple[tuple[int, str], ...] = ()
    split: int = 0
    unit: Unit | None = None
    year: StatedYear | None = None

    @property
    def score(self) -> int:
        """How many columns of the ledger the header names."""
        return len({found.meaning.column for found in self.columns})

    def place_of(self, column: str) -> int | None:
        """The sheet column where ``column`` stands (its first part, for a link); None when it is absent."""
        return next((found.place for found in self.columns if found.meaning.column == column), None)


def find_header(grid: Grid, names: HeadingNames) -> Header | None:
    """The header among the first rows of the sheet: the line, alone or with the ones above it, that names most."""
    best: Header | None = None
    rows = [list(row) for row in grid.cells.head(SEARCHED).iter_rows()]
    for line, (height, texts) in candidates(rows, grid):
        header = match(line, texts, names)
        better = header.columns and (best is None or (header.score, -height) > (best.score, 0))
        if better and (height == 1 or not _is_a_record(header, rows[line], grid)):
            best = header
    if best is None:
        return None
    return completed(best, rows, grid, names)


def _is_a_record(header: Header, lowest: list[str | None], grid: Grid) -> bool:
    """Whether the lowest line of a taller header adds to few of its headings: it is the first record below them.

    A cell under a head merged over several columns is a heading of its own, whatever it says.
    """
    shared = {
        place
        for (top, left), (bottom, right) in grid.merged
        if left < right and header.line - _TALLEST < top and bottom < header.line
        for place in range(left, right + 1)
    }
    below = [
        plain(text) in plain(found.text)
        for found in header.columns
        if found.place not in shared and (text := lowest[found.place])
    ]
    return 2 * sum(below) < len(below)


def completed(header: Header, rows: list[list[str | None]], grid: Grid, names: HeadingNames) -> Header:
    """The header down to its foot, with the unit and the year stated above it."""
    whole = _to_its_foot(header, rows, grid, names)
    above = rows[: whole.first]
    empty = {
        place for place in range(grid.cells.width) if grid.cells[str(place)].slice(whole.first).count() == 0
    }
    twice = tuple(
        pair for pair in whole.repeated if pair[1].place not in empty
    )  # one cell merged over two columns
    whole = replace(whole, repeated=twice)
    return replace(whole, unit=_sheet_unit(above), year=stated_year(grid, above))


def _to_its_foot(header: Header, rows: list[list[str | None]], grid: Grid, names: HeadingNames) -> Header:
    """The header down to where its merged cells end, so that its lower lines are not taken for records."""
    reaching = [
        bottom
        for (top, _), (bottom, _) in grid.merged
        if header.line + 1 - _TALLEST < top <= header.line < bottom < min(top + _TALLEST, len(rows))
    ]
    if not reaching:
        return header
    foot = max(reaching)
    top = min(top for (top, _), (bottom, _) in grid.merged if top <= header.line < bottom)
    joined = match(foot, _joined(spread(rows, grid)[top : foot + 1]), names)
    return joined if joined.score + joined.split >= header.score else replace(header, first=foot + 1)


def require_header(grid: Grid, names: HeadingNames) -> Header:
    """As ``find_header``; raises FileRefused naming the headings expected when there is none."""
    ledger = names.ledger
    header = find_header(grid, names)
    if header is None:
        labels = "、".join(column.label for column in list(ledger.declared().values())[:8])
        raise FileRefused(
            "header_missing",
            f"工作表“{grid.sheet}”的前 {SEARCHED} 行中没有找到“{ledger.name}”的表头。表头应含有这些列名：{labels}……"
            "可先下载该台账的模板，把数据粘贴进去再导入。",
        )
    return header


def nearest_heading(text: str, names: HeadingNames) -> str:
    """The column of the ledger, as it is called, that ``text`` is most like; empty when it is like none."""
    called = names.called()
    return next((called[near] for near in get_close_matches(plain(text), called, n=1, cutoff=0.6)), "")


def candidates(rows: list[list[str | None]], grid: Grid) -> Iterator[tuple[int, tuple[int, list[list[str]]]]]:
    """Each line as a header of one row, then together with one to three rows above it."""
    whole = spread(rows, grid)
    for line in range(len(rows)):
        alone = [[text] if text else [] for text in rows[line]]
        yield line, (1, alone)
        for height in range(2, _TALLEST + 1):
            if line + 1 >= height:
                yield line, (height, _joined(whole[line + 1 - height : line + 1]))


def spread(rows: list[list[str | None]], grid: Grid) -> list[list[str | None]]:
    """The rows with each merged cell's text in every place it covers."""
    whole = [list(row) for row in rows]
    for (top, left), (bottom, right) in grid.merged:
        if top >= len(rows) or left < 0 or left >= len(rows[top]):
            continue
        for line in range(top, min(bottom + 1, len(rows))):
            for place in range(left, min(right + 1, len(rows[top]))):
                whole[line][place] = rows[top][left]
    return whole


def _joined(rows: list[list[str | None]]) -> list[list[str]]:
    """For each place the headings it may have: upper and lower texts joined, the lower alone, the upper alone."""
    joined = []
    for texts in zip(*rows, strict=True):
        said = list(dict.fromkeys(text for text in texts if text))
        forms = ["".join(said), "".join(reversed(said)), *reversed(said)] if said else []
        joined.append(list(dict.fromkeys(forms)))
    return joined


def match(line: int, places: list[list[str]], names: HeadingNames) -> Header:
    """The header that ``line`` is, given for each place the forms its heading may have."""
    matching = _Matching(names, places)
    for place, forms in enumerate(places):
        matching.add(place, forms)
    matching.settle()
    return Header(
        line, line + 1, tuple(matching.columns.values()), tuple(matching.unknown), tuple(matching.repeated),
        tuple(matching.left), matching.split,
    )  # fmt: skip


class _Matching:
    """The headings of one line as they find their meaning. What people said of one goes before what is declared."""

    def __init__(self, names: HeadingNames, places: list[list[str]]) -> None:
        self._names = names
        said = [text for forms in places for text in forms if names.is_said(text)]
        self._said = {heading.meaning.column for text in said if (heading := names.read(text))}
        self._below: dict[Meaning, list[tuple[int, str]]] = {}
        self.columns: dict[Meaning, Found] = {}
        self.unknown: list[tuple[int, str]] = []
        self.left: list[tuple[int, str]] = []
        self.repeated: list[tuple[Found, Found]] = []
        self.split = 0

    def add(self, place: int, forms: list[str]) -> None:
        """The heading at ``place``, in the first of its forms that means something."""
        told = next((text for text in forms if self._names.is_said(text)), None)
        read = next(
            ((text, heading) for text in [told or "", *forms] if (heading := self._names.read(text))), None
        )
        if told is not None and self._names.read(told) is None:
            self.left.append((place, told))
        elif read is None or (told is None and read[1].meaning.column in self._said):
            if forms and plain(forms[0]) not in _NO_COLUMNS:
                self.unknown.append((place, forms[0]))
        else:
            self._enter(Found(place, read[0], read[1]), forms)

    def _enter(self, found: Found, forms: list[str]) -> None:
        below = self._below.setdefault(found.meaning, [])
        if found.text != forms[0]:  # known by the head that lies over it
            below.append((found.place, forms[0]))
        first = self.columns.setdefault(found.meaning, found)
        places = [place for place, _ in below]
        if first is not found and not (
            first.text == found.text and {first.place, found.place} <= set(places)
        ):
            self.repeated.append((first, found))

    def settle(self) -> None:
        """Several columns under one head that means a column: one of texts is made of them, of sums none is taken."""
        for meaning, parts in self._below.items():
            if len(parts) < 2 or self.columns[meaning].place != parts[0][0]:
                continue
            if self._names.ledger.declared()[meaning.column].kind in _GATHERED:
                head = self.columns[meaning].text
                subs = tuple((place, text.replace(head, "", 1) or text) for place, text in parts)
                self.columns[meaning] = replace(self.columns[meaning], parts=subs)
            else:  # 计划 and 实际 under one 总投资: which of them is meant, only the sender knows
                del self.columns[meaning]
                self.split += 1
                self.unknown += parts


def _sheet_unit(rows: list[list[str | None]]) -> Unit | None:
    for row in rows:
        for text in row:
            found = _SHEET_UNIT.search(without_blanks(text)) if text else None
            if found and (unit := find_unit(found[1])):
                return unit
    return None
