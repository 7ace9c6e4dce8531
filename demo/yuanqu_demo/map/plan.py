"""The plan of a park: lots in rows between roads on a grid of metres, turned a little, laid on degrees.

The coordinates are fictional, as the zone is. On the scale of a zone a metre is the same everywhere: the radii of
curvature of WGS84 are taken at its middle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

AXIS, FLATTENING = 6_378_137, 1 / 298.257223563
MIDDLE = (115.892, 28.672)
PARKS = {
    "main": (0, 0, 7),
    "east": (2700, 450, 13),
    "west": (-2650, -500, -5),
}  # metres east and north, degrees turned
WIDE = 2200  # metres from a park's western edge to its eastern
RING, BESIDE = 30, 70  # metres: from a park's edge to its ring road; from one ring to the next
ROAD, AVENUE, BLOCK, GAP = 16, 40, 620, 3  # metres: between rows; between blocks; along a block; between lots
DEPTHS = (
    (3_000, 50),
    (12_000, 110),
    (45_000, 160),
    (180_000, 320),
)  # square metres up to which a row is so deep

Place = tuple[float, float]


@dataclass(frozen=True)
class Lot:
    """A rectangle of a park's own grid, in metres from the park's south-western corner."""

    park: str
    x: float
    y: float
    wide: float
    deep: float

    @property
    def middle(self) -> Place:
        """Its middle on the grid."""
        return self.x + self.wide / 2, self.y + self.deep / 2

    def part(self, place: int, of: int) -> Lot:
        """The part that the building ``place`` of ``of`` stands in, in rows within the lot, away from its edge."""
        across = math.ceil(math.sqrt(of))
        down = math.ceil(of / across)
        inner = (self.wide * 0.8 / across, self.deep * 0.8 / down)
        x = self.x + self.wide * 0.1 + inner[0] * (place % across)
        y = self.y + self.deep * 0.1 + inner[1] * (place // across)
        return Lot(self.park, x + inner[0] * 0.08, y + inner[1] * 0.08, inner[0] * 0.84, inner[1] * 0.84)


class Ground:
    """The lots of one park, given out from south to north in rows of one depth each."""

    def __init__(self, park: str) -> None:
        self._park = park
        self._top = 0.0
        self._edges = 0
        self._open: dict[float, tuple[float, float]] = {}

    def lot(self, area: float) -> Lot:
        """The next lot of so many square metres."""
        deep = next((deep for most, deep in DEPTHS if area <= most), math.sqrt(area))
        wide = area / deep
        x, y = self._open.get(deep, (WIDE, 0.0))
        if x // BLOCK != (x + wide) // BLOCK and x % BLOCK > BLOCK / 2:
            x = (x // BLOCK + 1) * BLOCK + AVENUE
        if x + wide > WIDE:
            x, y = 0.0, self._top
            self._top += deep + ROAD
        self._open[deep] = (x + wide + GAP, y)
        return Lot(self._park, x, y, wide, deep)

    def edge(self) -> tuple[Place, Place]:
        """The next side of the ring around the lots: south, east, north, west, then a wider ring."""
        side, round_ = self._edges % 4, self._edges // 4
        self._edges += 1
        off = RING + BESIDE * round_
        corners = [(-off, -off), (WIDE + off, -off), (WIDE + off, self._top + off), (-off, self._top + off)]
        return corners[side], corners[(side + 1) % 4]

    def band(self) -> None:
        """Go on beyond an avenue: what comes next stands in rows of its own."""
        self._top += AVENUE if self._open else 0
        self._open.clear()


def polygon(lot: Lot) -> str:
    """A lot as GeoJSON, counter-clockwise."""
    corners = [
        (lot.x, lot.y),
        (lot.x + lot.wide, lot.y),
        (lot.x + lot.wide, lot.y + lot.deep),
        (lot.x, lot.y + lot.deep),
    ]
    ring = ", ".join(_position(lot.park, corner) for corner in [*corners, corners[0]])
    return f'{{"type": "Polygon", "coordinates": [[{ring}]]}}'


def line(park: str, ends: tuple[Place, Place]) -> str:
    """A straight line of a park's grid as GeoJSON."""
    return f'{{"type": "LineString", "coordinates": [{", ".join(_position(park, end) for end in ends)}]}}'


def point(park: str, place: Place) -> str:
    """A place of a park's grid as GeoJSON."""
    return f'{{"type": "Point", "coordinates": {_position(park, place)}}}'


def _position(park: str, place: Place) -> str:
    east, north, turned = PARKS[park]
    angle, x, y = math.radians(turned), place[0] - WIDE / 2, place[1] - WIDE / 2
    right = east + x * math.cos(angle) - y * math.sin(angle)
    up = north + x * math.sin(angle) + y * math.cos(angle)
    longitude, latitude = MIDDLE
    sine = math.sin(math.radians(latitude))
    squared = FLATTENING * (2 - FLATTENING)
    across = AXIS / math.sqrt(1 - squared * sine**2) * math.cos(math.radians(latitude))
    along = AXIS * (1 - squared) / (1 - squared * sine**2) ** 1.5
    x_degrees, y_degrees = math.degrees(right / across), math.degrees(up / along)
    return f"[{_said(longitude + x_degrees)}, {_said(latitude + y_degrees)}]"


def _said(degrees: float) -> str:
    return format(Decimal(f"{degrees:.7f}").normalize(), "f")
