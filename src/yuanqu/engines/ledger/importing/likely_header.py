"""A header of which hardly a heading is known: the line whose texts are most like the ledger's columns (推断表头)."""

from __future__ import annotations

import re

from yuanqu.engines.ledger.importing.grid import Grid
from yuanqu.engines.ledger.importing.heading_names import HeadingNames
from yuanqu.engines.ledger.importing.headings import SEARCHED, Header, candidates, completed, match, spread
from yuanqu.engines.ledger.importing.likeness import likeness_to

_LEAST_LIKE = 0.6
_LEAST_HEADINGS = 3
_LONGEST = 24  # no heading is longer
_TALLEST = 2
_NO_WORDS = re.compile(r"[\d\W]*")


def likely_header(grid: Grid, names: HeadingNames) -> tuple[float, Header] | None:
    """The likeliest header among the first rows and how much it is like the ledger's columns, or None."""
    rows = [list(row) for row in grid.cells.head(SEARCHED).iter_rows()]
    like = _Likeness(names)
    best: tuple[float, int, list[list[str]]] | None = None
    whole = spread(rows, grid)
    for line, (height, places) in candidates(rows, grid):
        if height > _TALLEST or (height > 1 and not like.most_of(whole[line])):
            continue
        said = [forms for forms in places if forms]
        marks = [max(map(like.of, forms)) for forms in said]
        total = sum(marks)
        enough = len([mark for mark in marks if mark]) >= max(_LEAST_HEADINGS, len(said) / 2)
        if enough and (best is None or total > best[0]):
            best = total, line, places
    if best is None:
        return None
    total, line, places = best
    return total, completed(match(line, places, names), rows, grid, names)


class _Likeness:
    """How like a text is to any column of the ledger, worked out once a text."""

    def __init__(self, names: HeadingNames) -> None:
        self._names = names
        self._columns = list(names.ledger.declared().values())
        self._known: dict[str, float] = {}

    def of(self, text: str) -> float:
        """1 for a known heading; 0 for what is like none."""
        if text not in self._known:
            self._known[text] = self._worked_out(text)
        return self._known[text]

    def most_of(self, line: list[str | None]) -> bool:
        """Whether half of a line's texts are like columns: it is a line of headings, not the first record."""
        marks = [self.of(text) for text in line if text]
        return 2 * len([mark for mark in marks if mark]) >= len(marks)

    def _worked_out(self, text: str) -> float:
        if len(text) > _LONGEST or _NO_WORDS.fullmatch(text):
            return 0.0
        if self._names.read(text):
            return 1.0
        best = max(likeness_to(text, column) for column in self._columns)
        return best if best >= _LEAST_LIKE else 0.0
