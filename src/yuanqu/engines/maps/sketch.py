"""A small drawing of one shape, made without a map: for the record's page and for paper (略图)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from yuanqu.engines.ledger.shapes import bounds, loaded, polygons, positions_of

WIDE, HIGH, EDGE = 240, 160, 12


@dataclass(frozen=True)
class Sketch:
    """What an SVG of WIDE × HIGH draws: ``path`` of areas and lines, ``points`` by their places."""

    path: str
    points: tuple[tuple[str, str], ...]
    filled: bool
    wide: int = WIDE
    high: int = HIGH


def sketch_of(text: str) -> Sketch:
    """The drawing, north up, longitudes drawn together as they are at that latitude."""
    west, south, east, north = bounds([text]) or (Decimal(0),) * 4
    narrow = Decimal(f"{math.cos(math.radians((south + north) / 2)):.6f}")
    across, up = (east - west) * narrow, north - south
    rooms = ((WIDE - 2 * EDGE, across), (HIGH - 2 * EDGE, up))
    scale = min((room / size for room, size in rooms if size), default=Decimal(1))

    def place(x: Decimal, y: Decimal) -> tuple[str, str]:
        right = WIDE / Decimal(2) + ((x - west) * narrow - across / 2) * scale
        down = HIGH / Decimal(2) - ((y - south) - up / 2) * scale
        return f"{right:.1f}", f"{down:.1f}"

    kind = loaded(text)["type"]
    if kind == "Point":
        return Sketch("", tuple(place(x, y) for x, y in positions_of(text)), filled=False)
    areas = [ring for part in polygons(text) for ring in part]
    coordinates = loaded(text)["coordinates"]
    lines = areas or ([coordinates] if kind == "LineString" else coordinates)
    path = " ".join(
        "M" + " L".join(" ".join(place(Decimal(x), Decimal(y))) for x, y in line) + " Z" * bool(areas)
        for line in lines
    )
    return Sketch(path, (), filled=bool(areas))
