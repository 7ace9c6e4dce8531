"""The area of a polygon on the ground from longitudes and latitudes (椭球面积).

The ellipsoid is WGS84 (CGCS2000's differs by a tenth of a millimetre in its shorter axis). The polygon is drawn in
Lambert's cylindrical equal-area projection of that ellipsoid, where areas are exact (Snyder, Map Projections: A Working
Manual, USGS 1987, formulas 3-12 and 10-12 to 10-15):

    x = a·λ,  y = a·q(φ)/2,
    q(φ) = (1−e²)·[ sinφ/(1−e²·sin²φ) − 1/(2e)·ln((1−e·sinφ)/(1+e·sinφ)) ]

and measured there by the trapezoid rule. Sides are straight in that projection: for the sides of a parcel (up to some
kilometres) they part from geodesics by so little that areas agree to better than one in ten million. Sines make binary
numbers unavoidable; what is measured is only ever shown beside an entered area, never entered or summed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

AXIS = 6_378_137  # metres, WGS84
FLATTENING = Decimal(1) / Decimal("298.257223563")
_E2 = FLATTENING * (2 - FLATTENING)
_E = math.sqrt(_E2)

Ring = Sequence[tuple[Decimal, Decimal]]


def ground_area(polygons: Sequence[Sequence[Ring]]) -> Decimal:
    """Square metres, to a hundredth; each polygon is its outer ring followed by its holes, whichever way they run."""
    total = sum(
        abs(_measured(ring)) * (1 if place == 0 else -1)
        for polygon in polygons
        for place, ring in enumerate(polygon)
    )
    return Decimal(f"{total:.2f}")


def _measured(ring: Ring) -> Decimal:
    """The signed area of a closed ring in square metres."""
    west = ring[0][0]
    across = [AXIS * math.radians(x - west) for x, _ in ring]
    up = [AXIS / 2 * _q(math.sin(math.radians(y))) for _, y in ring]
    twice = math.fsum((across[n] - across[n + 1]) * (up[n] + up[n + 1]) for n in range(len(ring) - 1))
    return Decimal(twice) / 2


def _q(sine: float) -> float:
    """Snyder's q of the latitude with that sine."""
    logarithm = math.log((1 - _E * sine) / (1 + _E * sine))
    return (1 - _E * _E) * (sine / (1 - (_E * sine) ** 2) - logarithm / (2 * _E))
