"""What the shared parts of pages are given: small frozen values, no queries (部件的输入).

A view builds these and hands them to the tags of `{% load site %}`; each part's template says at its top what it shows.
Numbers arrive printed (`terms.quantities`): parts never compute, round or format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Colour = Literal["green", "yellow", "red", "grey"]
Order = Literal["", "ascending", "descending"]


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; the last one has no `url`."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Action:
    """A link shown as a button in a page header. One `primary` a page."""

    label: str
    url: str
    icon: str = ""
    primary: bool = False
    panel: bool = False


@dataclass(frozen=True)
class Tab:
    """One tab: a link to a page of its own, so that tabs work without scripts."""

    label: str
    url: str
    active: bool = False
    count: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table. `key` names it for column choice; `url` is the link that sorts by it."""

    label: str
    key: str = ""
    numeric: bool = False
    unit: str = ""
    url: str = ""
    order: Order = ""


@dataclass(frozen=True)
class Cell:
    """One cell. `panel` opens `url` beside the text; `light` puts a status light before the word `text`."""

    text: str
    url: str = ""
    panel: bool = False
    light: Colour | None = None
    note: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; each row has one cell a column, the first one names the row.

    `totals`, one text a column, stands below; `name` makes column choice remembered under that name.
    Raises ValueError when a row has another number of cells than there are columns.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[str] = ()
    name: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate([*self.rows, *([self.totals] if self.totals else [])], start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"表“{self.caption}”第{number}行有{len(row)}格，应有{len(self.columns)}格。（table-row-length）"
                )

    @property
    def numbered_rows(self) -> list[list[tuple[Column, Cell]]]:
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def totals_row(self) -> list[tuple[Column, str]]:
        return list(zip(self.columns, self.totals, strict=True)) if self.totals else []


@dataclass(frozen=True)
class Fact:
    """A term and what is said of it, as in a detail page."""

    term: str
    text: str
    url: str = ""
    note: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Change:
    """One field's change in a history entry: what it was, what it became."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One moment of a history, newest first in the list that holds it."""

    at: datetime | date
    title: str
    who: str = ""
    reason: str = ""
    changes: Sequence[Change] = ()
    light: Colour | None = None


@dataclass(frozen=True)
class Series:
    """One line or set of bars: a value for each period as decimal text, None where it is unknown."""

    name: str
    values: Sequence[str | None]
    kind: Literal["line", "bar"] = "line"
    unit: str = ""


@dataclass(frozen=True)
class Chart:
    """A trend over periods. `printed[i][j]` is how series i's value j is printed in the table below the chart."""

    name: str
    title: str
    periods: Sequence[str]
    series: Sequence[Series]
    printed: Sequence[Sequence[str]] = field(default=())

    @property
    def data(self) -> dict[str, object]:
        """What chart.js reads. Values stay text up to the drawing."""
        series = [
            {"name": s.name, "values": list(s.values), "kind": s.kind, "unit": s.unit} for s in self.series
        ]
        return {"title": self.title, "periods": list(self.periods), "series": series, "printed": self._texts}

    @property
    def _texts(self) -> list[list[str]]:
        if self.printed:
            return [list(texts) for texts in self.printed]
        return [["—" if value is None else value for value in s.values] for s in self.series]

    @property
    def table(self) -> Table:
        """The same values as a table, newest period first: for those who cannot see the drawing."""
        columns = [Column("时期"), *(Column(s.name, numeric=True, unit=s.unit) for s in self.series)]
        rows = [
            [Cell(period), *(Cell(texts[place]) for texts in self._texts)]
            for place, period in enumerate(self.periods)
        ]
        return Table(caption=f"{self.title}（数据表）", columns=columns, rows=rows[::-1])
