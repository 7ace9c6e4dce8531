"""The map as a figure of the report: areas, lines and points of the layers that go on paper, with their legend (图件).

North is up, longitudes are drawn together as they are at that latitude. Names stand beside lines only; what an area is,
the legend says by colour and in words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from yuanqu.engines.documents.diagram import (
    Diagram,
    Form,
    Outline,
    Shape,
    half_characters,
    text_height,
    text_width,
)
from yuanqu.engines.ledger.fields import Shape as ShapeColumn
from yuanqu.engines.ledger.shapes import bounds, kind_of, loaded, polygons, positions_of
from yuanqu.engines.ledger.standing import standing_records
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.withholding import sees_path
from yuanqu.engines.maps.extent import Box, extent
from yuanqu.engines.maps.layers import Layer, all_layers, layers
from yuanqu.engines.maps.signs import DEEP, lightness_of, shade

WIDE, HIGH, EDGE = 1560, 1300, 60  # tenths of a millimetre, as a diagram has them
COLUMNS, ROW, SWATCH = 4, 46, 32
NAMED, NAME_SIZE, KEY_SIZE, DOT = 24, 12, 15, 14
SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)  # where along a line its name is tried

Point = tuple[int, int]
Placed = Callable[[Decimal, Decimal], Point]


@dataclass(frozen=True)
class Drawn:
    """One record of a layer: its shape, what colours it, what it is called."""

    layer: Layer
    shape: str
    code: str | None
    title: str

    @property
    def colour(self) -> str:
        """Six hexadecimal digits."""
        return self.layer.colour(self.code).removeprefix("#").upper()

    @property
    def edge(self) -> str:
        """The colour around an area: the layer's hue, deep enough to stand out from any of its shades."""
        return shade(self.layer.form.hue, DEEP).removeprefix("#").upper()

    @property
    def line(self) -> str:
        """The colour of a line, which has no edge of its own on paper: its shade, nowhere too pale to be seen."""
        deep = min(round(lightness_of(self.layer.colour(self.code))), 70)
        return shade(self.layer.form.hue, deep).removeprefix("#").upper()

    @property
    def broken(self) -> bool:
        """Whether its edge is broken."""
        return self.layer.sign(self.shape, self.code).broken


def map_diagram(reader: Reader | None, caption: str) -> Diagram | None:
    """The figure for ``reader`` (None: whoever issues the report); None where no record has a shape."""
    lying = extent(
        (each for layer in _on_paper(reader) for each in _records(layer, reader)), lambda each: each.shape
    )
    if lying.box is None:
        return None
    drawn = [each for each, _ in lying.near]
    place, high = _scaled(lying.box)
    areas = sorted((each for each in drawn if polygons(each.shape)), key=_size, reverse=True)
    lines = [each for each in drawn if kind_of(each.shape).endswith("LineString")]
    points = [each for each in drawn if kind_of(each.shape) == "Point"]
    outlines = [*_areas(areas, place), *_lines(lines, place)]
    shapes = [*(_dot(each, place) for each in points), *_names(lines, place)]
    keys, signs, foot = _legend(drawn, high)
    alt = f"{caption}：" + "，".join(f"{layer.ledger.name}{n}处" for layer, n in _counted(drawn))
    return Diagram(WIDE, foot, (*shapes, *keys), (), caption, alt, (*outlines, *signs))


def _on_paper(reader: Reader | None) -> list[Layer]:
    found = all_layers() if reader is None else layers(reader)
    return [layer for layer in found if layer.own and cast(ShapeColumn, layer.shape.column).on_paper]


def _records(layer: Layer, reader: Reader | None) -> Iterator[Drawn]:
    rows = standing_records(reader, layer.ledger)
    name = next((n for n in layer.ledger.title if layer.ledger.declared()[n].kind == "text"), "")
    status = (
        layer.status.lookup if layer.status and (reader is None or sees_path(reader, layer.status)) else ""
    )
    asked = [layer.shape.lookup, *filter(None, (status, name))]
    for row in rows.exclude(**{layer.shape.lookup: None}).order_by("pk").values(*asked):
        yield Drawn(layer, row[layer.shape.lookup], row.get(status), row.get(name) or "")


def _scaled(box: Box) -> tuple[Placed, int]:
    """Where a longitude and a latitude lie on the sheet, and how high the drawing is."""
    west, south, east, north = box
    narrow = Decimal(f"{math.cos(math.radians((south + north) / 2)):.6f}")
    across, up = (east - west) * narrow, north - south
    rooms = ((WIDE - 2 * EDGE, across), (HIGH - 2 * EDGE, up))
    scale = min((room / size for room, size in rooms if size), default=Decimal(1))
    left = (WIDE - across * scale) / 2

    def place(x: Decimal, y: Decimal) -> Point:
        return round(left + (x - west) * narrow * scale), round(EDGE + (north - y) * scale)

    return place, round(up * scale) + 2 * EDGE


def _size(each: Drawn) -> Decimal:
    """Larger areas are drawn first, so that none hides a smaller one."""
    west, south, east, north = bounds([each.shape]) or (Decimal(0),) * 4
    return (east - west) * (north - south)


def _areas(areas: Sequence[Drawn], place: Placed) -> Iterator[Outline]:
    for each in areas:
        for part in polygons(each.shape):
            ring = tuple(place(x, y) for x, y in part[0])
            yield Outline(ring, fill=each.colour, stroke=each.edge, dashed=each.broken)


def _lines(lines: Sequence[Drawn], place: Placed) -> Iterator[Outline]:
    """Broken lines lie on unbroken ones, which are wider: a road is seen below the work that built it."""
    for each in sorted(lines, key=lambda each: len(each.layer.form.dash)):
        for line in _ways(each.shape):
            yield _line(each, tuple(place(x, y) for x, y in line))


def _line(each: Drawn, points: tuple[Point, ...]) -> Outline:
    form = each.layer.form
    return Outline(points, closed=False, stroke=each.line, thick=form.width * 3 // 2, dashed=bool(form.dash))


def _ways(text: str) -> list[list[tuple[Decimal, Decimal]]]:
    shape = loaded(text)
    found = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
    return [[(Decimal(x), Decimal(y)) for x, y in line] for line in found]


def _dot(each: Drawn, place: Placed) -> Shape:
    x, y = place(*positions_of(each.shape)[0])
    return Shape(x - DOT // 2, y - DOT // 2, DOT, DOT, Form.CIRCLE, fill=each.colour, stroke="FFFFFF")


def _names(lines: Sequence[Drawn], place: Placed) -> Iterator[Shape]:
    """The names of lines, each once, on the line where no other name stands; one without room is left to the page."""
    named: dict[str, Drawn] = {}
    for each in lines:
        named.setdefault(each.title.removesuffix("工程"), each)
    taken: list[Shape] = []
    for title, each in list(named.items())[:NAMED]:
        ends = [place(x, y) for x, y in _ways(each.shape)[0]]
        tried = (_name(title, _along(ends[0], ends[-1], share)) for share in SHARES)
        if found := next((name for name in tried if not any(_meet(name, other) for other in taken)), None):
            taken.append(found)
            yield found


def _along(start: Point, end: Point, share: float) -> Point:
    return round(start[0] + (end[0] - start[0]) * share), round(start[1] + (end[1] - start[1]) * share)


def _name(title: str, middle: Point) -> Shape:
    width, height = text_width(title, NAME_SIZE) + 12, text_height(NAME_SIZE) + 4
    left = min(max(middle[0] - width // 2, 0), WIDE - width)
    return Shape(left, middle[1] - height // 2, width, height, fill="FFFFFF", lines=(title,), size=NAME_SIZE)


def _meet(one: Shape, other: Shape) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def _legend(drawn: Sequence[Drawn], top: int) -> tuple[list[Shape], list[Outline], int]:
    """A sign and its words for each layer and status that occurs, in rows below the map; and where it ends."""
    counted = Counter((each.layer.label, each.code) for each in drawn)
    first = {(each.layer.label, each.code): each for each in reversed(drawn)}
    labels = list(dict.fromkeys(each.layer.label for each in drawn))
    keys = sorted(counted, key=lambda key: (labels.index(key[0]), _rank(first[key])))
    wide = WIDE // COLUMNS
    shapes: list[Shape] = []
    lines: list[Outline] = []
    for at, key in enumerate(keys):
        x, y = at % COLUMNS * wide, top + at // COLUMNS * ROW
        each = first[key]
        if kind_of(each.shape).endswith("LineString"):
            ends = ((x, y + ROW // 2), (x + SWATCH, y + ROW // 2))
            lines.append(_line(each, ends))
        else:
            shapes.append(
                Shape(x, y + 10, SWATCH, ROW - 20, fill=each.colour, stroke=each.edge, dashed=each.broken)
            )
        said = f"{_what(each.layer, each.code)} {counted[key]}"
        most = half_characters(wide - SWATCH - 20, KEY_SIZE)
        shapes.append(
            Shape(x + SWATCH + 10, y, wide - SWATCH - 20, ROW, Form.NONE, lines=(_fitted(said, most),),
                  size=KEY_SIZE, centred=False)
        )  # fmt: skip
    return shapes, lines, top + -(-len(keys) // COLUMNS) * ROW


def _rank(each: Drawn) -> int:
    """The place of its code in the list; last where it has none."""
    codes = [code for code, _ in each.layer.codes]
    return codes.index(each.code) if each.code in codes else len(codes)


def _what(layer: Layer, code: str | None) -> str:
    name = layer.ledger.name.removesuffix("台账").removesuffix("名录")
    labels: Mapping[str, str] = dict(layer.codes)
    return f"{name}·{labels.get(code or '', '未填')}" if labels else name


def _fitted(text: str, most: int) -> str:
    """The legend's words on their one line; the office's name gives way first."""
    return (
        text
        if text_width(text, KEY_SIZE) <= text_width("字" * (most // 2), KEY_SIZE)
        else text.split("·")[-1]
    )


def _counted(drawn: Sequence[Drawn]) -> list[tuple[Layer, int]]:
    counted = Counter(each.layer.label for each in drawn)
    by_label = {each.layer.label: each.layer for each in drawn}
    return [(by_label[label], n) for label, n in counted.items()]
