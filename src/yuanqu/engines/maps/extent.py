"""What a map is drawn around (图幅): one shape with a slip in its coordinates must not shrink the zone to a dot.

A shape is far off when its middle lies more than ``FAR`` times as far from the middle of all as nine of ten do, and
never within ``NEAR`` degrees of it. It stays a record as it is; the map is drawn without reaching for it, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Generic, TypeVar

from yuanqu.engines.ledger.shapes import bounds

FAR, NEAR = 5, Decimal("0.1")  # NEAR: about ten kilometres
_MOST = Decimal("0.9")

Box = tuple[Decimal, Decimal, Decimal, Decimal]  # west, south, east, north


T = TypeVar("T")


@dataclass(frozen=True)
class Extent(Generic[T]):
    """Those that lie together, each with its box, and those far off."""

    near: Sequence[tuple[T, Box]]
    far: Sequence[T]

    @property
    def box(self) -> Box | None:
        """Around those that lie together; None where there is none."""
        if not self.near:
            return None
        west, south, east, north = zip(*(box for _, box in self.near), strict=True)
        return min(west), min(south), max(east), max(north)


def top(boxes: Sequence[Box]) -> tuple[Decimal, Decimal]:
    """The place above the middle of ``boxes``: at least one, of which a few may lie elsewhere."""
    across = median((west + east) / 2 for west, _, east, _ in boxes)
    norths = sorted(north for *_, north in boxes)
    return across, norths[int(_MOST * (len(norths) - 1))]


def extent(each: Iterable[T], shape_of: Callable[[T], str]) -> Extent[T]:
    """Which of ``each`` lie together by their shapes (GeoJSON text)."""
    boxed = [(one, box) for one in each if (box := bounds([shape_of(one)]))]
    if not boxed:
        return Extent((), ())
    middles = [((west + east) / 2, (south + north) / 2) for _, (west, south, east, north) in boxed]
    x, y = (median(ways) for ways in zip(*middles, strict=True))
    off = [max(abs(east - x), abs(north - y)) for east, north in middles]
    reach = max(FAR * sorted(off)[int(_MOST * (len(off) - 1))], NEAR)
    return Extent(
        [one for one, distance in zip(boxed, off, strict=True) if distance <= reach],
        [one for (one, _), distance in zip(boxed, off, strict=True) if distance > reach],
    )
