"""What an import would do, before anything is written (预览)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import polars as pl

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.importing.choosing import LeftSheet
from yuanqu.engines.ledger.importing.heading_lines import HeadingLine, How
from yuanqu.engines.ledger.importing.problems import Notice, Problem
from yuanqu.engines.ledger.importing.sheet_part import Parts

Progress = Callable[[str, float], None]  # what is being done, and how much of the whole is done (0 to 1)


def silent(_doing: str, _done: float) -> None:
    """Shows no progress."""


class Mode(StrEnum):
    """What becomes of the good rows when some are bad."""

    ALL_OR_NOTHING = "all_or_nothing"
    GOOD_ROWS = "good_rows"


class State(StrEnum):
    """What a row does to its ledger."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BAD = "bad"


@dataclass(frozen=True)
class SourceFile:
    """The file as it came: ``name`` is what its sender called it, ``digest`` its SHA-256."""

    path: Path
    name: str
    digest: str
    size: int

    @classmethod
    def of(cls, path: Path, name: str = "") -> SourceFile:
        """The file at ``path``."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return cls(path, name or path.name, digest, path.stat().st_size)


@dataclass(frozen=True)
class Choices:
    """The sender's choices. ``sheets``: into which ledger (its label) each goes, empty: none; where nothing is said,
    the fitting ones are read, else those named. ``explanation``: for all soft problems.

    ``keep_blank``: a blank cell leaves the record's value instead of clearing it. ``headings``: what the sender said
    the headings mean (``Meaning.key``, or empty: not read).
    """

    sheets: Mapping[str, str] = field(default_factory=dict)
    explanation: str = ""
    keep_blank: bool = False
    headings: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The choices as plain values."""
        return {**asdict(self), "sheets": dict(self.sheets), "headings": dict(self.headings)}

    def wanted(self, ledger: type[Ledger]) -> list[str]:
        """The sheets that go into ``ledger`` by the sender's word."""
        return [sheet for sheet, label in self.sheets.items() if label == ledger.label]


@dataclass(frozen=True)
class Counts:
    """Rows read, and what becomes of them; ``cleared`` counts values that blank cells would clear."""

    rows: int
    new: int
    changed: int
    unchanged: int
    bad: int
    cleared: int = 0

    @classmethod
    def of(cls, states: pl.Series, cleared: int = 0) -> Counts:
        """The counts of rows by their states."""
        found = dict(states.value_counts().iter_rows())
        new, changed, unchanged, bad = (int(found.get(one.value, 0)) for one in State)
        return cls(len(states), new, changed, unchanged, bad, cleared)

    def as_json(self) -> dict[str, int]:
        """The counts as plain values."""
        return asdict(self)


@dataclass(frozen=True)
class SheetCounts:
    """One sheet, the label of the ledger it goes into, and what becomes of its rows."""

    sheet: str
    ledger: str
    counts: Counts

    def as_json(self) -> dict[str, object]:
        """The counts as plain values."""
        counts = self.counts.as_json()
        del counts["cleared"]  # counted for the ledger as a whole
        return {"sheet": self.sheet, "ledger": self.ledger, **counts}


@dataclass(frozen=True)
class CellChange:
    """One value that would change: the record's key, the column, before and after as people read them."""

    row: int
    key: str
    column: str
    before: str
    after: str
    sheet: str = ""


@dataclass(frozen=True)
class Prepared:
    """The outcome of reading and checking a file against a ledger; nothing has been written.

    ``frame`` has all declared columns, ``_id``, ``_sheet`` (which of ``parts``), ``_row`` (as the program numbers it)
    and ``_state``; ``written`` names the columns an update writes.
    """

    ledger: type[Ledger]
    source: SourceFile
    choices: Choices
    parts: Parts
    frame: pl.DataFrame
    written: tuple[str, ...]
    counts: Counts
    problems: list[Problem]
    problem_count: int
    changes: list[CellChange]
    notices: list[Notice] = field(default_factory=list)
    headings: Sequence[HeadingLine] = ()
    left: Sequence[LeftSheet] = ()

    @property
    def sheets(self) -> list[SheetCounts]:
        """What becomes of the rows of each sheet."""
        told = []
        for n, part in enumerate(self.parts.all):
            states = self.frame.filter(pl.col("_sheet") == n)["_state"]
            told.append(SheetCounts(part.grid.sheet, self.ledger.label, Counts.of(states)))
        return told

    @property
    def unconfirmed(self) -> bool:
        """Whether headings were read by likeness: the sender has to confirm that before anything is written."""
        return any(line.how is How.PROPOSED for line in self.headings)

    @property
    def said(self) -> dict[str, str]:
        """What the headings that were not plain are taken to mean, to be confirmed as a whole."""
        return {line.heading: line.means for line in self.headings}

    def confirmed(self) -> Prepared:
        """The same, its sender having confirmed the headings."""
        settled = [
            replace(line, how=How.SAID) if line.how is How.PROPOSED else line for line in self.headings
        ]
        return replace(self, headings=settled, choices=replace(self.choices, headings=self.said))

    @property
    def clean(self) -> bool:
        """Whether every row may go in."""
        return self.counts.bad == 0 and not any(p.blocks for p in self.problems)

    @property
    def nothing_to_do(self) -> bool:
        """Whether the good rows would change nothing."""
        return self.counts.new == 0 and self.counts.changed == 0

    def as_json(self) -> dict[str, object]:
        """The preview as plain values, with the first problems and changes."""
        return {
            "ledger": self.ledger.label,
            "name": self.ledger.name,
            "file": self.source.name,
            "sha256": self.source.digest,
            "sheets": [sheet.as_json() for sheet in self.sheets],
            "sheets_left": [asdict(sheet) for sheet in self.left],
            "headings": [line.as_json() for line in self.headings],
            "counts": self.counts.as_json(),
            "problem_count": self.problem_count,
            "problems": [problem.as_json() for problem in self.problems[:1000]],
            "changes": [asdict(change) for change in self.changes],
            "notices": [notice.as_json() for notice in self.notices],
        }
