"""How the map tells things apart: by colour the records of a layer, by form the layers from one another (图例符号).

Each layer has its own mark for points, dashes for lines and hatching for areas: no two need their colours alone.
The colours differ as well to eyes that lack one of the three cones (a test measures it), and stand out from the paper.
The geometry is here once: the page draws it in its legend, and the script in the map from what the page hands it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

COLOURS = ("#0088ee", "#cc7722", "#003399", "#880033", "#aa77aa", "#774400", "#553366", "#ee5566")
OTHER = "#b4bdbf"  # a code beyond the colours, or none
STEP = 2  # colours by which one layer begins after the other: each with a calm one
EDGE = "#15282e"  # around marks and areas: what is light stands out by it
SIZE = 16  # of a mark and of a tile of hatching

Corners = tuple[tuple[int, int], ...]
Strokes = tuple[tuple[int, int, int, int], ...]

MARKS: tuple[Corners, ...] = (
    (),  # a circle
    ((2, 2), (14, 2), (14, 14), (2, 14)),
    ((8, 1), (15, 14), (1, 14)),
    ((8, 0), (16, 8), (8, 16), (0, 8)),
    ((5, 1), (11, 1), (11, 5), (15, 5), (15, 11), (11, 11), (11, 15), (5, 15), (5, 11), (1, 11), (1, 5), (5, 5)),
    ((1, 2), (15, 2), (8, 15)),
    ((4, 1), (12, 1), (16, 8), (12, 15), (4, 15), (0, 8)),
)  # fmt: skip
DASHES: tuple[tuple[int, ...], ...] = ((3, 2), (), (1, 1), (4, 1, 1, 1))  # in widths of the line
WIDTHS = (3, 6, 4, 4)  # an unbroken line is wide: what lies on it shows its dashes
HATCHES: tuple[Strokes, ...] = (
    ((8, 0, 8, 16),),
    ((0, 16, 16, 0), (-2, 2, 2, -2), (14, 18, 18, 14)),
    (),
    ((0, 0, 16, 16), (-2, 14, 2, 18), (14, -2, 18, 2)),
    ((0, 8, 16, 8),),
    ((8, 0, 8, 16), (0, 8, 16, 8)),
    ((0, 0, 16, 16), (0, 16, 16, 0)),
)


@dataclass(frozen=True)
class Form:
    """How a layer is drawn; ``first``: the colour that its codes begin with, another one for each layer."""

    first: int
    mark: Corners
    dash: tuple[int, ...]
    width: int
    hatch: Strokes

    @property
    def said(self) -> dict[str, Any]:
        """The same for the script."""
        return {"mark": self.mark, "dash": self.dash, "width": self.width, "hatch": self.hatch}


@dataclass(frozen=True)
class Sign:
    """One sign of the legend: ``kind`` is point, line or area."""

    kind: str
    colour: str
    form: Form

    @property
    def corners(self) -> str:
        """The mark as SVG has a polygon; empty for a circle."""
        return " ".join(f"{x},{y}" for x, y in self.form.mark)

    @property
    def dashes(self) -> str:
        """The dashes as SVG has them; empty for an unbroken line."""
        return " ".join(str(each * 4) for each in self.form.dash)

    @property
    def strokes(self) -> str:
        """The hatching as a path; empty for a plain area."""
        return " ".join(f"M{a} {b}L{c} {d}" for a, b, c, d in self.form.hatch)


def form_at(place: int) -> Form:
    """The form of the layer that stands at ``place`` among all."""
    return Form(
        STEP * place % len(COLOURS),
        MARKS[place % len(MARKS)],
        DASHES[place % len(DASHES)],
        WIDTHS[place % len(WIDTHS)],
        HATCHES[place % len(HATCHES)],
    )


def kind_drawn(kind: str) -> str:
    """Which kind of sign draws a geometry of GeoJSON's ``kind``."""
    return {"Point": "point", "LineString": "line", "MultiLineString": "line"}.get(kind, "area")


def colour_of(form: Form, codes: Sequence[str], code: str | None) -> str:
    """The colour of ``code`` among the codes of its layer; a layer without codes has one colour."""
    at = 0 if not codes else codes.index(code) if code in codes else len(COLOURS)
    return COLOURS[(form.first + at) % len(COLOURS)] if at < len(COLOURS) else OTHER
