"""Areas on the ellipsoid, against the ellipsoid's own surface and areas known from elsewhere."""

from __future__ import annotations

from decimal import Decimal

from yuanqu.terms.ground_area import ground_area


def _box(west: str, south: str, east: str, north: str) -> list[tuple[Decimal, Decimal]]:
    w, s, e, n = map(Decimal, (west, south, east, north))
    return [(w, s), (e, s), (e, n), (w, n), (w, s)]


def test_the_whole_ellipsoid() -> None:
    """Its surface is 510 065 621.724 km² (WGS84)."""
    whole = ground_area([[_box("-180", "-90", "180", "90")]])
    assert abs(whole - Decimal("510065621724088")) < 1000


def test_a_parcel_agrees_with_the_radii_of_curvature() -> None:
    """A small box is M·N·cosφ·Δφ·Δλ; at 28.005° M = 6349520.6 m and N = 6382846.1 m."""
    area = ground_area([[_box("115", "28", "115.01", "28.01")]])
    assert abs(area - Decimal("1089991")) < 2


def test_holes_are_taken_off_and_parts_are_summed_whichever_way_they_run() -> None:
    outer, hole = _box("115", "28", "115.02", "28.02"), _box("115.005", "28.005", "115.01", "28.01")
    whole, inner = ground_area([[outer]]), ground_area([[hole[::-1]]])
    assert abs(ground_area([[outer, hole]]) - (whole - inner)) <= Decimal("0.01")
    assert abs(ground_area([[outer], [hole]]) - (whole + inner)) <= Decimal("0.01")
    assert ground_area([]) == 0
