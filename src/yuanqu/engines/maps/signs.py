"""How the map tells things apart: by hue and form the layers, by shade and edge the records of one layer (图例符号).

Each layer has its own mark for points, dashes for lines and hatching for areas: no two need their colours alone.
The hues differ as well to eyes that lack one of the three cones (a test measures it), and stand out from the paper.
A layer's codes go from pale to deep in the order of their list, every other one with a broken edge: shades of one edge
lie far enough apart. The geometry is here once: the page draws it in its legend, the script from what it is handed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

COLOURS = ("#0088ee", "#cc7722", "#003399", "#880033", "#aa77aa", "#774400", "#553366", "#ee5566")
OTHER = "#b4bdbf"  # a code beyond the colours, or none
STEP = 5  # hues from one layer to the next: neighbours differ much, and none comes twice
LOOKS = 16  # how many codes of one layer are told apart
PALE, DEEP, ALONE = (
    88,
    24,
    55,
)  # CIELAB's lightness of a layer's first code and its last; of a layer without codes
EDGE = "#15282e"  # around marks and areas: what is light stands out by it
_BRIGHT = (Decimal("0.2126"), Decimal("0.7152"), Decimal("0.0722"))  # how much red, green and blue brighten
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
    ((8, 0), (10, 6), (16, 8), (10, 10), (8, 16), (6, 10), (0, 8), (6, 6)),
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
    ((0, 4, 8, 12), (8, 12, 16, 4)),
)


@dataclass(frozen=True)
class Form:
    """How a layer is drawn; ``first``: the place of its hue among the colours, another one for each layer."""

    first: int
    mark: Corners
    dash: tuple[int, ...]
    width: int
    hatch: Strokes

    @property
    def hue(self) -> str:
        """The colour of the layer as a whole."""
        return COLOURS[self.first % len(COLOURS)]

    @property
    def said(self) -> dict[str, Any]:
        """The same for the script."""
        return {
            "mark": self.mark, "dash": self.dash, "width": self.width, "hatch": self.hatch, "hue": self.hue,
        }  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """One sign of the legend: ``kind`` is point, line or area; ``broken`` says how its edge is drawn."""

    kind: str
    colour: str
    form: Form
    broken: bool = False

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
    """The shade of ``code`` among the codes of its layer; a layer without codes has its hue alone."""
    if not codes:
        return form.hue
    pairs = len(codes) > len(COLOURS)  # so many that two share a shade, told apart by their edges
    last = len(codes) - 1
    at = codes.index(code) if code in codes else LOOKS
    if at >= LOOKS:
        return OTHER
    at, last = (at // 2, min(last, LOOKS - 1) // 2) if pairs else (at, last)
    return shade(form.hue, PALE - (PALE - DEEP) * at // last if last else ALONE)


def broken_of(codes: Sequence[str], code: str | None) -> bool:
    """Whether the edge of ``code`` is broken: of two codes that follow one another one is."""
    return code in codes and codes.index(code) % 2 == 1


@cache
def shade(colour: str, lightness: int) -> str:
    """The colour mixed with as much white or black as gives it that lightness, of CIELAB's hundred."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    aim = 255 if lightness_of(colour) < lightness else 0
    mixed = (
        "#" + "".join(f"{part + (aim - part) * step // 255:02x}" for part in parts) for step in range(256)
    )
    return min(mixed, key=lambda each: abs(lightness_of(each) - lightness))


def lightness_of(colour: str) -> Decimal:
    """The lightness of CIELAB, from 0 to 100."""
    parts = [Decimal(int(colour[at : at + 2], 16)) / 255 for at in (1, 3, 5)]
    linear = [
        part / Decimal("12.92")
        if part <= Decimal("0.04045")
        else ((part + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")
        for part in parts
    ]
    bright = sum(share * part for share, part in zip(_BRIGHT, linear, strict=True))
    return 116 * max(bright, Decimal("0.008856")) ** (Decimal(1) / 3) - 16
